// What the benchmarks are written with: sides that are timed in turn, and the figures that come out.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Times something once: nanoseconds for one of what is counted.
using Sample = std::function<double()>;

/// One of those that are compared. The first is Ravel, or what its others are measured against.
struct Side {
  std::string name;
  Sample sample;
};

/// Samples the sides in turn, so that what slows the machine slows all of them, and reports medians: `figure` for the
/// first side, "figure: name" for each other one, with the median of the ratios of the first to it, round by round.
void compare(const std::string& figure, const std::vector<Side>& sides);

/// Reports a figure that was counted or timed elsewhere. `peer` empty: there is no ratio.
void report(const std::string& figure, double value, const std::string& unit, const std::string& peer = "",
            double ratio = 0);
/// Reports how many a second: the median and the best of the rounds, which a busy machine disturbs less.
void reportRate(const std::string& figure, const std::vector<double>& rates);

/// A word to the reader: a peer is not there, say.
void note(const std::string& text);

/// Samples in a median.
constexpr int kRounds = 7;

double median(std::vector<double> values);

/// The time this thread had on a processor: what else runs on the machine does not count.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<Clock, duration>;
  static time_point now() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + duration(time.tv_nsec));
  }
};
inline double nanosecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
}

/// Makes the compiler believe that somebody looks at the value.
template <class T>
inline void keep(T&& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

/// How long a sample takes at least.
constexpr double kEnough = 20e6;

/// A sample of `work`, which does `units` of what is counted. It is repeated for long enough; how often is found out,
/// and everything warmed up, here.
template <class Work>
Sample timed(double units, Work work) {
  const auto repeat = [work](long times) {
    const auto begin = Clock::now();
    for (long i = 0; i < times; ++i) work();
    return nanosecondsSince(begin);
  };
  // The fastest of three: what stops the machine for a while must not be taken for the work.
  long times = 1;
  while (std::min({repeat(times), repeat(times), repeat(times)}) < kEnough / 2) times *= 2;
  times *= 2;
  return [repeat, times, units] { return repeat(times) / (static_cast<double>(times) * units); };
}

// The families: one file each. main.cpp calls them.
void chains();
void variants();
void errbacks();
void coroutines();
void waiting();
void timers();
void turns();

}  // namespace bench
