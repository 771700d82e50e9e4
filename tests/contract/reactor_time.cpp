// What holds of everything that knows the time: reactors and Clock.
#include <limits>
#include <memory>
#include <stdexcept>
#include <vector>

#include "contract/harness.h"
#include "core/support/errors.h"

using namespace ravel;
using contract::kTick;
using support::Lines;

TEMPLATE_TEST_CASE("every clock", "", EVERY_CLOCK) {
  Lines ran;
  contract::Running<TestType> running;
  auto& clock = running.reactor;
  const auto say = [&ran](const char* text) { ran.emplace_back(text); };

  SECTION("makes no call before callLater returns, not even without delay") {
    clock.callLater(0, say, "called");
    CHECK(ran.empty());
    running.run(1);
    CHECK(ran == Lines{"called"});
  }
  SECTION("makes calls in order of time") {
    clock.callLater(3 * kTick, say, "third");
    clock.callLater(1 * kTick, say, "first");
    clock.callLater(2 * kTick, say, "second");
    running.run(5);
    CHECK(ran == Lines{"first", "second", "third"});
  }
  SECTION("makes calls of the same time in the order of asking") {
    clock.callLater(0, say, "first");
    clock.callLater(0, say, "second");
    clock.callLater(0, say, "third");
    running.run(1);
    CHECK(ran == Lines{"first", "second", "third"});
  }
  SECTION("makes no call early") {
    DelayedCall call = clock.callLater(2 * kTick, [&] { CHECK(clock.seconds() >= call.getTime()); });
    running.run(4);
    CHECK_FALSE(call.active());
  }
  SECTION("goes forward, and says when calls are due in its own seconds") {
    const double before = clock.seconds();
    DelayedCall call = clock.callLater(10 * kTick, [] {});
    CHECK(call.getTime() >= before + 10 * kTick);
    CHECK(call.getTime() < before + 10 * kTick + 1);
    double last = before;
    for (int i = 0; i < 3; ++i) {
      clock.callLater(i * kTick, [&] {
        CHECK(clock.seconds() >= last);
        last = clock.seconds();
      });
    }
    running.run(4);
    CHECK(last > before);
  }
  SECTION("makes calls that are asked for in a call, later") {
    clock.callLater(0, [&] {
      clock.callLater(0, say, "inner");
      say("outer ends");
    });
    running.run(2);
    CHECK(ran == Lines{"outer ends", "inner"});
  }
  SECTION("passes arguments on, and lets go of them after the call") {
    auto held = std::make_shared<int>(7);
    clock.callLater(
        0, [&](std::shared_ptr<int> value, int more) { CHECK(*value + more == 8); }, held, 1);
    CHECK(held.use_count() == 2);
    running.run(1);
    CHECK(held.use_count() == 1);
  }
  SECTION("does not make cancelled calls") {
    DelayedCall call = clock.callLater(1 * kTick, say, "never");
    clock.callLater(0, [&] { call.cancel(); });
    running.run(3);
    CHECK(ran.empty());
    CHECK_FALSE(call.active());
    CHECK_THROWS_AS(call.cancel(), AlreadyCancelled);
    CHECK_THROWS_AS(call.reset(1), AlreadyCancelled);
    CHECK_THROWS_AS(call.delay(1), AlreadyCancelled);
  }
  SECTION("makes a reset call at its new time only") {
    DelayedCall call = clock.callLater(1 * kTick, say, "moved");
    call.reset(3 * kTick);
    clock.callLater(2 * kTick, say, "before");
    running.run(6);
    CHECK(ran == Lines{"before", "moved"});
  }
  SECTION("makes a call earlier that is reset to earlier") {
    DelayedCall call = clock.callLater(100, say, "moved");
    call.reset(0);
    clock.callLater(2 * kTick, say, "after");
    running.run(4);
    CHECK(ran == Lines{"moved", "after"});
  }
  SECTION("makes a delayed call later, or earlier") {
    DelayedCall late = clock.callLater(1 * kTick, say, "late");
    DelayedCall soon = clock.callLater(100, say, "soon");
    late.delay(2 * kTick);
    soon.delay(-100);
    clock.callLater(2 * kTick, say, "between");
    running.run(6);
    CHECK(ran == Lines{"soon", "between", "late"});
  }
  SECTION("has made a call while it is in it") {
    DelayedCall call = clock.callLater(0, [&] {
      CHECK_FALSE(call.active());
      CHECK_THROWS_AS(call.cancel(), AlreadyCalled);
      CHECK_THROWS_AS(call.reset(1), AlreadyCalled);
      say("checked");
    });
    running.run(1);
    CHECK(ran == Lines{"checked"});
    CHECK_THROWS_AS(call.delay(1), AlreadyCalled);
  }
  SECTION("knows the calls still to be made") {
    DelayedCall first = clock.callLater(1 * kTick, [] {});
    DelayedCall second = clock.callLater(100, [] {});
    CHECK(clock.getDelayedCalls().size() == 2);
    running.run(3);
    REQUIRE(clock.getDelayedCalls().size() == 1);
    CHECK(clock.getDelayedCalls()[0].id() == second.id());
    second.cancel();
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("refuses a time that is none") {
    CHECK_THROWS_AS(clock.callLater(std::numeric_limits<double>::quiet_NaN(), [] {}), std::invalid_argument);
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("carries Deferreds: deferLater") {
    auto d = deferLater(clock, 1 * kTick, [] { return 35; });
    d.addCallback([&](int value) { ran.push_back(std::to_string(value)); });
    running.run(3);
    CHECK(ran == Lines{"35"});
  }
  SECTION("carries a simulated network") {
    SimulatedNetwork network(clock, {{"http://a.test/", {.latency = 2 * kTick, .body = "hello"}}});
    getPage(network, "http://a.test/").addCallback([&](const std::string& body) { ran.push_back(body); });
    running.run(4);
    CHECK(ran == Lines{"hello"});
  }
}
