// Causes: which event brought another about.
#pragma once

#include <cstdint>
#include <vector>

#include <ravel/trace/event.h>

namespace ravel {

/// Is shown the events of a run in order, and knows for each the one that caused it:
///
/// - what a function does is caused by its being entered;
/// - a pair is entered, passed or left, and a failure stays unhandled, because of what brought the result there:
///   the firing, what the pair before gave, the end of a wait, or a callback that was added late;
/// - a call is entered because it was made, or last moved; a fetch goes on because it was begun;
/// - what is left has been entered.
///
/// The script itself has no cause, nor has a turn.
class Causes {
 public:
  /// The sequence number of the cause; 0: it has none.
  std::uint64_t of(const TraceEvent& event);

 private:
  struct Known {
    std::uint32_t last = 0;  // the event that its next step comes of
    bool fired = false;
  };
  Known& known(std::uint64_t id);

  std::uint32_t answered_ = 0;         // the end of a fetch, if the last event was one: what it fires comes of it
  std::vector<Known> known_;           // by the id of the Deferred, call, fetch or connection
  std::vector<std::uint32_t> inside_;  // those entered, or turns begun, and not left
};

}  // namespace ravel
