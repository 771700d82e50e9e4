// Memory: how much this process has, over time.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

namespace soak {

/// In KB, as the system counts it (RSS).
double residentMemory();

class Memory {
 public:
  /// `seconds` since the begin.
  void sample(double seconds) { samples_.push_back({seconds, residentMemory()}); }
  /// How much it has grown from the end of the warm-up to the last sample, KB: by the line that fits the samples best.
  double growth() const;
  nlohmann::json json() const;

 private:
  struct Sample {
    double seconds;
    double kilobytes;
  };
  /// Without the warm-up, which is the first quarter.
  std::vector<Sample> warm() const;

  std::vector<Sample> samples_;
};

}  // namespace soak
