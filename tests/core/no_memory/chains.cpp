// Programs of Deferreds by themselves, and of coroutines.
#include <stdexcept>
#include <vector>

#include "core/no_memory/bench.h"

namespace no_memory {

using namespace ravel;

namespace {

void callbacks(Bench& bench) {
  auto d = bench.made<int>();
  int& ran = bench.count(30);
  for (int i = 0; i < 30; ++i) {
    d.addCallback([&ran, text = std::string("a longer text that is captured")](int value) {
      ++ran;
      return value + static_cast<int>(text.size());
    });
  }
  auto last = d.addCallback([](int value) { return std::vector<int>(10, value); })
                  .addCallback([](const std::vector<int>& values) { return Big(values[0]); })
                  .addCallback([](Big big) { return big.text; });
  bench.ends(last);
  bench.reactor.callLater(1, [d]() mutable { d.callback(1); });
  bench.reactor.run();
}

void bigValues(Bench& bench) {
  auto d = bench.made<Big>();
  int& ran = bench.count(1);
  d.addCallback([&](Big big) {
    ++ran;
    return big;
  });
  try {
    d.callback(Big(1));
  } catch (const std::bad_alloc&) {
    if (d.called()) bench.wrong("callback() threw and fired");
    d.errback(std::runtime_error("instead of the value"));
  }
  d.addErrback([](const Failure&) { return Big(2); });
}

void errbacks(Bench& bench) {
  auto d = bench.made<int>();
  auto last =
      d.addCallback([](int) -> int { throw std::runtime_error("a message that is long enough to cost memory"); })
          .addErrback([](const Failure& failure) -> int {
            failure.trap<std::runtime_error>();
            throw std::logic_error(failure.getErrorMessage() + " again");
          })
          .addErrback([](const Failure& failure) { return static_cast<int>(failure.typeName().size()); });
  d.callback(1);
  auto failed = bench.made<int>();
  failed.errback(std::range_error("nobody takes this"));
}

void waiting(Bench& bench) {
  auto outer = bench.made<int>();
  auto inner = bench.made<int>();
  for (int i = 0; i < 8; ++i) inner.addCallback([](int value) { return value + 1; });
  int& got = bench.count(2);
  outer.addCallback([inner](int) { return inner; }).addCallbacks([&](int) { ++got; }, [&](const Failure&) { ++got; });
  outer.callback(0);
  inner.callback(5);
}

/// Each waits for the next and has more to do then: the loop that resumes them all is deep.
void deepWaiting(Bench& bench) {
  constexpr int kDepth = 12;
  std::vector<Deferred<int>> all;
  all.reserve(kDepth);
  int& resumed = bench.count(kDepth * 2);
  for (int i = 0; i < kDepth; ++i) all.push_back(bench.made<int>());
  for (int i = 0; i + 1 < kDepth; ++i) {
    all[i].addCallback([next = all[i + 1]](int) { return next; });
    all[i].callback(0);
    all[i].addBoth([&] { ++resumed; });
  }
  // More waiters of each, so that it stays in hand while the first goes on.
  for (int i = 1; i < kDepth; ++i) {
    auto other = bench.made<int>();
    other.addCallback([next = all[i]](int) { return next; });
    other.callback(0);
  }
  for (int i = kDepth; i-- > 0;) {
    if (!all[i].called()) all[i].callback(7);
  }
}

void cancelling(Bench& bench) {
  int& cancelled = bench.count(2);
  auto plain = bench.made<int>();
  plain.cancel();
  plain.addErrback([](const Failure&) { return 0; });
  plain.callback(1);  // one late firing is let pass

  Deferred<int> d(bench.reactor, [&](Deferred<int>&) { ++cancelled; });
  auto outer = bench.made<int>();
  outer.addCallback([d](int) { return d; });
  outer.callback(0);
  outer.cancel();
  bench.ends(d);
  outer.addErrback([](const Failure& failure) {
    if (!failure.check<CancelledError>() && !failure.check<std::bad_alloc>()) failure.raiseException();
    return 0;
  });
  if (!d.called()) d.cancel();
}

void timeouts(Bench& bench) {
  auto early = bench.made<int>();
  auto late = bench.made<int>();
  auto told = bench.made<int>();
  early.addTimeout(5, bench.reactor);
  bench.reactor.callLater(1, [early]() mutable { early.callback(1); });
  late.addTimeout(5, bench.reactor).addErrback([](const Failure& failure) {
    if (!failure.check<TimeoutError>() && !failure.check<std::bad_alloc>()) failure.raiseException();
    return 0;
  });
  told.addTimeout(2, bench.reactor, [](const Outcome<int>&, double seconds) { return static_cast<int>(seconds); });
  bench.reactor.run();
}

void fired(Bench& bench) {
  bench.ends(succeed(bench.reactor, Big(1)).addCallback([](Big big) { return big.text.size(); }));
  bench.ends(fail<int>(bench.reactor, std::runtime_error("boom")).addErrback([](const Failure&) { return 1; }));
  bench.ends(maybeDeferred(bench.reactor, [] { return Big(2); }));
  bench.ends(maybeDeferred(bench.reactor, []() -> int {
               throw std::runtime_error("boom");
             }).addErrback([](const Failure&) { return 1; }));
  auto target = bench.made<Big>();
  succeed(bench.reactor, Big(3)).chainDeferred(target);
}

Deferred<Big> sums(Reactor& reactor, Deferred<int> a, Deferred<Big> b) {
  const int first = co_await a;
  int second = 0;
  try {
    second = (co_await b).number;
  } catch (const std::runtime_error&) {
    second = -1;
  }
  co_await deferLater(reactor, 1);
  co_return Big(first + second);
}

void coroutines(Bench& bench) {
  auto a = bench.made<int>();
  auto b = bench.made<Big>();
  auto sum = bench.ends(sums(bench.reactor, a, b));
  sum.addCallback([](Big big) { return big.number; });
  a.callback(1);
  b.errback(std::runtime_error("no second"));
  bench.reactor.run();
}

Deferred<int> takesMany(Reactor& reactor, std::vector<Deferred<int>> all) {
  int sum = 0;
  for (auto& each : all) sum += co_await each;
  const Deferred<Big> big = succeed(reactor, Big(4));
  sum += (co_await peek(big)).number;
  co_return sum;
}

/// What is awaited has no room left for one more pair without memory.
void crowdedWaits(Bench& bench) {
  std::vector<Deferred<int>> all;
  for (int i = 0; i < 3; ++i) {
    all.push_back(bench.made<int>());
    for (int pair = 0; pair < 4; ++pair) {
      all.back().addCallback(
          [text = std::string("captured text of some length"), pair](int value) { return value + pair; });
    }
  }
  auto sum = bench.ends(takesMany(bench.reactor, all));
  for (auto& each : all) each.callback(1);
}

void cancelledCoroutine(Bench& bench) {
  auto a = bench.made<int>();
  auto b = bench.made<Big>();
  auto sum = sums(bench.reactor, a, b);
  a.callback(1);
  try {
    sum.cancel();
    bench.ends(sum);
  } catch (const std::bad_alloc&) {
    if (!b.called()) b.callback(Big(2));
    bench.reactor.run();
    bench.ends(sum);
  }
}

}  // namespace

const std::array<Program, 11> kChains = {{
    {"callbacks", callbacks},
    {"big-values", bigValues},
    {"errbacks", errbacks},
    {"waiting", waiting},
    {"deep-waiting", deepWaiting},
    {"cancelling", cancelling},
    {"timeouts", timeouts},
    {"fired", fired},
    {"coroutines", coroutines},
    {"crowded-waits", crowdedWaits},
    {"cancelled-coroutine", cancelledCoroutine},
}};

}  // namespace no_memory
