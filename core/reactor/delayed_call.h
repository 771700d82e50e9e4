// DelayedCall: the handle of a call that a reactor or a Clock will make.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <ravel/defer/ref.h>
#include <ravel/function.h>
#include <ravel/reactor/instant.h>

namespace ravel {

class World;

namespace detail {

class CallRecord;

/// Where calls are kept: a reactor's CallQueue, or a Clock. Told of what handles do.
class CallKeeper {
 public:
  virtual Instant now() const = 0;
  virtual World& world() const = 0;
  /// record.state is Cancelled; its function is gone.
  virtual void cancelled(CallRecord& record) = 0;
  /// The call is to be made at `due`; the keeper writes the record.
  virtual void moved(CallRecord& record, Instant due) = 0;

 protected:
  ~CallKeeper() = default;
};

class CallRecord {
 public:
  enum class State : std::uint8_t { Pending, Called, Cancelled };
  static constexpr Instant kFresh = std::numeric_limits<Instant>::min();  // not in the queue's order yet

  CallRecord(CallKeeper& keeper, Instant due, std::uint64_t order, std::uint64_t id, Function<void()> function)
      : keeper(&keeper), due(due), order(order), id(id), function(std::move(function)) {}

  void retain() { ++references_; }
  void release() {
    if (--references_ == 0) delete this;
  }

  CallKeeper* keeper;          // null once the keeper is gone
  Instant due;                 // when it is to be made
  Instant queuedFor = kFresh;  // where the queue has it: earlier than `due` after a delay
  std::uint64_t order;         // among calls due at the same time
  std::uint64_t id;            // in traces
  std::size_t place = 0;       // in the keeper's queue
  State state = State::Pending;
  int tag = 0;               // for who asked for it (see wasm/)
  Function<void()> function;

 private:
  std::uint32_t references_ = 0;
};

}  // namespace detail

/// A handle; copies mean the same call, and dropping it does not cancel. Follows Twisted's
/// IDelayedCall: once the call was made (or is being made) everything but `active` and `getTime`
/// throws AlreadyCalled; once it was cancelled, AlreadyCancelled.
class DelayedCall {
 public:
  DelayedCall() = default;
  explicit DelayedCall(Ref<detail::CallRecord> record) : record_(std::move(record)) {}

  /// The call will not be made. Its function is destroyed at once.
  void cancel();
  /// Makes it due `secondsFromNow` (at least 0), whatever was planned.
  void reset(double secondsFromNow);
  /// Makes it due `secondsLater` than planned; negative: earlier.
  void delay(double secondsLater);
  /// True while the call is still to be made.
  bool active() const;
  /// When it is (or was) due, in the reactor's seconds.
  double getTime() const;
  /// Its number in traces.
  std::uint64_t id() const;
  /// The call's record, for the library and its borders.
  const Ref<detail::CallRecord>& record() const { return record_; }
  /// Gives the handle's reference away; the handle is empty then.
  detail::CallRecord* detach() { return record_.detach(); }
  /// False for a handle that is empty.
  explicit operator bool() const { return static_cast<bool>(record_); }

 private:
  detail::CallRecord& pending() const;
  Ref<detail::CallRecord> record_;
};

}  // namespace ravel
