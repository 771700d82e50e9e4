// loopbackAsync.
#include <ravel/protocol/loopback.h>

#include <catch2/catch_test_macros.hpp>
#include <ravel/reactor/clock.h>

#include "core/protocol/recording.h"

using namespace ravel;
using support::Lines;
using support::Recording;

TEST_CASE("a loopback") {
  Lines ran;
  World world;
  Clock clock(world);
  const auto server = std::make_shared<Recording>(clock, ran, "server");
  const auto client = std::make_shared<Recording>(clock, ran, "client");

  SECTION("connects the server first, and carries what they write in later calls") {
    server->onMade = [](Recording& self) { self.transport->write("welcome"); };
    client->onData = [](Recording& self, std::string_view) { self.transport->write("thanks"); };
    auto d = loopbackAsync(clock, server, client);
    CHECK(ran == Lines{"0 server made", "0 client made"});
    clock.advance(0);
    CHECK(ran == Lines{"0 server made", "0 client made", "0 client got welcome", "0 server got thanks"});
    CHECK_FALSE(d.called());
    d.addErrback([](const Failure&) {});
    d.cancel();
    clock.advance(0);
    CHECK(ran.size() == 6);
  }
  SECTION("fires when it was closed and both know it") {
    server->onMade = [](Recording& self) { self.transport->write("welcome"); };
    client->onData = [](Recording& self, std::string_view) { self.transport->loseConnection(); };
    bool done = false;
    loopbackAsync(clock, server, client).addCallback([&] {
      done = true;
      CHECK(ran.size() == 5);
    });
    clock.advance(0);
    CHECK(done);
    CHECK(ran[3] == "0 client lost ConnectionDone");
    CHECK(ran[4] == "0 server lost ConnectionDone");
  }
  SECTION("that is never closed goes with the world") {
    loopbackAsync(clock, server, client);
    clock.advance(0);
    CHECK(ran.size() == 2);
  }
}
