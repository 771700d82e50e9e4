// Recorder: a sink that keeps events.
#pragma once

#include <cstddef>
#include <vector>

#include <ravel/trace/trace_sink.h>

namespace ravel {

/// Keeps the first `limit` events and counts the rest.
class Recorder final : public TraceSink {
 public:
  explicit Recorder(std::size_t limit = 100'000) : limit_(limit) {}

  void record(const TraceEvent& event) override {
    if (events_.size() < limit_) {
      events_.push_back(event);
    } else {
      ++dropped_;
    }
  }

  const std::vector<TraceEvent>& events() const { return events_; }
  /// How many came after the limit was reached.
  std::size_t dropped() const { return dropped_; }

 private:
  std::size_t limit_;
  std::size_t dropped_ = 0;
  std::vector<TraceEvent> events_;
};

}  // namespace ravel
