// Chance: numbers of a seed.
#pragma once

#include <random>

namespace soak {

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  /// From 0 to most, seconds or what else.
  double upTo(double most) { return std::uniform_real_distribution<>(0, most)(engine_); }
  int below(int end) { return std::uniform_int_distribution<>(0, end - 1)(engine_); }
  /// True once in `count` times.
  bool once(int count) { return below(count) == 0; }

 private:
  std::mt19937 engine_;
};

}  // namespace soak
