// StringTransport.
#include <ravel/protocol/string_transport.h>

#include <stdexcept>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

class Idle final : public Producer {
 public:
  void pauseProducing() override {}
  void resumeProducing() override {}
  void stopProducing() override {}
};

class Ended final : public Protocol {
 public:
  Lines ends;
  void connectionLost(const Failure& reason) override { ends.push_back(reason.typeName()); }
};

}  // namespace

TEST_CASE("a string transport") {
  StringTransport transport;

  SECTION("keeps what is written, until it is cleared") {
    transport.write("a");
    transport.writeSequence({"b", "c"});
    transport.writeSequence(std::vector<std::string>{"d"});
    CHECK(transport.value() == "abcd");
    transport.clear();
    CHECK(transport.value().empty());
  }
  SECTION("is disconnecting after loseConnection, and not disconnected") {
    CHECK_FALSE(transport.disconnecting());
    transport.loseConnection();
    CHECK(transport.disconnecting());
    CHECK_FALSE(transport.disconnected());
  }
  SECTION("is disconnected after abortConnection") {
    transport.abortConnection();
    CHECK(transport.disconnecting());
    CHECK(transport.disconnected());
  }
  SECTION("has addresses that never change") {
    CHECK(show(transport.getPeer()) == "tcp:192.168.1.1:54321");
    CHECK(show(transport.getHost()) == "tcp:10.0.0.1:12345");
  }
  SECTION("takes one producer, and no second") {
    Idle one;
    Idle two;
    transport.registerProducer(one, true);
    CHECK(transport.producer() == &one);
    CHECK(transport.streaming());
    CHECK_THROWS_AS(transport.registerProducer(two, true), std::logic_error);
    transport.unregisterProducer();
    CHECK(transport.producer() == nullptr);
    CHECK_THROWS_AS(transport.unregisterProducer(), std::logic_error);
    transport.registerProducer(two, false);
    CHECK_FALSE(transport.streaming());
  }
  SECTION("knows whether it would read") {
    using Producing = StringTransport::Producing;
    CHECK(transport.producerState() == Producing::Yes);
    transport.pauseProducing();
    CHECK(transport.producerState() == Producing::Paused);
    transport.resumeProducing();
    CHECK(transport.producerState() == Producing::Yes);
    transport.stopProducing();
    CHECK(transport.producerState() == Producing::Stopped);
    CHECK_THROWS_AS(transport.resumeProducing(), std::logic_error);
    CHECK_THROWS_AS(transport.pauseProducing(), std::logic_error);
  }
}

TEST_CASE("a string transport with disconnection tells its protocol of the end, once") {
  const auto transport = std::make_shared<StringTransportWithDisconnection>();
  const auto ended = std::make_shared<Ended>();
  transport->protocol = ended;
  ended->makeConnection(transport);
  SECTION("when it is closed") { transport->loseConnection(); }
  SECTION("when it is aborted") { transport->abortConnection(); }
  transport->loseConnection();
  CHECK(ended->ends == Lines{"ConnectionDone"});
  CHECK_FALSE(ended->connected);
}
