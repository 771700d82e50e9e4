// DelayedCall: what may be done to it, and when.
#include <memory>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

using namespace ravel;

TEST_CASE("a delayed call's handle") {
  World world;
  VirtualReactor reactor(world);
  int made = 0;
  DelayedCall call = reactor.callLater(2.0, [&] { ++made; });

  SECTION("knows when it is due, and that it is still to be made") {
    CHECK(call.getTime() == 2.0);
    CHECK(call.active());
  }
  SECTION("can be cancelled: the call is not made, and its function goes at once") {
    auto held = std::make_shared<int>(0);
    DelayedCall other = reactor.callLater(1.0, [held] {});
    CHECK(held.use_count() == 2);
    other.cancel();
    CHECK(held.use_count() == 1);
    CHECK_FALSE(other.active());
    call.cancel();
    reactor.run();
    CHECK(made == 0);
  }
  SECTION("throws AlreadyCancelled after cancelling") {
    call.cancel();
    CHECK_THROWS_AS(call.cancel(), AlreadyCancelled);
    CHECK_THROWS_AS(call.reset(1), AlreadyCancelled);
    CHECK_THROWS_AS(call.delay(1), AlreadyCancelled);
    CHECK(call.getTime() == 2.0);
  }
  SECTION("throws AlreadyCalled after the call") {
    reactor.run();
    CHECK(made == 1);
    CHECK_FALSE(call.active());
    CHECK_THROWS_AS(call.cancel(), AlreadyCalled);
    CHECK_THROWS_AS(call.reset(1), AlreadyCalled);
    CHECK_THROWS_AS(call.delay(1), AlreadyCalled);
  }
  SECTION("throws AlreadyCalled inside the call itself") {
    DelayedCall own;
    own = reactor.callLater(1.0, [&] {
      CHECK_FALSE(own.active());
      CHECK_THROWS_AS(own.cancel(), AlreadyCalled);
    });
    reactor.run();
  }
  SECTION("reset() counts from now") {
    reactor.callLater(1.0, [&] { call.reset(3.0); });
    reactor.callLater(4.0, [&] { CHECK(made == 1); });
    reactor.callLater(3.9, [&] { CHECK(made == 0); });
    reactor.run();
    CHECK(call.getTime() == 4.0);
  }
  SECTION("delay() counts from when it was due, forwards and back") {
    call.delay(1.5);
    CHECK(call.getTime() == 3.5);
    call.delay(-3.0);
    CHECK(call.getTime() == 0.5);
    reactor.run();
    CHECK(reactor.seconds() == 0.5);
  }
  SECTION("reset() refuses a negative time and NaN, and leaves it as it was") {
    CHECK_THROWS_AS(call.reset(-1), std::invalid_argument);
    CHECK_THROWS_AS(call.reset(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
    CHECK_THROWS_AS(call.delay(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
    CHECK(call.getTime() == 2.0);
    CHECK(call.active());
  }
  SECTION("dropped does not cancel") {
    call = DelayedCall();
    reactor.run();
    CHECK(made == 1);
  }
  SECTION("can be far off: times stay at the end of what can be counted") {
    call.reset(1e300);
    CHECK(call.getTime() > 9e9);
    call.delay(1e300);
    CHECK(call.getTime() > 9e9);
  }
  SECTION("of a reactor that has gone still cancels") {
    auto other = std::make_unique<VirtualReactor>(world);
    DelayedCall left = other->callLater(1.0, [&] { ++made; });
    other.reset();
    left.cancel();
    CHECK_FALSE(left.active());
  }
}
