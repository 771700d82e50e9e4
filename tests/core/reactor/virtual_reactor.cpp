// VirtualReactor: time that jumps.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"
#include "core/support/trace.h"

using namespace ravel;
using support::Lines;

TEST_CASE("virtual time") {
  World world;
  VirtualReactor reactor(world);
  Lines ran;
  const auto say = [&](const std::string& text) { ran.push_back(show(reactor.seconds()) + ' ' + text); };

  SECTION("goes from deadline to deadline: each call sees its own time") {
    reactor.callLater(3600.5, say, "later");
    reactor.callLater(1, say, "one");
    reactor.run();
    CHECK(ran == Lines{"1 one", "3600.5 later"});
  }
  SECTION("adds up as decimals do") {
    reactor.callLater(0.3, say, "third");
    reactor.callLater(0.1, [&] { reactor.callLater(0.2, say, "sum"); });
    reactor.run();
    CHECK(ran == Lines{"0.3 third", "0.3 sum"});
  }
  SECTION("sleeping moves it and lets nothing else run: the rest is late") {
    reactor.callLater(0, [&] {
      say("sleeps");
      reactor.sleep(1.5);
      say("wakes");
    });
    reactor.callLater(0.5, say, "due at 0.5");
    reactor.callLater(2, say, "due at 2");
    reactor.run();
    CHECK(ran == Lines{"0 sleeps", "1.5 wakes", "1.5 due at 0.5", "2 due at 2"});
  }
  SECTION("what is asked for after sleeping counts from then") {
    reactor.callLater(0, [&] {
      reactor.sleep(1);
      reactor.callLater(1, say, "after");
    });
    reactor.run();
    CHECK(ran == Lines{"2 after"});
  }
  SECTION("sleeping a negative time is refused") { CHECK_THROWS_AS(reactor.sleep(-1), std::invalid_argument); }
  SECTION("sleeping works without the reactor running") {
    reactor.sleep(0.25);
    CHECK(reactor.seconds() == 0.25);
  }
  SECTION("run() returns when nothing is left, and may be called again") {
    reactor.callLater(1, say, "one");
    reactor.run();
    CHECK(reactor.idle());
    CHECK_FALSE(reactor.stopped());
    reactor.callLater(1, say, "two");
    reactor.run();
    CHECK(ran == Lines{"1 one", "2 two"});
  }
  SECTION("run() returns after stop(), for good") {
    reactor.callLater(1, [&] { reactor.stop(); });
    reactor.callLater(2, say, "never");
    reactor.run();
    CHECK(reactor.seconds() == 1);
    CHECK_FALSE(reactor.idle());
    CHECK(reactor.stopped());
    CHECK_THROWS_AS(reactor.run(), ReactorNotRestartable);
    CHECK(ran.empty());
  }
  SECTION("the trace shows turns, calls, sleeps and the end") {
    Recorder recorder;
    world.setSink(&recorder);
    reactor.callLater(1, [&] { reactor.sleep(0.5); });
    reactor.run();
    CHECK(support::brief(recorder) == Lines{"call.made @1", "call.entered @1", "blocked", "call.left @1", "idle"});
    CHECK(recorder.events().back().time == 1.5);
  }
}
