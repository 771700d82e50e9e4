// Delayed calls that a test leaves behind.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include <ravel/reactor/reactor_time.h>

namespace ravel::trial::detail {

/// Made before a test: knows the calls that are there already, which are nothing of the test's.
class LeftCalls {
 public:
  explicit LeftCalls(const ReactorTime& clock);
  /// The new ones that are still to be made, in order of time.
  std::vector<DelayedCall> find() const;
  /// Whether one of them is due by now.
  bool due() const;
  /// Cancels them. "1 delayed call left, due at 3.0"; empty where there was none.
  std::string cancel() const;

 private:
  const ReactorTime& clock_;
  std::unordered_set<std::uint64_t> before_;
};

}  // namespace ravel::trial::detail
