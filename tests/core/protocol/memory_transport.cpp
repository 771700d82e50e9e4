// A connection in memory: what is written, pieces, both ways of closing, producers.
#include <cmath>
#include <memory>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/protocol/memory_network.h>
#include <ravel/reactor/virtual_reactor.h>

#include "core/protocol/recording.h"

using namespace ravel;
using support::Lines;
using support::only;
using support::Recording;

namespace {

/// Writes one letter each time it is asked, three in all.
class Letters final : public Producer {
 public:
  explicit Letters(Lines& ran) : ran_(ran) {}
  void pauseProducing() override { ran_.emplace_back("pause"); }
  void resumeProducing() override {
    transport->write(std::string(1, static_cast<char>('a' + written_)));
    if (++written_ == 3) transport->unregisterProducer();
  }
  void stopProducing() override { ran_.emplace_back("stop"); }
  std::shared_ptr<Transport> transport;

 private:
  Lines& ran_;
  int written_ = 0;
};

}  // namespace

TEST_CASE("a connection in memory") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  VirtualReactor reactor(world);
  MemoryNetwork network(reactor, {{"cut", {.pieces = {3, 5, 4}, .gap = 0.25}},
                                  {"all", {.pieces = {100}}},
                                  {"bits", {.pieces = {2}}},
                                  {"quick", {.delay = 0}}});
  const auto server = std::make_shared<Recording>(reactor, ran, "server");
  const auto client = std::make_shared<Recording>(reactor, ran, "client");
  /// Connects the two, lets them be made, forgets it, and counts from then.
  const auto over = [&](const std::string& name) {
    network.server(name)->listen(only(server));
    connectProtocol(*network.client(name), client);
    reactor.run();
    ran.clear();
  };
  const auto since = [&](double start) {
    Lines lines;
    for (const auto& line : ran) {
      const auto space = line.find(' ');
      lines.push_back(show(std::round((std::stod(line.substr(0, space)) - start) * 1000) / 1000) + line.substr(space));
    }
    return lines;
  };

  SECTION("brings each write as it is, a delay later, in order") {
    over("plain");
    client->transport->write("a");
    client->transport->write("b");
    client->transport->writeSequence({"c", "d"});
    client->transport->write("");
    server->transport->write("x");
    reactor.run();
    CHECK(since(0.2) == Lines{"0.1 server got a", "0.1 server got b", "0.1 server got cd", "0.1 client got x"});
  }
  SECTION("never calls dataReceived from write, also without delay") {
    over("quick");
    server->onData = [&](Recording& self, std::string_view data) {
      self.transport->write(data);
      ran.emplace_back("written");
    };
    client->transport->write("a");
    CHECK(ran.empty());
    reactor.run();
    CHECK(ran == Lines{"0 server got a", "written", "0 client got a"});
  }
  SECTION("cuts what was written where the link says, and spaces the pieces") {
    over("cut");
    client->transport->write("hello.");
    client->transport->write("world.");
    reactor.run();
    CHECK(since(0.2) == Lines{"0.1 server got hel", "0.35 server got lo.wo", "0.6 server got rld."});
  }
  SECTION("begins the sizes anew after the last, and takes what there is") {
    over("cut");
    client->transport->write("abcdefghijklmno");
    reactor.run();
    CHECK(since(0.2).back() == "0.85 server got mno");
    client->transport->write("p");
    reactor.run();
    CHECK(since(0.2).back() == "1.1 server got p");
  }
  SECTION("keeps the gap also to what arrives before it is over, and not longer") {
    over("cut");
    client->transport->write("abc");
    reactor.callLater(0.1, [&] { client->transport->write("d"); });
    reactor.callLater(2, [&] { client->transport->write("e"); });
    reactor.run();
    CHECK(since(0.2) == Lines{"0.1 server got abc", "0.35 server got d", "2.1 server got e"});
  }
  SECTION("brings several writes as one piece where the pieces are large") {
    over("all");
    client->transport->write("hello.");
    client->transport->write("world.");
    reactor.run();
    CHECK(since(0.2) == Lines{"0.1 server got hello.world."});
  }
  SECTION("brings pieces without a gap one after another at the same time") {
    over("bits");
    client->transport->write("abc");
    reactor.run();
    CHECK(since(0.2) == Lines{"0.1 server got ab", "0.1 server got c"});
  }
  SECTION("is closed behind what was written; the other end hears of it a delay later") {
    over("plain");
    client->transport->write("bye");
    client->transport->loseConnection();
    CHECK(client->transport->disconnecting());
    CHECK(ran.empty());
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "0.1 server got bye", "0.1 server lost ConnectionDone"});
    CHECK_FALSE(client->connected);
    CHECK_FALSE(server->connected);
    CHECK(server->factory == nullptr);
  }
  SECTION("is closed behind the last piece") {
    over("cut");
    client->transport->write("hello");
    client->transport->loseConnection();
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "0.1 server got hel", "0.35 server got lo",
                              "0.35 server lost ConnectionDone"});
  }
  SECTION("brings nothing to the end that has closed it") {
    over("plain");
    server->transport->write("too late");
    client->transport->loseConnection();
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "0.1 server lost ConnectionDone"});
  }
  SECTION("drops what is written after loseConnection and after the end") {
    over("plain");
    client->transport->loseConnection();
    client->transport->write("a");
    reactor.run();
    client->transport->write("b");
    server->transport->write("c");
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "0.1 server lost ConnectionDone"});
  }
  SECTION("is lost once, whoever closes it, and how often") {
    over("plain");
    client->transport->loseConnection();
    server->transport->loseConnection();
    client->transport->loseConnection();
    reactor.run();
    client->transport->abortConnection();
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "0 server lost ConnectionDone"});
  }
  SECTION("does not bring what was under way when it is aborted") {
    over("plain");
    client->transport->write("never");
    client->transport->abortConnection();
    CHECK(ran.empty());
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionAborted", "0.1 server lost ConnectionLost"});
  }
  SECTION("is aborted after all when closing takes too long") {
    over("plain");
    Letters letters(ran);
    client->transport->registerProducer(letters, true);
    client->transport->loseConnection();
    reactor.run();
    CHECK(ran.empty());
    client->transport->abortConnection();
    reactor.run();
    CHECK(ran == Lines{"stop", "0.2 client lost ConnectionAborted", "0.3 server lost ConnectionLost"});
  }
  SECTION("tells connectionLost last, with ConnectionDone or ConnectionLost") {
    over("plain");
    server->onLost = [&](Recording& self) {
      self.transport->write("x");
      self.transport->loseConnection();
    };
    client->transport->loseConnection();
    reactor.run();
    CHECK(ran.size() == 2);
    CHECK(Failure(ConnectionAborted()).check<ConnectionLost>());
    CHECK(Failure(ConnectionDone()).check<ConnectionClosed>());
  }
  SECTION("is aborted when a protocol throws, which is logged") {
    over("plain");
    server->onData = [](Recording&, std::string_view) { throw std::runtime_error("boom"); };
    client->transport->write("a");
    client->transport->write("b");
    reactor.run();
    CHECK(since(0.2) ==
          Lines{"0.1 server got a", "0.1 server lost ConnectionAborted", "0.2 client lost ConnectionLost"});
    CHECK(log.lines == Lines{"DelayedCall boom"});
  }
  SECTION("lets go of its protocols at the end") {
    std::weak_ptr<Protocol> gone;
    {
      const auto first = std::make_shared<Recording>(reactor, ran, "first");
      gone = first;
      network.server("plain")->listen(only(server));
      connectProtocol(*network.client("plain"), first);
      first->onMade = [](Recording& self) { self.transport->loseConnection(); };
    }
    reactor.run();
    CHECK(gone.expired());
  }
  SECTION("keeps what arrives while it is paused, and the end") {
    over("plain");
    server->transport->pauseProducing();
    client->transport->write("a");
    client->transport->write("b");
    client->transport->loseConnection();
    reactor.callLater(1, [&] {
      server->transport->resumeProducing();
      ran.push_back(show(reactor.seconds()) + " resumed");
    });
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "1 resumed", "1 server got a", "1 server got b",
                              "1 server lost ConnectionDone"});
  }
  SECTION("can be paused between two pieces that came together") {
    over("bits");
    server->onData = [](Recording& self, std::string_view) { self.transport->pauseProducing(); };
    client->transport->write("abc");
    reactor.run();
    CHECK(ran.size() == 1);
    server->transport->resumeProducing();
    reactor.run();
    CHECK(ran.size() == 2);
  }
  SECTION("asks a producer that is not streaming for each portion, and closes when it has unregistered") {
    over("plain");
    Letters letters(ran);
    letters.transport = client->transport;
    client->transport->registerProducer(letters, false);
    client->transport->loseConnection();
    reactor.run();
    CHECK(since(0.2) == Lines{"0 client lost ConnectionDone", "0.1 server got a", "0.1 server got b",
                              "0.1 server got c", "0.1 server lost ConnectionDone"});
  }
  SECTION("takes one producer, and no second") {
    over("plain");
    Letters one(ran);
    client->transport->registerProducer(one, true);
    CHECK_THROWS_AS(client->transport->registerProducer(one, true), std::logic_error);
    client->transport->unregisterProducer();
    client->transport->unregisterProducer();
  }
  SECTION("tells a producer to stop when it is lost, and one that comes later at once") {
    over("plain");
    Letters letters(ran);
    client->transport->registerProducer(letters, true);
    server->transport->loseConnection();
    reactor.run();
    CHECK(ran[1] == "stop");
    client->transport->registerProducer(letters, true);
    CHECK(ran.back() == "stop");
  }
}
