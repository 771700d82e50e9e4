// DelayedCall: what its handle may do, and when.
#include <ravel/reactor/delayed_call.h>

#include <stdexcept>

#include <ravel/reactor/errors.h>
#include <ravel/world.h>

namespace ravel {

using detail::CallKeeper;
using detail::CallRecord;

namespace {

void trace(const CallRecord& record, World& world, TraceKind kind) {
  world.record({.kind = kind, .due = toSeconds(record.due), .call = record.id});
}

void move(CallRecord& record, Instant due) {
  CallKeeper* keeper = record.keeper();
  if (!keeper) return;
  keeper->moved(record, due);
  if (keeper->world().traced()) trace(record, keeper->world(), TraceKind::CallMoved);
}

}  // namespace

inline CallRecord& DelayedCall::pending() const {
  if (!active()) [[unlikely]]
    throwNotActive();
  return *record_;
}

void DelayedCall::throwNotActive() const {
  if (record_ && record_->state() == CallRecord::State::Called) throw AlreadyCalled();
  throw AlreadyCancelled();
}

void DelayedCall::cancel() {
  CallRecord& record = pending();
  const Ref<CallRecord> held(&record);
  record.setState(CallRecord::State::Cancelled);
  if (CallKeeper* keeper = record.keeper()) {
    keeper->cancelled(record);
    if (keeper->world().traced()) trace(record, keeper->world(), TraceKind::CallCancelled);
  }
  record.function.reset();  // what it frees may look at this call
}

void DelayedCall::reset(double secondsFromNow) {
  CallRecord& record = pending();
  if (secondsFromNow < 0) throw std::invalid_argument("reset: secondsFromNow must not be negative");
  if (CallKeeper* keeper = record.keeper()) move(record, later(keeper->now(), toInstant(secondsFromNow)));
}

void DelayedCall::delay(double secondsLater) {
  CallRecord& record = pending();
  move(record, later(record.due, toInstant(secondsLater)));
}

double DelayedCall::getTime() const { return record_ ? toSeconds(record_->due) : 0; }
std::uint64_t DelayedCall::id() const { return record_ ? record_->id : 0; }

}  // namespace ravel
