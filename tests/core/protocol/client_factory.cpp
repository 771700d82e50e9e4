// ClientFactory and Connector.
#include <ravel/protocol/client_factory.h>

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

class Told final : public ClientFactory {
 public:
  Told(Lines& ran, Maker maker) : ClientFactory(std::move(maker)), ran_(ran) {}
  void startFactory() override { ran_.emplace_back("start"); }
  void stopFactory() override { ran_.emplace_back("stop"); }
  void startedConnecting(Connector&) override { ran_.emplace_back("connecting"); }
  void clientConnectionFailed(Connector& connector, const Failure& reason) override {
    ran_.push_back("failed " + reason.typeName());
    if (again-- > 0) connector.connect();
  }
  void clientConnectionLost(Connector& connector, const Failure& reason) override {
    ran_.push_back("lost " + reason.typeName());
    if (again-- > 0) connector.connect();
  }
  int again = 0;

 private:
  Lines& ran_;
};

}  // namespace

TEST_CASE("a client factory") {
  Lines ran;
  World world;
  VirtualReactor reactor(world);
  MemoryNetwork network(reactor);
  const std::shared_ptr<ClientEndpoint> endpoint = network.client("a");
  const auto client = std::make_shared<Recording>(reactor, ran, "client");
  const auto factory = std::make_shared<Told>(ran, [client] { return client; });

  SECTION("is told that connecting has begun, and that it failed") {
    connectWith(endpoint, factory);
    CHECK(ran == Lines{"start", "connecting"});
    reactor.run();
    CHECK(ran == Lines{"start", "connecting", "failed ConnectionRefusedError", "stop"});
  }
  SECTION("may ask again when it has failed") {
    factory->again = 1;
    connectWith(endpoint, factory);
    reactor.run();
    CHECK(ran == Lines{"start", "connecting", "failed ConnectionRefusedError", "connecting",
                       "failed ConnectionRefusedError", "stop"});
    CHECK(reactor.seconds() == 0.4);
  }
  SECTION("is told of the end after its protocol, and may ask again") {
    factory->again = 1;
    network.server("a")->listen(Factory::forProtocol([] { return std::shared_ptr<Protocol>(); }));
    connectWith(endpoint, factory);
    reactor.run();
    CHECK(ran == Lines{"start", "connecting", "0.2 client made", "0.2 client lost ConnectionDone",
                       "lost ConnectionDone", "connecting", "0.4 client made", "0.4 client lost ConnectionDone",
                       "lost ConnectionDone", "stop"});
    CHECK_FALSE(client->connected);
  }
  SECTION("has a connector that gives up, or closes") {
    network.server("a")->listen(only(std::make_shared<Recording>(reactor, ran, "server")));
    const auto connector = connectWith(endpoint, factory);
    CHECK_THROWS_AS(connector->connect(), std::logic_error);
    SECTION("before there is a connection") {
      SECTION("stopConnecting") { connector->stopConnecting(); }
      SECTION("disconnect") { connector->disconnect(); }
      reactor.run();
      CHECK(ran == Lines{"start", "connecting", "failed ConnectingCancelledError", "stop"});
    }
    SECTION("when there is one") {
      reactor.run();
      connector->stopConnecting();
      connector->disconnect();
      reactor.run();
      CHECK(ran == Lines{"start", "connecting", "0.1 server made", "0.2 client made", "0.2 client lost ConnectionDone",
                         "lost ConnectionDone", "stop", "0.3 server lost ConnectionDone"});
    }
  }
  SECTION("is told of the loss when connectionMade throws, and the error is not lost") {
    support::ErrorLog log;
    log.attach(world);
    network.server("a")->listen(only(std::make_shared<Recording>(reactor, ran, "server")));
    client->onMade = [](Recording&) { throw std::runtime_error("boom"); };
    connectWith(endpoint, factory);
    reactor.run();
    CHECK(ran[5] == "lost ConnectionAborted");
    world.reportUnhandled();
    CHECK(log.lines == Lines{"Deferred boom"});
    world.setErrorLog({});
  }
}
