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
};

}  // namespace ravel
