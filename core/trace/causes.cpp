// Causes: what each kind comes of.
#include <ravel/trace/causes.h>

#include <utility>

namespace ravel {

Causes::Known& Causes::known(std::uint64_t id) {
  if (id >= known_.size()) known_.resize(id + 1);
  return known_[id];
}

std::uint64_t Causes::of(const TraceEvent& event) {
  using enum TraceKind;
  const auto sequence = static_cast<std::uint32_t>(event.sequence);
  const std::uint32_t outer = inside_.empty() ? 0 : inside_.back();
  const std::uint32_t answered = std::exchange(answered_, 0);
  Known& mine = known(event.deferred && event.kind != FetchBegun ? event.deferred : event.call);
  switch (event.kind) {
    case DeferredEntered:
    case CallEntered: inside_.push_back(sequence); return std::exchange(mine.last, sequence);
    case DeferredLeft:
    case CallLeft:
    case TurnEnded:
      if (outer) inside_.pop_back();
      mine.last = sequence;
      return outer;
    case DeferredResumed: {
      const std::uint32_t cause = known(event.other).last;
      known(event.deferred).last = sequence;  // known() may have moved the first
      return cause;
    }
    case FetchDone:
    case FetchFailed: answered_ = sequence; [[fallthrough]];
    case DeferredPassed:
    case DeferredUnhandled:
    case FetchData: return std::exchange(mine.last, sequence);
    case DeferredWaits: return mine.last;
    case DeferredAdded:
      if (mine.fired) mine.last = sequence;
      return outer;
    case DeferredFired:
      mine.fired = true;
      mine.last = sequence;
      return answered ? answered : outer;
    case DeferredUnpaused:
    case CallMade:
    case CallMoved:
    case FetchBegun:
    case ConnectionOpened: mine.last = sequence; return outer;
    case TurnBegun: inside_.push_back(sequence); return 0;
    default: return outer;
  }
}

}  // namespace ravel
