// Protocol and Factory by themselves.
#include <ravel/protocol/factory.h>

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/protocol/string_transport.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

class Greeting : public Protocol {
 public:
  explicit Greeting(std::string words = "hello") : words_(std::move(words)) {}
  void connectionMade() override { transport->write(words_); }

 private:
  std::string words_;
};

class Counted final : public Factory {
 public:
  Lines calls;
  void startFactory() override { calls.emplace_back("start"); }
  void stopFactory() override { calls.emplace_back("stop"); }
};

}  // namespace

TEST_CASE("a protocol") {
  const auto transport = std::make_shared<StringTransport>();
  const auto greeting = std::make_shared<Greeting>();

  SECTION("has no connection at first") {
    CHECK_FALSE(greeting->connected);
    CHECK_FALSE(greeting->transport);
    CHECK(greeting->factory == nullptr);
  }
  SECTION("gets its transport, is connected, and then told so, by makeConnection") {
    greeting->makeConnection(transport);
    CHECK(greeting->connected);
    CHECK(greeting->transport == transport);
    CHECK(transport->value() == "hello");
  }
  SECTION("lets data and the end pass unless it overrides them") {
    greeting->dataReceived("x");
    greeting->connectionLost(ConnectionDone());
  }
}

TEST_CASE("a factory") {
  const Address peer{"memory", "echo", 1};

  SECTION("makes a protocol of its class for each connection, and is its factory") {
    const auto factory = Factory::forProtocol<Greeting>();
    const auto one = factory->buildProtocol(peer);
    const auto two = factory->buildProtocol(peer);
    CHECK(one != two);
    CHECK(one->factory == factory.get());
  }
  SECTION("gives each protocol a copy of the arguments") {
    const auto factory = Factory::forProtocol<Greeting>(std::string("good day"));
    for (int i = 0; i < 2; ++i) {
      const auto transport = std::make_shared<StringTransport>();
      factory->buildProtocol(peer)->makeConnection(transport);
      CHECK(transport->value() == "good day");
    }
  }
  SECTION("calls a function for each connection; null is null") {
    int made = 0;
    const auto factory = Factory::forProtocol(
        [&]() -> std::shared_ptr<Protocol> { return ++made == 1 ? std::make_shared<Greeting>() : nullptr; });
    CHECK(factory->buildProtocol(peer));
    CHECK_FALSE(factory->buildProtocol(peer));
  }
  SECTION("without a protocol says so when it needs one") {
    Counted factory;
    CHECK_THROWS_AS(factory.buildProtocol(peer), std::logic_error);
  }
  SECTION("starts with the first port and stops with the last") {
    Counted factory;
    factory.doStart();
    factory.doStart();
    CHECK(factory.numPorts() == 2);
    factory.doStop();
    CHECK(factory.calls == Lines{"start"});
    factory.doStop();
    CHECK(factory.calls == Lines{"start", "stop"});
  }
  SECTION("stops no more often than it has started, and can start again") {
    Counted factory;
    factory.doStop();
    CHECK(factory.calls.empty());
    factory.doStart();
    factory.doStop();
    factory.doStart();
    CHECK(factory.calls == Lines{"start", "stop", "start"});
  }
}

TEST_CASE("an address") {
  CHECK(show(Address{"tcp", "127.0.0.1", 80}) == "tcp:127.0.0.1:80");
  CHECK(show(Address{"memory", "echo", 0}) == "memory:echo");
  CHECK(Address{"memory", "echo", 1} != Address{"memory", "echo", 2});
}
