// TraceSink: who wants to hear of every step.
#pragma once

#include <ravel/trace/event.h>

namespace ravel {

/// Attached to a World; absent, each step costs one null check. Called on the world's thread, in the
/// middle of things: it must not fire, add to or cancel anything. A sink that throws is detached, and
/// the world's error log is told.
class TraceSink {
 public:
  virtual ~TraceSink() = default;
  virtual void record(const TraceEvent&) {}
  /// A TraceStep, for sinks that can do with less than a whole event.
  virtual void step(std::uint64_t happened, std::uint64_t deferred, std::int64_t value, std::uint64_t sequence,
                    double time);

 private:
  TraceEvent told_;  // its memory is used again and again
};

}  // namespace ravel
