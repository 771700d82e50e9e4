// Programs of reactors, clocks and tasks.
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "core/no_memory/bench.h"

namespace no_memory {

using namespace ravel;

namespace {

void calls(Bench& bench) {
  constexpr int kCalls = 120;
  int& made = bench.count(kCalls);
  std::vector<DelayedCall> handles;
  handles.reserve(kCalls);
  for (int i = 0; i < kCalls; ++i) {
    handles.push_back(bench.reactor.callLater(i * 37 % 50, [&] { ++made; }));
  }
  for (int i = 0; i < kCalls; i += 5) handles[i].cancel();
  for (int i = 1; i < kCalls; i += 5) handles[i].reset(0.25);
  for (int i = 2; i < kCalls; i += 5) handles[i].delay(3);
  if (bench.reactor.getDelayedCalls().size() != kCalls - kCalls / 5) bench.wrong("not all calls are told");
  bench.reactor.run();
  if (made != kCalls - kCalls / 5) bench.wrong("not all calls were made");
}

/// Many at one time, and so many dead ones that they are thrown out.
void manyCalls(Bench& bench) {
  int made = 0;
  int asked = 0;
  std::vector<DelayedCall> dead;
  bench.attempt([&] {
    for (int i = 0; i < 150; ++i) {
      const int when = 1 + i / 100;
      bench.reactor.callLater(when, [&] { ++made; });
      ++asked;
      dead.push_back(bench.reactor.callLater(2, [] {}));
    }
    for (auto& call : dead) call.cancel();
    bench.reactor.callLater(0.5, [] {});
    bench.reactor.run();
  });
  if (made != asked) bench.wrong("calls were lost");
}

/// Nobody looks at them at the end: the reactor and the clock go with what they hold.
void abandonedCalls(Bench& bench) {
  World world;
  world.setErrorLog([](const LoggedError&) {});
  const auto held = std::make_shared<int>(0);
  {
    VirtualReactor reactor(world);
    Clock clock(world);
    for (int i = 0; i < 40; ++i) {
      reactor.callLater(i, [held] {});
      clock.callLater(i, [held, text = std::string("captured text of some length")] {});
    }
    Deferred<int> d(world);
    d.addTimeout(5, reactor);
  }
  if (held.use_count() != 1) bench.wrong("a call outlived its reactor");
}

void clocks(Bench& bench) {
  Clock clock(bench.world);
  int& made = bench.count(21);
  for (int i = 0; i < 20; ++i) clock.callLater(i % 5, [&] { ++made; });
  auto later = deferLater(clock, 3, [] { return Big(1); });
  bench.owns(later);
  auto cancelled = clock.callLater(9, [&] { ++made; });
  clock.advance(2);
  clock.pump({1, 1, 1});
  cancelled.cancel();
  if (made != 20 || !clock.getDelayedCalls().empty()) bench.wrong("the clock lost a call");
}

void loops(Bench& bench) {
  int& ticks = bench.count(6);
  LoopingCall ticking(bench.reactor, [&] {
    if (++ticks == 5) bench.reactor.callLater(0, [] {});
  });
  bench.reactor.callLater(4.5, [ticking]() mutable {
    if (ticking.running()) ticking.stop();
  });
  bench.ends(ticking.start(1)).addErrback([ticking](const Failure&) { return ticking; });
  auto waiting = std::make_shared<LoopingCall>(LoopingCall::withCount(
      bench.reactor, [&](int) { return deferLater(bench.reactor, 0.75, [] { return Big(1); }); }));
  bench.reactor.callLater(3, [waiting] {
    if (waiting->running()) waiting->stop();
  });
  bench.ends(waiting->start(0.5, false)).addErrback([w = *waiting](const Failure&) { return w; });
  bench.reactor.run();
  if (ticking.running() || waiting->running()) bench.wrong("a loop runs on");
}

void resetLoop(Bench& bench) {
  int& ticks = bench.count(6);
  LoopingCall ticking(bench.reactor, [&] { ++ticks; });
  bench.reactor.callLater(1, [ticking]() mutable {
    if (ticking.running()) ticking.reset();
  });
  bench.reactor.callLater(8, [ticking]() mutable {
    if (ticking.running()) ticking.stop();
  });
  bench.ends(ticking.start(2, false)).addErrback([ticking](const Failure&) { return ticking; });
  bench.reactor.run();
  if (ticking.running()) ticking.stop();
}

void tasks(Bench& bench) {
  Cooperator cooperator(bench.reactor);
  int& steps = bench.count(8);
  const auto counting = [&](int from) {
    return [&steps, left = from]() mutable {
      ++steps;
      return --left > 0 ? Step::more() : Step::end();
    };
  };
  bench.ends(cooperator.coiterate(counting(5)));
  bench.ends(cooperator.coiterate(
      [&bench, n = 0]() mutable { return ++n > 2 ? Step::end() : Step::after(deferLater(bench.reactor, 1, [] {})); }));
  auto failing = cooperator.cooperate([]() -> Step { throw std::runtime_error("a step that fails"); });
  bench.ends(failing.whenDone());
  std::optional<CooperativeTask> paused;
  bench.attempt([&] {
    paused = cooperator.cooperate(counting(3));
    bench.ends(paused->whenDone());
    paused->pause();
    bench.reactor.run();
  });
  try {
    if (paused) paused->resume();
  } catch (const NotPaused&) {
  }
}

void events(Bench& bench) {
  World world;
  world.setErrorLog([](const LoggedError&) {});
  VirtualReactor reactor(world);
  int& before = bench.count(2);
  int& after = bench.count(1);
  int asked = 0;
  bench.attempt([&] {
    for (int i = 0; i < 2; ++i) {
      reactor.addSystemEventTrigger(Phase::Before, "shutdown", [&] {
        ++before;
        return deferLater(reactor, 1, [] {});
      });
      ++asked;
    }
    const auto unwanted =
        reactor.addSystemEventTrigger(Phase::During, "shutdown", [&] { bench.wrong("it was removed"); });
    reactor.removeSystemEventTrigger(unwanted);
    reactor.addSystemEventTrigger(Phase::After, "shutdown", [&] { ++after; });
    ++asked;
    reactor.callWhenRunning([&] { reactor.callLater(1, [&] { reactor.stop(); }); });
    reactor.callFromThread([] {});
    reactor.run();
  });
  if (!reactor.stopped()) {  // what was to stop it had no memory
    reactor.callFromThread([&] { reactor.stop(); });
    reactor.run();
  }
  if (!reactor.stopped() || before + after != asked) bench.wrong("the shutdown is not complete");
}

void reacting(Bench& bench) {
  World world;
  world.setErrorLog([](const LoggedError&) {});
  VirtualReactor reactor(world);
  int& mains = bench.count(1);
  int code = 0;
  bench.attempt([&] {
    code = react(reactor, [&](Reactor& here) {
      ++mains;
      return deferLater(here, 1, [] { return Big(1); });
    });
  });
  if (code != 0 && code != 1) bench.wrong("no such exit code");
  if (reactor.running()) bench.wrong("the reactor runs on");
}

}  // namespace

const std::array<Program, 9> kReactors = {{
    {"calls", calls},
    {"many-calls", manyCalls},
    {"abandoned-calls", abandonedCalls},
    {"clocks", clocks},
    {"loops", loops},
    {"reset-loop", resetLoop},
    {"tasks", tasks},
    {"events", events},
    {"reacting", reacting},
}};

}  // namespace no_memory
