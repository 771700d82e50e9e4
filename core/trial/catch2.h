// trial inside Catch2: the checks of Deferreds, failing at the line that makes them. Header only; the library
// itself does not know Catch2.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include <catch2/catch_test_macros.hpp>
#include <ravel/trial/results.h>
#include <ravel/trial/run_until_fired.h>
#include <ravel/trial/runner.h>

namespace ravel::trial::catch2 {

/// The place of a call: the default argument that each check here ends with. Nobody passes it by hand.
struct Where {
  const char* file;
  std::size_t line;

  static Where here(const char* file = __builtin_FILE(), std::size_t line = __builtin_LINE()) { return {file, line}; }

  /// Catch2's FAIL(message), at this place. Ends the test case by throwing.
  void operator()(const std::string& message) const {
    Catch::AssertionHandler handler("FAIL", Catch::SourceLineInfo(file, line), Catch::StringRef(),
                                    Catch::ResultDisposition::Normal);
    handler.handleMessage(Catch::ResultWas::ExplicitFailure, std::string(message));
    handler.complete();
  }
};

/// The value of a Deferred that has one by now, which is left with nothing.
template <class T>
T successResultOf(Deferred<T> d, Where where = Where::here()) {
  return ResultChecks<Where>{where}.successResultOf(d);
}

/// The Failure of a Deferred that has failed by now, with one of the types; it is left with nothing.
template <class... E, class T>
Failure failureResultOf(Deferred<T> d, Where where = Where::here()) {
  return ResultChecks<Where>{where}.template failureResultOf<E...>(d);
}

/// That a Deferred has no result yet. The one that comes is left as it is.
template <class T>
void assertNoResult(Deferred<T> d, Where where = Where::here()) {
  ResultChecks<Where>{where}.assertNoResult(d);
}

/// Fails with FailTest, which resultOn tells.
using trial::assertFailure;

/// Runs a reactor (virtual, or native: it really waits), or moves a Clock from call to call, until d has its
/// result, and gives it. The test fails if d fails, if it has no result after `timeout` seconds of that
/// clock, and if delayed calls are left that were not there before (they are cancelled). The reactor must
/// not run yet; it may be run again afterwards.
///
///     TEST_CASE("a page comes after a second") {
///       World world;
///       VirtualReactor reactor(world);
///       CHECK(resultOn(reactor, deferLater(reactor, 1.0, [] { return 42; })) == 42);
///     }
template <class Time, class T>
T resultOn(Time& clock, Deferred<T> d, double timeout = kDefaultTimeout, Where where = Where::here()) {
  const std::string problem = detail::runUntilFired(clock, *d.chain(), timeout);
  if (problem.empty() || (d.chain()->settled() && d.chain()->result().isFailure())) {
    return catch2::successResultOf(std::move(d), where);
  }
  where(problem);
  throw FailTest(problem);  // not reached
}

}  // namespace ravel::trial::catch2
