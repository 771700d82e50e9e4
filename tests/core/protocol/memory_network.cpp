// MemoryNetwork: listening, connecting, refusing, giving up.
#include <ravel/protocol/memory_network.h>

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/reactor/clock.h>
#include <ravel/reactor/virtual_reactor.h>

#include "core/protocol/recording.h"

using namespace ravel;
using support::Lines;
using support::only;
using support::Recording;

namespace {

class Counted final : public Factory {
 public:
  explicit Counted(Lines& calls, Maker maker = {}) : Factory(std::move(maker)), calls_(calls) {}
  void startFactory() override { calls_.emplace_back("start"); }
  void stopFactory() override { calls_.emplace_back("stop"); }

 private:
  Lines& calls_;
};

}  // namespace

TEST_CASE("a network in memory") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  VirtualReactor reactor(world);
  MemoryNetwork network(reactor, {{"slow", {.delay = 1}}});
  const auto made = [&](const std::string& name) { return std::make_shared<Recording>(reactor, ran, name); };
  const auto listen = [&](std::shared_ptr<Factory> factory) {
    return serverFromString(network, "memory:a")->listen(std::move(factory));
  };
  const auto note = [&](auto d) {
    d.addBoth([&](const auto& outcome) {
      ran.push_back(show(reactor.seconds()) + ' ' +
                    (outcome.failed() ? outcome.failure().typeName() + ": " + outcome.failure().getErrorMessage()
                                      : std::string("connected")));
    });
    return d;
  };
  const auto connect = [&](std::shared_ptr<Protocol> protocol, const std::string& name = "memory:a") {
    return note(connectProtocol(*clientFromString(network, name), std::move(protocol)));
  };

  SECTION("connects: the server's end after one delay, the client's after two") {
    listen(only(made("server")));
    connect(made("client"));
    CHECK(ran.empty());
    reactor.run();
    CHECK(ran == Lines{"0.1 server made", "0.2 client made", "0.2 connected"});
  }
  SECTION("takes the delay of the link that was declared") {
    serverFromString(network, "memory:slow")->listen(only(made("server")));
    connect(made("client"), "memory:slow");
    reactor.run();
    CHECK(ran == Lines{"1 server made", "2 client made", "2 connected"});
  }
  SECTION("gives the protocol that was connected") {
    listen(only(made("server")));
    const auto client = made("client");
    bool same = false;
    connectProtocol(*clientFromString(network, "memory:a"), client)
        .addCallback([&](const std::shared_ptr<Recording>& connected) { same = connected == client; });
    reactor.run();
    CHECK(same);
    CHECK(client->connected);
  }
  SECTION("tells both ends where they are") {
    const auto server = made("server");
    const auto client = made("client");
    listen(only(server));
    connect(made("first"));
    connect(client);
    reactor.run();
    CHECK(client->transport->getHost() == Address{"memory", "a", 2});
    CHECK(client->transport->getPeer() == Address{"memory", "a", 0});
    CHECK(server->transport->getHost() == Address{"memory", "a", 0});
    CHECK(server->transport->getPeer().host == "a");
  }
  SECTION("refuses where nobody listens") {
    connect(made("client"));
    reactor.run();
    CHECK(ran == Lines{"0.2 ConnectionRefusedError: nobody listens at memory:a"});
  }
  SECTION("lets a server begin to listen while the asking is under way") {
    connect(made("client"));
    reactor.callLater(0.05, [&] { listen(only(made("server"))); });
    reactor.run();
    CHECK(ran.back() == "0.2 connected");
  }
  SECTION("closes at once where the server's factory gives no protocol") {
    listen(Factory::forProtocol([] { return std::shared_ptr<Protocol>(); }));
    connect(made("client"));
    reactor.run();
    CHECK(ran == Lines{"0.2 client made", "0.2 connected", "0.2 client lost ConnectionDone"});
  }
  SECTION("closes at once where the server's factory throws, which is logged") {
    listen(Factory::forProtocol([]() -> std::shared_ptr<Protocol> { throw std::runtime_error("boom"); }));
    connect(made("client"));
    reactor.run();
    CHECK(ran == Lines{"0.2 client made", "0.2 connected", "0.2 client lost ConnectionDone"});
    CHECK(log.lines == Lines{"DelayedCall boom"});
  }
  SECTION("fails where the client's factory gives none; the server's end is closed") {
    listen(only(made("server")));
    note(clientFromString(network, "memory:a")->connect(only(nullptr)));
    reactor.run();
    CHECK(ran ==
          Lines{"0.1 server made", "0.2 NoProtocol: the factory gave no protocol", "0.3 server lost ConnectionDone"});
  }
  SECTION("fails with what the client's connectionMade throws; the connection is aborted") {
    listen(only(made("server")));
    const auto client = made("client");
    client->onMade = [](Recording&) { throw std::runtime_error("boom"); };
    connect(client);
    reactor.run();
    CHECK(ran[2].ends_with(": boom"));
    CHECK(ran[3] == "0.2 client lost ConnectionAborted");
    CHECK(ran[4] == "0.3 server lost ConnectionLost");
  }
  SECTION("gives up when it is cancelled") {
    const auto server = made("server");
    listen(only(server));
    auto d = connect(made("client"));
    const std::string cancelled = "ConnectingCancelledError: connecting to memory:a was cancelled";
    SECTION("on the way there: the server hears nothing") {
      reactor.callLater(0.05, [&] { d.cancel(); });
      reactor.run();
      CHECK(ran == Lines{"0.05 " + cancelled});
    }
    SECTION("on the way back: the server's end is closed") {
      reactor.callLater(0.15, [&] { d.cancel(); });
      reactor.run();
      CHECK(ran == Lines{"0.1 server made", "0.15 " + cancelled, "0.25 server lost ConnectionDone"});
    }
  }
  SECTION("lets one listen at a name, and no second") {
    listen(only(made("server")));
    note(listen(only(made("other"))));
    CHECK(ran == Lines{"0 CannotListenError: can't listen at memory:a: somebody else listens there"});
  }
  SECTION("takes no more connections after stopListening, and keeps those that are there") {
    std::shared_ptr<ListeningPort> port;
    listen(only(made("server"))).addCallback([&](const std::shared_ptr<ListeningPort>& p) { port = p; });
    CHECK(port->getHost() == Address{"memory", "a", 0});
    const auto client = made("client");
    connect(client);
    reactor.callLater(1, [&] {
      bool stopped = false;
      port->stopListening().addCallback([&] { stopped = true; });
      CHECK(stopped);
      port->stopListening();
      client->transport->write("hello");
      connect(made("late"));
    });
    reactor.run();
    CHECK(ran == Lines{"0.1 server made", "0.2 client made", "0.2 connected", "1.1 server got hello",
                       "1.2 ConnectionRefusedError: nobody listens at memory:a"});
    ran.clear();
    listen(only(made("again")));
    CHECK(ran.empty());
  }
  SECTION("starts a factory while it listens") {
    std::shared_ptr<ListeningPort> port;
    listen(std::make_shared<Counted>(ran)).addCallback([&](const std::shared_ptr<ListeningPort>& p) { port = p; });
    CHECK(ran == Lines{"start"});
    port->stopListening();
    CHECK(ran == Lines{"start", "stop"});
  }
  SECTION("starts a client's factory from asking up to the end of the connection") {
    const auto client = made("client");
    const auto factory = std::make_shared<Counted>(ran, [client] { return client; });
    SECTION("that was refused") {
      auto d = clientFromString(network, "memory:a")->connect(factory);
      d.addErrback([](const Failure&) {});
      CHECK(ran == Lines{"start"});
      reactor.run();
      CHECK(ran == Lines{"start", "stop"});
    }
    SECTION("that was closed") {
      listen(Factory::forProtocol([] { return std::shared_ptr<Protocol>(); }));
      clientFromString(network, "memory:a")->connect(factory);
      reactor.run();
      CHECK(ran == Lines{"start", "0.2 client made", "0.2 client lost ConnectionDone", "stop"});
    }
  }
  SECTION("needs its endpoint only for asking") {
    listen(only(made("server")));
    auto endpoint = clientFromString(network, "memory:a");
    note(connectProtocol(*endpoint, made("client")));
    endpoint.reset();
    reactor.run();
    CHECK(ran.back() == "0.2 connected");
  }
  SECTION("knows no other strings") {
    for (const auto* description : {"memory:", "memory", "tcp:a:80", ""}) {
      CHECK_THROWS_AS(clientFromString(network, description), std::invalid_argument);
      CHECK_THROWS_AS(serverFromString(network, description), std::invalid_argument);
    }
  }
}

TEST_CASE("a link that can't be is refused") {
  World world;
  Clock clock(world);
  CHECK_THROWS_AS(MemoryNetwork(clock, {{"a", {.delay = -1}}}), std::invalid_argument);
  CHECK_THROWS_AS(MemoryNetwork(clock, {{"a", {.gap = -1}}}), std::invalid_argument);
  CHECK_THROWS_AS(MemoryNetwork(clock, {{"a", {.pieces = {1, 0}}}}), std::invalid_argument);
}

TEST_CASE("a network on a clock moves with it") {
  Lines ran;
  World world;
  Clock clock(world);
  MemoryNetwork network(clock);
  network.server("a")->listen(only(std::make_shared<Recording>(clock, ran, "server")));
  connectProtocol(*network.client("a"), std::make_shared<Recording>(clock, ran, "client"));
  clock.advance(0.1);
  CHECK(ran == Lines{"0.1 server made"});
  clock.advance(0.1);
  CHECK(ran.size() == 2);
}

TEST_CASE("what is open goes with its network, without a word") {
  Lines ran;
  World world;
  Clock clock(world);
  auto network = std::make_unique<MemoryNetwork>(clock);
  const auto client = std::make_shared<Recording>(clock, ran, "client");
  std::weak_ptr<Protocol> server;
  network->server("a")->listen(Factory::forProtocol([&] {
    auto made = std::make_shared<Recording>(clock, ran, "server");
    server = made;
    return made;
  }));
  connectProtocol(*network->client("a"), client);
  SECTION("when it is there") {
    clock.pump({0.1, 0.1});
    client->transport->write("on its way");
    network.reset();
    CHECK(server.expired());
    client->transport->write("nobody is there");
    client->transport->loseConnection();
    client->transport->abortConnection();
    clock.advance(1);
    CHECK(ran.size() == 2);
  }
  SECTION("when it is being asked for") {
    network.reset();
    clock.pump({0.1, 0.1});
    CHECK(ran.empty());
  }
  SECTION("when the answer is under way") {
    clock.advance(0.1);
    network.reset();
    clock.advance(0.1);
    CHECK(ran.size() == 1);
  }
}
