// DelayedCall: the handle of a call that a reactor or a Clock will make.
#pragma once

#include <cstdint>
#include <utility>

#include <ravel/defer/ref.h>
#include <ravel/reactor/call_record.h>

namespace ravel {

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
  bool active() const { return record_ && record_->state() == detail::CallRecord::State::Pending; }
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
  [[noreturn]] void throwNotActive() const;
  Ref<detail::CallRecord> record_;
};

}  // namespace ravel
