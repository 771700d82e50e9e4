// TracedTurn: what comes from outside, as a turn of its own in traces.
#pragma once

#include <ravel/world.h>

namespace ravel {

/// As long as it lives a turn goes on: for work that no reactor's own turn does, such as the answer of a network.
class TracedTurn {
 public:
  explicit TracedTurn(World& world) : world_(world) { record(TraceKind::TurnBegun); }
  TracedTurn(const TracedTurn&) = delete;
  TracedTurn& operator=(const TracedTurn&) = delete;
  ~TracedTurn() { record(TraceKind::TurnEnded); }

 private:
  void record(TraceKind kind) {
    if (world_.traced()) world_.record({.kind = kind});
  }
  World& world_;
};

}  // namespace ravel
