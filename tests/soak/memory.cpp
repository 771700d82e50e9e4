// Memory: /proc, and a line through the samples.
#include "soak/memory.h"

#include <fstream>

#include <unistd.h>

namespace soak {

double residentMemory() {
  long all = 0;
  long resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
}

std::vector<Memory::Sample> Memory::warm() const {
  return {samples_.begin() + static_cast<std::ptrdiff_t>(samples_.size() / 4), samples_.end()};
}

double Memory::growth() const {
  const auto warm = this->warm();
  if (warm.size() < 2) return 0;
  double time = 0;
  double size = 0;
  for (const auto& [seconds, kilobytes] : warm) time += seconds, size += kilobytes;
  time /= static_cast<double>(warm.size());
  size /= static_cast<double>(warm.size());
  double above = 0;
  double below = 0;
  for (const auto& [seconds, kilobytes] : warm) {
    above += (seconds - time) * (kilobytes - size);
    below += (seconds - time) * (seconds - time);
  }
  return above / below * (warm.back().seconds - warm.front().seconds);
}

nlohmann::json Memory::json() const {
  const auto warm = this->warm();
  return {{"samples", samples_.size()},
          {"atWarm", warm.empty() ? 0 : warm.front().kilobytes},
          {"atEnd", warm.empty() ? 0 : warm.back().kilobytes},
          {"growth", growth()}};
}

}  // namespace soak
