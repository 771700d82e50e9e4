// TestCase: what a test is given to make its checks with.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <ravel/defer/deferred.h>
#include <ravel/function.h>
#include <ravel/reactor/reactor.h>
#include <ravel/trial/errors.h>
#include <ravel/trial/results.h>

namespace ravel::trial {

/// Made for each test anew, and owned by the Runner, which tells it its reactor before setUp. A class of
/// one's own derives from it to share what tests need:
///
///     struct WithClock : ravel::trial::TestCase {
///       Deferred<void> setUp() override { clock.emplace(world()); return succeed(*this); }
///       std::optional<Clock> clock;
///     };
///     tests.test<WithClock>("waits", [](WithClock& t) { t.assertEqual(t.clock->seconds(), 0.0); });
///
/// A check counts, and throws FailTest where it does not hold. Follows Twisted's trial.
class TestCase {
 public:
  TestCase() = default;
  TestCase(const TestCase&) = delete;
  TestCase& operator=(const TestCase&) = delete;
  virtual ~TestCase() = default;

  /// Before the test: if it fails, that is an error, and neither the test nor tearDown is run.
  virtual Deferred<void> setUp();
  /// After the test and the cleanups, however they went.
  virtual Deferred<void> tearDown();

  Reactor& reactor() const { return *reactor_; }
  World& world() const { return reactor_->world(); }

  /// Has f() called after the test, before tearDown; the last one added goes first. What it returns is
  /// waited for, if it is a Deferred.
  template <class F>
  void addCleanup(F f) {
    cleanups_.push_back(asStep(std::move(f)));
  }

  /// The errors of these types (of any, where none is named) that were logged so far, those of Deferreds that
  /// nobody took included. They do not fail the test any more.
  template <class... E>
  std::vector<Failure> flushLoggedErrors() {
    collectLogged();
    std::vector<Failure> taken, left;
    for (Failure& failure : logged_) (detail::isAnyOf<E...>(failure) ? taken : left).push_back(std::move(failure));
    logged_ = std::move(left);
    return taken;
  }

  // -- checks

  [[noreturn]] void fail(const std::string& message) { throw FailTest(message); }
  [[noreturn]] void skip(const std::string& reason) { throw SkipTest(reason); }

  void assertTrue(bool condition, const std::string& message = "wanted true, got false") { check(condition, message); }
  void assertFalse(bool condition, const std::string& message = "wanted false, got true") {
    check(!condition, message);
  }
  template <class A, class B>
  void assertEqual(const A& got, const B& wanted, const std::string& message = "") {
    check(got == wanted, message.empty() ? "wanted " + showAny(wanted) + ", got " + showAny(got) : message);
  }
  template <class A, class B>
  void assertNotEqual(const A& got, const B& unwanted, const std::string& message = "") {
    check(got != unwanted, message.empty() ? "wanted anything but " + showAny(unwanted) : message);
  }
  /// f() is to throw an E; a copy of it is returned.
  template <class E, class F>
  E assertRaises(F f) {
    ++checks_;
    try {
      f();
    } catch (const E& error) {
      return error;
    } catch (...) {
      fail("wanted " + detail::anyOf<E>() + ", found " + detail::told(Failure::current()));
    }
    fail("wanted " + detail::anyOf<E>() + ", but nothing was thrown");
  }

  /// See <ravel/trial/results.h>.
  template <class T>
  T successResultOf(Deferred<T> d) {
    ++checks_;
    return trial::successResultOf(std::move(d));
  }
  template <class... E, class T>
  Failure failureResultOf(Deferred<T> d) {
    ++checks_;
    return trial::failureResultOf<E...>(std::move(d));
  }
  template <class T>
  void assertNoResult(Deferred<T> d) {
    ++checks_;
    trial::assertNoResult(std::move(d));
  }
  /// Counts when the Deferred fires. Return what it gives, so that the test waits for it.
  template <class... E, class T>
  auto assertFailure(Deferred<T> d) {
    count(*d.chain());
    return trial::assertFailure<E...>(std::move(d));
  }

  unsigned checks() const { return *checks_.count; }

 private:
  friend class TestRun;

  /// Calls a function, and gives the chain of the Deferred that it returned, if it did.
  using Step = Function<Ref<ravel::detail::Chain>()>;

  /// Shared with the Deferreds that assertFailure counts by, which may outlive the test.
  struct Checks {
    std::shared_ptr<unsigned> count = std::make_shared<unsigned>(0);
    void operator++() { ++*count; }
  };

  template <class F>
  static Step asStep(F f) {
    return [f = std::move(f)]() mutable -> Ref<ravel::detail::Chain> {
      if constexpr (requires { f().chain(); }) {
        return f().chain();
      } else {
        f();
        return {};
      }
    };
  }

  void check(bool good, const std::string& message) {
    ++checks_;
    if (!good) throw FailTest(message);
  }
  void count(ravel::detail::Chain& chain);
  void collectLogged();

  Reactor* reactor_ = nullptr;  // the runner's; null before setUp
  Checks checks_;
  std::vector<Step> cleanups_;
  std::vector<Failure> logged_;
};

}  // namespace ravel::trial
