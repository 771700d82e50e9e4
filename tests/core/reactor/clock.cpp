// Clock: time moved by hand.
#include <memory>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("a Clock") {
  World world;
  Clock clock(world);
  Lines ran;
  const auto say = [&](const std::string& text) { ran.push_back(show(clock.seconds()) + ' ' + text); };

  SECTION("stands still until it is advanced") {
    CHECK(clock.seconds() == 0);
    clock.callLater(0, say, "zero");
    CHECK(ran.empty());
    clock.advance(0);
    CHECK(ran == Lines{"0 zero"});
  }
  SECTION("makes what has become due, in order of time; all see the new time") {
    clock.callLater(2, say, "two");
    clock.callLater(1, say, "one");
    clock.callLater(4, say, "four");
    clock.advance(3);
    CHECK(ran == Lines{"3 one", "3 two"});
    clock.advance(1);
    CHECK(ran.back() == "4 four");
  }
  SECTION("makes calls of the same time in the order of asking") {
    clock.callLater(1, say, "a");
    clock.callLater(1, say, "b");
    clock.advance(1);
    CHECK(ran == Lines{"1 a", "1 b"});
  }
  SECTION("makes due calls that were added on the way, too") {
    clock.callLater(1, [&] { clock.callLater(0, say, "added"); });
    clock.advance(1);
    CHECK(ran == Lines{"1 added"});
  }
  SECTION("takes a negative delay: due at once") {
    clock.callLater(-1, say, "past");
    clock.advance(0);
    CHECK(ran == Lines{"0 past"});
  }
  SECTION("lets out what a call throws; the calls behind it stay") {
    clock.callLater(1, [] { throw std::runtime_error("boom"); });
    clock.callLater(1, say, "behind");
    CHECK_THROWS_AS(clock.advance(1), std::runtime_error);
    CHECK(ran.empty());
    clock.advance(0);
    CHECK(ran == Lines{"1 behind"});
  }
  SECTION("may be advanced from inside a call") {
    clock.callLater(1, [&] {
      clock.advance(1);
      say("outer");
    });
    clock.callLater(2, say, "inner");
    clock.advance(1);
    CHECK(ran == Lines{"2 inner", "2 outer"});
  }
  SECTION("pump() advances by each in turn") {
    clock.callLater(1, say, "one");
    clock.callLater(2, say, "two");
    clock.pump({1, 0.5, 0.5});
    CHECK(ran == Lines{"1 one", "2 two"});
  }
  SECTION("knows the calls still to be made") {
    auto one = clock.callLater(1, say, "one");
    clock.callLater(2, say, "two");
    CHECK(clock.getDelayedCalls().size() == 2);
    one.cancel();
    CHECK(clock.getDelayedCalls().size() == 1);
    clock.advance(2);
    CHECK(clock.getDelayedCalls().empty());
    CHECK(ran == Lines{"2 two"});
  }
  SECTION("takes resets and delays") {
    auto call = clock.callLater(5, say, "moved");
    clock.advance(1);
    call.reset(1);
    CHECK(call.getTime() == 2);
    call.delay(1);
    clock.advance(1);
    CHECK(ran.empty());
    clock.advance(1);
    CHECK(ran == Lines{"3 moved"});
  }
  SECTION("adds up as decimals do") {
    clock.callLater(0.3, say, "due");
    clock.advance(0.1);
    clock.advance(0.2);
    CHECK(ran == Lines{"0.3 due"});
  }
  SECTION("lets go of its calls when it goes, also of those that hold their own handles") {
    const auto held = std::make_shared<int>(0);
    {
      Clock gone(world);
      const auto own = std::make_shared<DelayedCall>();
      *own = gone.callLater(1, [own, held] {});
    }
    CHECK(held.use_count() == 1);
  }
}
