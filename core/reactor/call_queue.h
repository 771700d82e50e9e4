// CallQueue: the delayed calls of a reactor.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <ravel/reactor/call_order.h>
#include <ravel/reactor/delayed_call.h>
#include <ravel/world.h>

namespace ravel::detail {

/// Calls are made in the order of their times, then of asking. The queue is told the time from outside.
///
/// New calls are only listed; they are put in order when one of them is due. As in Twisted, a cancelled call keeps its
/// place until that comes up, and a delayed one stays at its old place and is put back when it gets there: both
/// handles' operations cost no search. One that is moved to an earlier time gets a second place.
class CallQueue final : public CallKeeper {
 public:
  explicit CallQueue(World& world) : CallKeeper(world) {}
  CallQueue(const CallQueue&) = delete;
  CallQueue& operator=(const CallQueue&) = delete;
  ~CallQueue();

  DelayedCall add(Instant due, std::uint64_t id, Function<void()>&& function);

  /// Begins a turn: calls added so far may be made in it, later ones may not.
  void beginTurn();
  /// The next call of this turn that is due at `now`; none when there is no more.
  Ref<CallRecord> takeDue(Instant now);
  /// When the next call is due; none when nothing is left.
  std::optional<Instant> nextDue();
  /// The moment of the first in order, which may be cancelled or delayed by now.
  std::optional<Instant> nextWake();

  std::vector<DelayedCall> pending() const;

  /// The time of the turn: reset() counts from it.
  void setNow(Instant now) { now_ = now; }
  /// Who is asked for the time instead, where time goes on between turns.
  void setClock(Function<Instant()> clock) { clock_ = std::move(clock); }
  Instant now() const override { return clock_ ? clock_() : now_; }
  void cancelled(CallRecord& record) override;
  void moved(CallRecord& record, Instant due) override;

 private:
  static constexpr Instant kNever = std::numeric_limits<Instant>::max();
  static constexpr Instant kUnknown = std::numeric_limits<Instant>::min();

  bool addedInTurn(const CallRecord& record) const { return record.order() >= turn_; }
  bool mostlyDead() const { return dead_ > 64 && dead_ > (order_.size() + fresh_.size()) / 2; }
  void orderFresh();
  bool settle(const CallKey& key);
  void dropDead();
  static void dropDead(std::vector<CallKey>& keys);
  template <class F>
  void each(F&& f) const;

  CallPool::Owner pool_ = CallPool::make(*this);
  // Each key with a record holds a reference to it. One whose record is queued for another time is out of date.
  CallOrder order_;
  std::vector<CallKey> fresh_;   // not in order yet, as they were asked for
  Instant freshLeast_ = kNever;  // when the first of them is due
  std::uint64_t asked_ = 0;      // how many calls were asked for
  std::uint64_t ordered_ = 0;    // how many of them have been put in order
  std::uint64_t turn_ = 0;       // how many had been asked for when the turn began
  std::size_t dead_ = 0;         // about how many keys are of cancelled calls or out of date
  Instant now_ = 0;
  mutable Function<Instant()> clock_;
};

}  // namespace ravel::detail
