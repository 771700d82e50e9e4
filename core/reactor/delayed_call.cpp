// DelayedCall: what its handle may do, and when.
#include <ravel/reactor/delayed_call.h>

#include <stdexcept>

#include <ravel/reactor/errors.h>
#include <ravel/world.h>

namespace ravel {

using detail::CallRecord;

namespace {

void trace(const CallRecord& record, TraceKind kind) {
  if (!record.keeper || !record.keeper->world().traced()) return;
  record.keeper->world().record({.kind = kind, .due = toSeconds(record.due), .call = record.id});
}

void move(CallRecord& record, Instant due) {
  if (!record.keeper) return;
  record.keeper->moved(record, due);
  trace(record, TraceKind::CallMoved);
}

}  // namespace

CallRecord& DelayedCall::pending() const {
  if (!record_ || record_->state == CallRecord::State::Cancelled) throw AlreadyCancelled();
  if (record_->state == CallRecord::State::Called) throw AlreadyCalled();
  return *record_;
}

void DelayedCall::cancel() {
  CallRecord& record = pending();
  record.state = CallRecord::State::Cancelled;
  const Function<void()> gone = std::move(record.function);  // what it frees may look at this call
  if (record.keeper) record.keeper->cancelled(record);
  trace(record, TraceKind::CallCancelled);
}

void DelayedCall::reset(double secondsFromNow) {
  CallRecord& record = pending();
  if (secondsFromNow < 0) throw std::invalid_argument("reset: secondsFromNow must not be negative");
  if (record.keeper) move(record, later(record.keeper->now(), toInstant(secondsFromNow)));
}

void DelayedCall::delay(double secondsLater) {
  CallRecord& record = pending();
  move(record, later(record.due, toInstant(secondsLater)));
}

bool DelayedCall::active() const { return record_ && record_->state == CallRecord::State::Pending; }
double DelayedCall::getTime() const { return record_ ? toSeconds(record_->due) : 0; }
std::uint64_t DelayedCall::id() const { return record_ ? record_->id : 0; }

}  // namespace ravel
