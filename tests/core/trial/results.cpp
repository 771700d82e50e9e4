// successResultOf, failureResultOf, assertNoResult, assertFailure.
#include <ravel/trial/results.h>

#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using Catch::Matchers::Message;
using trial::FailTest;

namespace far {
struct TooFar : std::range_error {
  TooFar() : range_error("too far") {}
};
}  // namespace far
using far::TooFar;

TEST_CASE("successResultOf") {
  support::ErrorLog log;
  World world;
  log.attach(world);
  Deferred<int> d(world);

  SECTION("gives the value, and leaves nothing") {
    d.callback(42);
    CHECK(trial::successResultOf(d) == 42);
    bool again = false;
    d.addBoth([&] { again = true; });
    CHECK(again);
    CHECK_THROWS_AS(trial::successResultOf(Deferred<int>(d.chain())), WrongResultType);
  }
  SECTION("fails where there is none") {
    CHECK_THROWS_MATCHES(trial::successResultOf(d), FailTest, Message("wanted a result, found no result yet"));
    d.callback(1);
    CHECK(trial::successResultOf(d) == 1);
  }
  SECTION("fails where the Deferred waits for another, or is paused") {
    d.pause();
    d.callback(1);
    CHECK_THROWS_AS(trial::successResultOf(d), FailTest);
    d.unpause();
    CHECK(trial::successResultOf(d) == 1);
  }
  SECTION("fails with a failure, which is handled by that") {
    d.errback(TooFar());
    CHECK_THROWS_MATCHES(trial::successResultOf(d), FailTest,
                         Message("wanted a result, found a failure: far::TooFar: too far"));
  }
  SECTION("takes a Deferred of nothing") { trial::successResultOf(succeed(world)); }
  world.reportUnhandled();
  CHECK(log.lines.empty());
}

TEST_CASE("failureResultOf") {
  support::ErrorLog log;
  World world;
  log.attach(world);

  SECTION("gives the Failure of one of the types, and leaves nothing") {
    auto d = fail<int>(world, TooFar());
    const Failure failure = trial::failureResultOf<std::logic_error, std::range_error>(d);
    CHECK(failure.check<TooFar>());
  }
  SECTION("takes any failure where no type is named") {
    CHECK(trial::failureResultOf(fail(world, TooFar())).getErrorMessage() == "too far");
  }
  SECTION("fails with another failure, a value, or no result") {
    CHECK_THROWS_MATCHES(trial::failureResultOf<CancelledError>(fail(world, std::runtime_error("no"))), FailTest,
                         Message("wanted CancelledError, found std::runtime_error: no"));
    CHECK_THROWS_MATCHES(trial::failureResultOf(succeed(world, 3)), FailTest,
                         Message("wanted a failure, found the result 3"));
    CHECK_THROWS_MATCHES((trial::failureResultOf<CancelledError, TimeoutError>(Deferred<int>(world))), FailTest,
                         Message("wanted CancelledError or TimeoutError, found no result yet"));
  }
  world.reportUnhandled();
  CHECK(log.lines.empty());
}

TEST_CASE("assertNoResult") {
  support::ErrorLog log;
  World world;
  log.attach(world);

  SECTION("leaves the result that comes as it is") {
    Deferred<std::string> d(world);
    trial::assertNoResult(d);
    d.callback("later");
    CHECK(trial::successResultOf(d) == "later");
  }
  SECTION("leaves the failure that comes as it is") {
    Deferred<int> d(world);
    trial::assertNoResult(d);
    d.errback(TooFar());
    CHECK(trial::failureResultOf(d).check<TooFar>());
  }
  SECTION("fails with a value, which stays") {
    auto d = succeed(world, 3);
    CHECK_THROWS_MATCHES(trial::assertNoResult(d), FailTest, Message("wanted no result yet, found the result 3"));
    CHECK(trial::successResultOf(d) == 3);
  }
  SECTION("fails with a failure, which is handled by that") {
    CHECK_THROWS_AS(trial::assertNoResult(fail(world, TooFar())), FailTest);
  }
  world.reportUnhandled();
  CHECK(log.lines.empty());
}

TEST_CASE("assertFailure") {
  World world;
  Deferred<int> d(world);

  SECTION("gives the error as the result, by its type") {
    Deferred<std::range_error> caught = trial::assertFailure<std::range_error>(d);
    d.errback(TooFar());
    CHECK(trial::successResultOf(caught).what() == std::string("too far"));
  }
  SECTION("gives it as it was caught where several types, or none, are named") {
    auto caught = trial::assertFailure<CancelledError, TooFar>(d);
    d.errback(TooFar());
    CHECK(trial::successResultOf(caught).failure.check<TooFar>());
    CHECK(trial::successResultOf(trial::assertFailure(fail(world, TooFar()))).failure.check<TooFar>());
  }
  SECTION("fails where there is a value") {
    auto caught = trial::assertFailure<TooFar>(d);
    d.callback(3);
    CHECK(trial::failureResultOf<FailTest>(caught).getErrorMessage() == "wanted far::TooFar, found the result 3");
    CHECK(trial::failureResultOf<FailTest>(trial::assertFailure<CancelledError>(succeed(world))).getErrorMessage() ==
          "wanted CancelledError, found no failure");
  }
  SECTION("fails with another failure") {
    auto caught = trial::assertFailure<CancelledError>(d);
    d.errback(std::runtime_error("no"));
    CHECK(trial::failureResultOf<FailTest>(caught).getErrorMessage() ==
          "wanted CancelledError, found std::runtime_error: no");
  }
}
