// TestRun: running one test.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <ravel/trial/test_case.h>
#include <ravel/trial/test_result.h>

namespace ravel::trial {

/// How a test is to be run.
struct Settings {
  /// In seconds, for each of setUp, the test, each cleanup and tearDown; none: the runner's.
  std::optional<double> timeout = {};
  /// Why it is not run.
  std::optional<std::string> skip = {};
  /// Why it fails for now: then it counts neither as passed nor as failed.
  std::optional<std::string> todo = {};
};

/// setUp, the test, cleanups, tearDown, in Twisted's order; then what was left behind. While it runs, errors
/// that the world logs are the test's. One run at a time in a world.
class TestRun {
 public:
  using Body = Function<Ref<ravel::detail::Chain>(TestCase&)>;

  /// Neither `test` nor `body` is owned: they stay until the Deferred has fired. `limit`: in seconds.
  static Deferred<TestResult> run(Reactor& reactor, std::string name, TestCase& test, Body& body,
                                  const Settings& settings, double limit);

  template <class T, class F>
  static Body asBody(F f) {
    return [f = std::move(f)](TestCase& test) mutable -> Ref<ravel::detail::Chain> {
      auto& mine = static_cast<T&>(test);
      if constexpr (requires { f(mine).chain(); }) {
        return f(mine).chain();
      } else {
        f(mine);
        return {};
      }
    };
  }

 private:
  /// How setUp, the test or a cleanup went.
  struct Ended {
    std::optional<Failure> failure;
  };
  class LogTaker;

  static Deferred<Ended> untold(Reactor& reactor);
  static Deferred<Ended> settle(Reactor& reactor, Function<Ref<ravel::detail::Chain>()> step, double seconds);
};

}  // namespace ravel::trial
