// What holds of connections in memory on everything that knows the time.
#include <memory>
#include <string>

#include "contract/harness.h"
#include "core/support/errors.h"

using namespace ravel;
using contract::kTick;
using support::Lines;

namespace {

class Echo final : public Protocol {
 public:
  explicit Echo(Lines& ran) : ran_(ran) {}
  void connectionMade() override { ran_.emplace_back("server made"); }
  void dataReceived(std::string_view data) override {
    ran_.push_back("server got " + std::string(data));
    transport->write(data);
  }
  void connectionLost(const Failure& reason) override { ran_.push_back("server lost " + reason.typeName()); }

 private:
  Lines& ran_;
};

class Guest final : public Protocol {
 public:
  explicit Guest(Lines& ran) : ran_(ran) {}
  void connectionMade() override {
    ran_.emplace_back("client made");
    transport->write("hello.");
    transport->write("world.");
  }
  void dataReceived(std::string_view data) override {
    ran_.push_back("client got " + std::string(data));
    received_ += data.size();
    if (received_ == 12) transport->loseConnection();
  }
  void connectionLost(const Failure& reason) override { ran_.push_back("client lost " + reason.typeName()); }

 private:
  Lines& ran_;
  std::size_t received_ = 0;
};

}  // namespace

TEMPLATE_TEST_CASE("a network in memory on every clock", "", EVERY_CLOCK) {
  Lines ran;
  contract::Running<TestType> running;
  MemoryNetwork network(
      running.reactor, {{"plain", {.delay = kTick}}, {"cut", {.delay = kTick, .pieces = {3, 5, 4}, .gap = 15 * kTick}}});
  const auto talk = [&](const std::string& name) {
    network.server(name)->listen(Factory::forProtocol<Echo>(std::ref(ran)));
    connectProtocol(*network.client(name), std::make_shared<Guest>(ran));
    running.run(200);
  };

  SECTION("brings each write as it is, in order, and then the end") {
    talk("plain");
    CHECK(ran == Lines{"server made", "client made", "server got hello.", "server got world.", "client got hello.",
                       "client got world.", "client lost ConnectionDone", "server lost ConnectionDone"});
  }
  SECTION("cuts where the link says") {
    talk("cut");
    CHECK(ran == Lines{"server made", "client made", "server got hel", "client got hel", "server got lo.wo",
                       "client got lo.wo", "server got rld.", "client got rld.", "client lost ConnectionDone",
                       "server lost ConnectionDone"});
  }
}
