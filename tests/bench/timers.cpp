// Timers: to schedule, cancel and fire 1,000, 100,000 and 1,000,000 of them, with random delays. Per timer.
#include "timers.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <thread>

#include "bench.h"

namespace bench {

namespace {

struct Times {
  double schedule = 0, cancel = 0, fire = 0;
};

template <class F>
double timeOf(F&& f) {
  const auto begin = Clock::now();
  f();
  return nanosecondsSince(begin);
}

/// One sample of the three: every timer is set twice, cancelled once and called once.
Times sample(Timers& timers, std::size_t count, std::mt19937_64& random) {
  const std::size_t repeat = std::max<std::size_t>(1, 50'000 / count);
  std::uniform_real_distribution<double> delay(0, timers.spread());
  std::vector<double> seconds(count);
  std::generate(seconds.begin(), seconds.end(), [&] { return delay(random); });
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  std::shuffle(order.begin(), order.end(), random);

  Times times;
  for (std::size_t i = 0; i < repeat; ++i) {
    times.schedule += timeOf([&] { timers.start(seconds); });
    times.cancel += timeOf([&] { timers.stop(order); });
    timers.start(seconds);
    // Ravel's time is told, and need not pass; but a processor that has slept is slower for a while.
    std::this_thread::sleep_for(std::chrono::duration<double>(timers.spread() + 1e-3));
    const auto before = timersFired;
    times.fire += timeOf([&] { timers.fire(); });
    if (timersFired - before != count) note("timers: some were not called");
  }
  const auto each = static_cast<double>(repeat * count);
  return {times.schedule / each, times.cancel / each, times.fire / each};
}

void reportPhase(const std::string& figure, double Times::*phase, const std::vector<std::string>& names,
                 const std::vector<std::vector<Times>>& times) {
  for (std::size_t side = 0; side < names.size(); ++side) {
    std::vector<double> values, ratios;
    for (std::size_t round = 0; round < times[side].size(); ++round) {
      values.push_back(times[side][round].*phase);
      ratios.push_back(times[0][round].*phase / values.back());
    }
    if (side == 0) {
      report(figure, median(values), "ns");
    } else {
      report(figure + ": " + names[side], median(values), "ns", names[side], median(ratios));
    }
  }
}

void measure(std::size_t count) {
  std::vector<std::string> names;
  std::vector<std::unique_ptr<Timers>> sides;
  const auto add = [&](const std::string& name, std::unique_ptr<Timers> side) {
    if (!side) return note(name + " is not here: left out");
    names.push_back(name);
    sides.push_back(std::move(side));
  };
  add("ravel", ravelTimers(count));
  add("libev", libevTimers(count));
  add("libuv", libuvTimers(count));

  std::mt19937_64 random(count);
  std::vector<std::vector<Times>> times(sides.size());
  for (auto& side : sides) sample(*side, count, random);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < sides.size(); ++i) times[i].push_back(sample(*sides[i], count, random));
  }
  const std::string of = " of " + std::to_string(count) + " timers";
  reportPhase("schedule" + of, &Times::schedule, names, times);
  reportPhase("cancel" + of, &Times::cancel, names, times);
  reportPhase("fire" + of, &Times::fire, names, times);
}

}  // namespace

void timers() {
  for (const std::size_t count : {1'000u, 100'000u, 1'000'000u}) measure(count);
}

}  // namespace bench
