// Runner: collects tests, runs them one after another, and prints how they went.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ravel/stage.h>
#include <ravel/trial/test_run.h>

namespace ravel::trial {

/// Twisted's limit for a test that sets none, in seconds.
inline constexpr double kDefaultTimeout = 120;

/// Tests on a reactor that the program runs. The tests are owned by the runner, and by its run while that
/// goes on; what they refer to stays with the program until then.
///
///     trial::Runner tests(stage);
///     tests.test("doubles", [](trial::TestCase& t) { t.assertEqual(2 * 21, 42); });
///     tests.test("waits", [](trial::TestCase& t) {
///       return deferLater(t.reactor(), 1.0, [&t] { t.assertTrue(true); });
///     });
///     tests.run();
///     stage.reactor.run();
///
/// Prints "ok NAME", "FAIL NAME: message", "skip NAME: reason" or "todo NAME: reason" when a test is over, and
/// at the end "2 passed, 0 failed". Follows Twisted's trial, in order of test() and without processes.
class Runner {
 public:
  using Printer = std::function<void(const std::string& line)>;

  /// `note` takes what is to be said beside the results; without one it goes to standard error.
  Runner(Reactor& reactor, Printer print, Printer note = {});
  /// Prints on the stage.
  explicit Runner(Stage& stage);

  /// Adds a test: f(TestCase&), which may return a Deferred of anything.
  template <class F>
  void test(std::string name, F f, Settings settings = {}) {
    test<TestCase>(std::move(name), std::move(f), std::move(settings));
  }
  /// The same with a TestCase of one's own, made for this test: f(T&).
  template <class T, class F>
  void test(std::string name, F f, Settings settings = {}) {
    add({std::move(name), [] { return std::unique_ptr<TestCase>(std::make_unique<T>()); },
         TestRun::asBody<T>(std::move(f)), std::move(settings)});
  }

  /// In seconds, for tests that set no timeout of their own.
  void setTimeout(double seconds);

  /// Runs the tests added so far, at once; those that wait need the reactor to run. Fires with the results
  /// when all are over. Not while a run goes on.
  Deferred<std::vector<TestResult>> run();

 private:
  struct Planned {
    std::string name;
    Function<std::unique_ptr<TestCase>()> make;
    TestRun::Body body;
    Settings settings;
  };
  struct State;

  void add(Planned planned);
  static Deferred<std::vector<TestResult>> runAll(Reactor& reactor, std::shared_ptr<State> state,
                                                  std::vector<Planned> planned);

  std::shared_ptr<State> state_;
  std::vector<Planned> planned_;
};

}  // namespace ravel::trial
