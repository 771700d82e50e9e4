// Recorder: a sink that keeps events.
#pragma once

#include <cstddef>
#include <vector>

#include <ravel/trace/trace_sink.h>

namespace ravel {

/// Keeps the first `limit` events and counts the rest. Steps are kept as they are, in chunks of kept storage, and
/// become events for those who look.
class Recorder final : public TraceSink {
 public:
  explicit Recorder(std::size_t limit = 100'000) : limit_(limit) {}
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() override;

  void record(const TraceEvent& event) override;
  void step(std::uint64_t happened, std::uint64_t deferred, std::int64_t value, std::uint64_t sequence,
            double time) override {
    if (next_ == end_ && !more()) return;
    *next_++ = {happened, deferred, value, sequence, time};
  }

  /// How many it keeps.
  std::size_t size() const;
  /// The one of index `i`.
  TraceEvent event(std::size_t i) const;
  /// All of them.
  const std::vector<TraceEvent>& events() const;
  /// How many came after the limit was reached.
  std::size_t dropped() const { return dropped_; }

 private:
  static constexpr std::size_t kBytes = std::size_t{64} * 1024;
  static constexpr std::size_t kSteps = kBytes / sizeof(TraceStep);

  bool more();

  std::size_t limit_;
  std::size_t dropped_ = 0;
  TraceStep* next_ = nullptr;  // in the last chunk
  TraceStep* end_ = nullptr;
  std::vector<TraceStep*> chunks_;
  std::vector<TraceEvent> whole_;  // those that came whole: a step stands for each
  mutable std::vector<TraceEvent> shown_;
};

}  // namespace ravel
