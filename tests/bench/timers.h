// What the timers of each side are asked to do.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bench {

/// `count` timers, which are told by their number. After start() of all, either stop() of all, in another order, or
/// fire() of all.
class Timers {
 public:
  virtual ~Timers() = default;
  /// Sets the timers, each with a delay between 0 and spread().
  virtual void start(const std::vector<double>& seconds) = 0;
  virtual void stop(const std::vector<std::uint32_t>& order) = 0;
  /// Calls what is due, after longer than the longest delay.
  virtual void fire() = 0;
  /// The longest delay, in seconds.
  virtual double spread() const = 0;
};

/// Null where the library was not there when this was built.
std::unique_ptr<Timers> ravelTimers(std::size_t count);
std::unique_ptr<Timers> libevTimers(std::size_t count);
std::unique_ptr<Timers> libuvTimers(std::size_t count);

/// Counts the timers that were called, so that nobody is measured who did nothing.
inline std::uint64_t timersFired = 0;

}  // namespace bench
