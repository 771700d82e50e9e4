// trial inside Catch2: Deferreds run to their results on a Clock and in virtual time.
#include <ravel/trial/catch2.h>

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

using namespace ravel;
using namespace ravel::trial::catch2;

namespace {
Deferred<int> slowly(ReactorTime& clock) {
  co_await deferLater(clock, 1.0);
  co_return co_await deferLater(clock, 2.0, [] { return 42; });
}
}  // namespace

TEST_CASE("resultOn runs a Deferred to its result") {
  World world;
  SECTION("on a Clock") {
    Clock clock(world);
    CHECK(resultOn(clock, slowly(clock)) == 42);
    CHECK(clock.seconds() == 3);
  }
  SECTION("in virtual time, again and again") {
    VirtualReactor reactor(world);
    CHECK(resultOn(reactor, slowly(reactor)) == 42);
    CHECK(resultOn(reactor, slowly(reactor)) == 42);
    CHECK(reactor.seconds() == 6);
    CHECK(resultOn(reactor, succeed(world, 1)) == 1);
  }
  SECTION("of a failure that is wanted") {
    VirtualReactor reactor(world);
    auto d = deferLater(reactor, 1.0, [] { throw std::range_error("too far"); });
    CHECK(std::string(resultOn(reactor, trial::catch2::assertFailure<std::range_error>(d)).what()) == "too far");
  }
}

TEST_CASE("checks of Deferreds in Catch2 pass where they hold") {
  World world;
  Deferred<int> d(world);
  assertNoResult(d);
  d.callback(3);
  CHECK(successResultOf(d) == 3);
  CHECK(failureResultOf<CancelledError>(fail(world, CancelledError())).check<CancelledError>());
}

// [!shouldfail]: each of these fails, and that is right.

TEST_CASE("successResultOf fails the test without a result", "[!shouldfail]") {
  World world;
  successResultOf(Deferred<int>(world));
}

TEST_CASE("failureResultOf fails the test with a value", "[!shouldfail]") {
  World world;
  failureResultOf(succeed(world, 1));
}

TEST_CASE("assertNoResult fails the test with a result", "[!shouldfail]") {
  World world;
  assertNoResult(succeed(world, 1));
}

TEST_CASE("resultOn fails the test that takes too long in virtual time", "[!shouldfail]") {
  World world;
  VirtualReactor reactor(world);
  resultOn(reactor, slowly(reactor), 2.5);
}

TEST_CASE("resultOn fails the test that takes too long on a Clock", "[!shouldfail]") {
  World world;
  Clock clock(world);
  resultOn(clock, slowly(clock), 2.5);
}

TEST_CASE("resultOn fails the test for which no call is left on the Clock", "[!shouldfail]") {
  World world;
  Clock clock(world);
  resultOn(clock, Deferred<void>(world));
}

TEST_CASE("resultOn fails the test that leaves a call", "[!shouldfail]") {
  World world;
  VirtualReactor reactor(world);
  reactor.callLater(5.0, [] {});  // was there before: none of the Deferred's
  auto d = deferLater(reactor, 1.0, [&] { reactor.callLater(3.0, [] {}); });
  resultOn(reactor, d);
}

TEST_CASE("resultOn fails the test with a failure", "[!shouldfail]") {
  World world;
  Clock clock(world);
  resultOn(clock, deferLater(clock, 1.0, [] { throw std::range_error("too far"); }));
}
