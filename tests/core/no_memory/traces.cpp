// Programs that are recorded, tests of trial, and the end of worlds.
#include <memory>
#include <stdexcept>
#include <vector>

#include <ravel/trace/json.h>

#include "core/no_memory/bench.h"

namespace no_memory {

using namespace ravel;

namespace {

void recorded(Bench& bench) {
  Recorder recorder(2'000);
  bench.world.setSink(&recorder);
  struct Detach {
    ~Detach() { world.setSink(nullptr); }
    World& world;
  } detach{bench.world};
  bench.attempt([&] {
    auto d = bench.made<std::string>();
    auto inner = bench.made<Big>();
    d.addCallback([inner](const std::string&) { return inner; })
        .addCallback([](Big big) { return big.text; })
        .addErrback([](const Failure&) { return std::string("an errback's answer, which is not a short one"); });
    bench.reactor.callLater(1, [d]() mutable { d.callback("a value whose text is longer than a string has inside"); });
    bench.reactor.callLater(2, [inner]() mutable { inner.callback(Big(1)); });
    bench.ends(deferLater(bench.reactor, 3, []() -> int { throw std::runtime_error("a failure that nobody takes"); }));
    bench.reactor.run();
    const std::string json = traceJson(recorder);
    if (json.back() != '}') bench.wrong("the trace is no object");
    (void)recorder.events();
  });
}

void debugged(Bench& bench) {
  bench.world.setDebugging(true);
  auto d = bench.made<int>();
  d.callback(1);
  try {
    d.callback(2);
    bench.wrong("it was fired twice");
  } catch (const AlreadyCalledError&) {
  }
  bench.ends(fail<int>(bench.reactor, std::runtime_error("a failure that nobody takes")));
  bench.world.reportUnhandled();
}

/// Without an error log: what nobody took goes to standard error. Nothing is printed here, as nothing fails.
void worlds(Bench& bench) {
  auto world = std::make_unique<World>();
  int& told = bench.count(20);
  world->setErrorLog([&told](const LoggedError&) { ++told; });
  std::vector<Deferred<int>> all;
  int failed = 0;
  try {
    for (int i = 0; i < 20; ++i) {
      all.emplace_back(*world);
      all.back().addCallback([text = std::string("captured text of some length")](int value) { return value; });
      if (i % 2) {
        all.back().errback(std::runtime_error("nobody takes this"));
        ++failed;
      }
    }
  } catch (const std::bad_alloc&) {
  }
  world.reset();
  if (told != failed) bench.wrong("a failure went unreported, or was reported twice");
}

/// Deferreds that wait for each other and nobody leads to.
void unreachable(Bench& bench) {
  World world;
  int gone = 0;
  world.setErrorLog([](const LoggedError&) {});
  struct Counts {
    explicit Counts(int& count) : count(count) {}
    ~Counts() { ++count; }
    int& count;
  };
  int made = 0;
  try {
    for (int i = 0; i < 100; ++i) {
      Deferred<int> inner(world);
      Deferred<int> outer(world);
      const auto counts = std::make_shared<Counts>(gone);
      outer.addCallback([inner](int) { return inner; }).addCallback([counts](int value) { return value; });
      ++made;
      outer.callback(0);
    }
  } catch (const std::bad_alloc&) {
    bench.world.collect();
  }
  world.collect();
  world.close();
  if (gone < made) bench.wrong("what nobody reaches stays");
}

void tests(Bench& bench) {
  std::vector<std::string> lines;
  trial::Runner runner(
      bench.reactor, [&](const std::string& line) { lines.push_back(line); }, [](const std::string&) {});
  bench.attempt([&] {
    runner.test("holds", [](trial::TestCase& t) { t.assertEqual(2 * 21, 42); });
    runner.test("fails", [](trial::TestCase& t) { t.assertEqual(1, 2, "a message of more than a few letters"); });
    runner.test("waits", [](trial::TestCase& t) {
      t.addCleanup([] {});
      return deferLater(t.reactor(), 1, [&t] { t.assertTrue(true); });
    });
    runner.test("leaves a call", [](trial::TestCase& t) { t.reactor().callLater(5, [] {}); });
    bench.ends(runner.run());
    bench.reactor.run();
  });
  if (bench.world.quiet()) bench.wrong("the world stayed quiet");
}

void checks(Bench& bench) {
  trial::assertNoResult(bench.made<int>());
  if (trial::successResultOf(succeed(bench.reactor, 5)) != 5) bench.wrong("another result");
  trial::failureResultOf(fail<int>(bench.reactor, std::runtime_error("boom")));
  bench.ends(trial::assertFailure<std::runtime_error>(fail<int>(bench.reactor, std::runtime_error("boom"))));
}

}  // namespace

const std::array<Program, 6> kTraces = {{
    {"recorded", recorded},
    {"debugged", debugged},
    {"worlds", worlds},
    {"unreachable", unreachable},
    {"tests", tests},
    {"checks", checks},
}};

}  // namespace no_memory
