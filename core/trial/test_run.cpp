// TestRun: the steps of one test.
#include <ravel/trial/test_run.h>

#include <utility>

#include <ravel/defer/helpers.h>
#include <ravel/trial/left_calls.h>

namespace ravel::trial {

/// Takes what the world logs, and gives the log back when it goes.
class TestRun::LogTaker {
 public:
  LogTaker(World& world, std::vector<Failure>& into)
      : world_(world),
        before_(world.setErrorLog([&into](const LoggedError& error) { into.push_back(error.failure); })) {}
  LogTaker(const LogTaker&) = delete;
  LogTaker& operator=(const LogTaker&) = delete;
  ~LogTaker() { world_.setErrorLog(std::move(before_)); }

 private:
  World& world_;
  Function<void(const LoggedError&)> before_;
};

namespace {

/// Gathers what went wrong in a test.
struct Report {
  TestResult result;

  void add(TestOutcome as, const std::string& message) {
    auto& outcome = result.outcome;
    const bool told = outcome == TestOutcome::Fail || outcome == TestOutcome::Error;
    if (!told || as == TestOutcome::Error) outcome = as;
    note(message);
  }
  void note(const std::string& message) { result.message += (result.message.empty() ? "" : "; ") + message; }
};

}  // namespace

Deferred<TestResult> TestRun::run(Reactor& reactor, std::string name, TestCase& test, Body& body,
                                  const Settings& settings, double limit) {
  reactor.world().setQuiet(false);  // of all this, what the tests make is in traces, and no Deferred of its own
  Report report;
  report.result.name = std::move(name);
  if (settings.skip) {
    report.add(TestOutcome::Skip, *settings.skip);
    report.result.seconds = reactor.seconds();
    co_return report.result;
  }

  const double seconds = settings.timeout.value_or(limit);
  const detail::LeftCalls left(reactor);
  const LogTaker logTaker(reactor.world(), test.logged_);
  test.reactor_ = &reactor;

  const Ended ready = co_await settle(
      reactor, [&] { return test.setUp().chain(); }, seconds);
  if (ready.failure) {
    report.add(ready.failure->check<SkipTest>() ? TestOutcome::Skip : TestOutcome::Error,
               ready.failure->getErrorMessage());
  } else {
    const Ended ended = co_await settle(
        reactor, [&] { return body(test); }, seconds);
    if (ended.failure) {
      const std::string message = ended.failure->getErrorMessage();
      if (ended.failure->check<SkipTest>()) {
        report.add(TestOutcome::Skip, message);
      } else if (settings.todo) {
        report.add(TestOutcome::Todo, *settings.todo + ": " + message);
      } else {
        report.add(ended.failure->check<FailTest>() ? TestOutcome::Fail : TestOutcome::Error, message);
      }
    } else if (settings.todo) {
      report.note("passed, and is marked to do: " + *settings.todo);
    }
  }
  while (!test.cleanups_.empty()) {
    auto cleanup = std::move(test.cleanups_.back());
    test.cleanups_.pop_back();
    const Ended ended = co_await settle(reactor, std::move(cleanup), seconds);
    if (ended.failure) report.add(TestOutcome::Error, ended.failure->getErrorMessage());
  }
  if (!ready.failure) {
    const Ended ended = co_await settle(
        reactor, [&] { return test.tearDown().chain(); }, seconds);
    if (ended.failure) report.add(TestOutcome::Error, ended.failure->getErrorMessage());
  }

  // As Twisted does: what is due now is made first.
  for (int turns = 0; turns < 2 && reactor.running() && left.due(); ++turns) {
    Deferred<Ended> turn = untold(reactor);
    reactor.callLater(0, [turn]() mutable { turn.callback(Ended{}); });
    co_await turn;
  }
  if (const std::string dirty = left.cancel(); !dirty.empty()) report.add(TestOutcome::Error, dirty);
  for (const Failure& failure : test.flushLoggedErrors()) {
    report.add(TestOutcome::Error, "logged: " + failure.getErrorMessage());
  }
  report.result.checks = test.checks();
  report.result.seconds = reactor.seconds();
  co_return report.result;
}

/// A Deferred that is in no trace.
Deferred<TestRun::Ended> TestRun::untold(Reactor& reactor) {
  const Quiet quiet(reactor.world());
  return Deferred<Ended>(reactor);
}

/// Calls it, and waits for the Deferred it returns, so many seconds at most.
Deferred<TestRun::Ended> TestRun::settle(Reactor& reactor, Function<Ref<ravel::detail::Chain>()> step, double seconds) {
  Deferred<Ended> over = untold(reactor);
  Ref<ravel::detail::Chain> chain;
  try {
    chain = step();
  } catch (...) {
    over.callback(Ended{Failure::current()});
    return over;
  }
  if (!chain) {
    over.callback(Ended{});
    return over;
  }
  struct Waiting {
    Deferred<Ended> over;
    DelayedCall limit;
  };
  const auto wait = [&] {
    auto waiting = std::make_shared<Waiting>(Waiting{over, {}});
    chain->addSilently(
        [](ravel::detail::Entry& entry, ravel::detail::Chain& self) {
          auto& [over, limit] = **static_cast<std::shared_ptr<Waiting>*>(entry.closure());
          if (over.called()) return false;  // it comes after its time
          if (limit && limit.active()) limit.cancel();
          ravel::detail::Result& result = self.result();
          over.callback(result.isFailure() ? Ended{result.failure()} : Ended{});
          result.clear();
          return false;
        },
        ravel::detail::Entry::Both, waiting);
    if (over.called()) return;
    waiting->limit = reactor.callLater(seconds, [waiting, chain, seconds] {
      const TimeoutError error("no result within " + showSpan(seconds));
      // Fired, but held up behind something: nothing can be done to it, and the others go on. (Twisted runs
      // its reactor from inside the test, and gets out by crashing it.)
      if (chain->called()) {
        waiting->over.callback(Ended{Failure(error)});
      } else {
        Deferred<void>(chain).errback(error);
      }
    });
  };
  try {
    wait();
  } catch (const std::bad_alloc&) {
    chain->cancel();  // nobody waits for it any more, and the test goes
    if (!over.called()) throw;
  }
  return over;
}

}  // namespace ravel::trial
