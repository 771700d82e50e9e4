// CallQueue: the ordered queue of delayed calls.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <ravel/reactor/delayed_call.h>
#include <ravel/world.h>

namespace ravel::detail {

/// Ordered by due time, then by the order of asking: a 4-ary heap of (time, order, record), where the
/// keys lie beside each other, so that comparing touches no record. It is told the time from outside.
///
/// As in Twisted, a cancelled call stays in the heap until it reaches the top, and a delayed one stays
/// at its old place and is put back when it gets there: both handles' operations cost no search.
class CallQueue final : public CallKeeper {
 public:
  explicit CallQueue(World& world) : world_(world) {}
  CallQueue(const CallQueue&) = delete;
  CallQueue& operator=(const CallQueue&) = delete;
  ~CallQueue();

  DelayedCall add(Instant due, std::uint64_t id, Function<void()> function);

  /// Begins a turn: calls added so far may be made in it, later ones may not.
  void beginTurn();
  /// The next call of this turn that is due at `now`; none when there is no more.
  Ref<CallRecord> takeDue(Instant now);
  /// When the next call is due; none when nothing is left.
  std::optional<Instant> nextDue();
  /// The moment of the call on top, which may be cancelled or delayed by now.
  std::optional<Instant> nextWake();

  std::vector<DelayedCall> pending() const;

  /// The time of the turn: reset() counts from it.
  void setNow(Instant now) { now_ = now; }
  /// Who is asked for the time instead, where time goes on between turns.
  void setClock(Function<Instant()> clock) { clock_ = std::move(clock); }
  Instant now() const override { return clock_ ? clock_() : now_; }
  World& world() const override { return world_; }
  void cancelled(CallRecord& record) override;
  void moved(CallRecord& record, Instant due) override;

 private:
  struct Node {
    Instant due;
    std::uint64_t order;
    Ref<CallRecord> record;
    bool before(const Node& other) const { return due != other.due ? due < other.due : order < other.order; }
  };

  void insert(Ref<CallRecord> record);
  void removeTop();
  /// Puts the right call on top: drops cancelled ones, puts delayed ones back. Looks at those whose
  /// moment is not after `until`.
  void tidyTop(Instant until);
  void dropCancelled();
  void rise(std::size_t place);
  void sink(std::size_t place);

  World& world_;
  std::vector<Node> heap_;
  std::vector<Ref<CallRecord>> fresh_;  // added since the turn began
  Instant now_ = 0;
  mutable Function<Instant()> clock_;
  std::uint64_t order_ = 0;
  std::size_t cancelled_ = 0;  // how many cancelled ones the heap still holds
};

}  // namespace ravel::detail
