// Instants: time inside is whole nanoseconds, outside it is seconds.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace ravel {

/// Whole nanoseconds since the reactor's zero. Integers, so that 0.1 s + 0.2 s is 0.3 s and calls due
/// at the same time are seen to be.
using Instant = std::int64_t;

/// The nearest instant; beyond some 292 years it stays there. NaN is refused.
inline Instant toInstant(double seconds) {
  constexpr double kFarthest = 9.2e18;
  const double nanoseconds = seconds * 1e9;
  if (!(std::fabs(nanoseconds) < kFarthest)) [[unlikely]] {
    if (std::isnan(seconds)) throw std::invalid_argument("a time in seconds must be a number, not NaN");
    return static_cast<Instant>(nanoseconds < 0 ? -kFarthest : kFarthest);
  }
  const auto whole = static_cast<Instant>(nanoseconds);
  const double rest = nanoseconds - static_cast<double>(whole);
  return whole + (rest >= 0.5) - (rest <= -0.5);  // std::llround would be a call
}

inline double toSeconds(Instant instant) { return static_cast<double>(instant) / 1e9; }

/// a + b without running over, at either end.
inline Instant later(Instant a, Instant b) {
  constexpr Instant kEnd = std::numeric_limits<Instant>::max();
  if (b < 0) return a < -kEnd - b ? -kEnd : a + b;
  return a > kEnd - b ? kEnd : a + b;
}

}  // namespace ravel
