// Turns: a call that asks for the next with callLater(0), so that each has a turn of its own. Per second.
#include "bench.h"

#include <uv.h>

#include <ravel/native/native_reactor.h>
#include <ravel/ravel.h>

namespace bench {

namespace {

/// So many turns, one call in each.
template <class Reactor>
double turnsOf(long turns) {
  ravel::World world;
  Reactor reactor(world);
  struct Again {
    Reactor& reactor;
    long& left;
    void operator()() const {
      if (--left == 0) return reactor.stop();
      reactor.callLater(0, *this);
    }
  };
  long left = turns;
  reactor.callLater(0, Again{reactor, left});
  const auto begin = Clock::now();
  reactor.run();
  return nanosecondsSince(begin) / static_cast<double>(turns);
}

/// A thousand calls in each turn.
double callsOf(long turns) {
  constexpr long kCalls = 1000;
  ravel::World world;
  ravel::VirtualReactor reactor(world);
  struct Again {
    ravel::VirtualReactor& reactor;
    long& left;
    void operator()() const {
      if (left-- > 0) reactor.callLater(0, *this);
    }
  };
  long left = turns * kCalls;
  for (long i = 0; i < kCalls; ++i) reactor.callLater(0, Again{reactor, left});
  const auto begin = Clock::now();
  reactor.run();
  return nanosecondsSince(begin) / static_cast<double>(turns * kCalls);
}

/// libuv's loop with something to do in each of its turns (its timers of 0 would all be called in the first).
double libuvTurns(long turns) {
  uv_loop_t loop;
  uv_loop_init(&loop);
  uv_idle_t idle;
  uv_idle_init(&loop, &idle);
  long left = turns;
  idle.data = &left;
  uv_idle_start(&idle, [](uv_idle_t* self) {
    if (--*static_cast<long*>(self->data) == 0) uv_idle_stop(self);
  });
  const auto begin = Clock::now();
  uv_run(&loop, UV_RUN_DEFAULT);
  const double time = nanosecondsSince(begin);
  uv_close(reinterpret_cast<uv_handle_t*>(&idle), nullptr);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  return time / static_cast<double>(turns);
}

void perSecond(const std::string& name, const Sample& ours, const std::string& peer = "", const Sample& theirs = {}) {
  std::vector<double> values, others, ratios;
  for (int round = 0; round < kRounds; ++round) {
    values.push_back(1e9 / ours());
    if (!theirs) continue;
    others.push_back(1e9 / theirs());
    ratios.push_back(values.back() / others.back());
  }
  reportRate(name, values);
  if (theirs) report(name + ": " + peer, median(others), "1/s", peer, median(ratios));
}

}  // namespace

void turns() {
  perSecond("turns of VirtualReactor", [] { return turnsOf<ravel::VirtualReactor>(500'000); });
  perSecond("calls of VirtualReactor, 1,000 in a turn", [] { return callsOf(500); });
  perSecond(
      "turns of NativeReactor", [] { return turnsOf<ravel::NativeReactor>(50'000); }, "libuv",
      [] { return libuvTurns(50'000); });
}

}  // namespace bench
