// Runner: one test after another, and their lines.
#include <ravel/trial/runner.h>

#include <algorithm>
#include <cstdio>

namespace ravel::trial {

struct Runner::State {
  Reactor& reactor;
  Printer print;
  Printer note;
  double timeout = kDefaultTimeout;
};

namespace {

void noteOnStandardError(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

std::string summary(const std::vector<TestResult>& results) {
  const auto count = [&](auto... outcomes) {
    return std::count_if(results.begin(), results.end(),
                         [=](const TestResult& result) { return ((result.outcome == outcomes) || ...); });
  };
  using enum TestOutcome;
  std::string text = std::to_string(count(Ok)) + " passed, " + std::to_string(count(Fail, Error)) + " failed";
  if (const auto skipped = count(Skip)) text += ", " + std::to_string(skipped) + " skipped";
  if (const auto todo = count(Todo)) text += ", " + std::to_string(todo) + " to do";
  return text;
}

}  // namespace

std::string show(const TestResult& result) {
  static constexpr const char* kWords[] = {"ok ", "FAIL ", "FAIL ", "skip ", "todo "};
  const std::string begin = kWords[static_cast<std::size_t>(result.outcome)] + result.name;
  return result.message.empty() ? begin : begin + ": " + result.message;
}

Runner::Runner(Reactor& reactor, Printer print, Printer note)
    : state_(std::make_shared<State>(State{reactor, std::move(print), note ? std::move(note) : noteOnStandardError})) {}

Runner::Runner(Stage& stage) : Runner(stage.reactor, [&stage](const std::string& line) { stage.print(line); }) {}

void Runner::add(Planned planned) { planned_.push_back(std::move(planned)); }

void Runner::setTimeout(double seconds) { state_->timeout = seconds; }

Deferred<std::vector<TestResult>> Runner::run() {
  Reactor& reactor = state_->reactor;
  Deferred<std::vector<TestResult>> all(reactor);
  const Quiet quiet(reactor.world());
  runAll(reactor, state_, std::exchange(planned_, {})).chainDeferred(all);
  return all;
}

Deferred<std::vector<TestResult>> Runner::runAll(Reactor& reactor, std::shared_ptr<State> state,
                                                 std::vector<Planned> planned) {
  World& world = reactor.world();
  world.setQuiet(false);  // its own Deferred is made
  std::vector<TestResult> results;
  world.reportUnhandled();  // what failed before is nothing of theirs
  for (Planned& each : planned) {
    std::unique_ptr<TestCase> test;
    try {
      test = each.make();
    } catch (...) {
      test = std::make_unique<TestCase>();
      each.body = [failure = Failure::current()](TestCase&) -> Ref<ravel::detail::Chain> { failure.raiseException(); };
    }
    TestResult result = co_await [&] {
      const Quiet quiet(world);
      return TestRun::run(reactor, each.name, *test, each.body, each.settings, state->timeout);
    }();
    const bool failed = result.outcome == TestOutcome::Fail || result.outcome == TestOutcome::Error;
    if (world.traced()) {
      world.record({.kind = TraceKind::TestDone,
                    .lane = failed ? Lane::Errback : Lane::Callback,
                    .pair = static_cast<std::uint32_t>(result.checks),
                    .text = result.name});
    }
    state->print(show(result));
    if (result.outcome == TestOutcome::Ok && result.checks == 0) {
      state->note("\"" + result.name + "\" passed with 0 checks. A test that waits returns its Deferred.");
    }
    results.push_back(std::move(result));
  }
  state->print(summary(results));
  co_return results;
}

}  // namespace ravel::trial
