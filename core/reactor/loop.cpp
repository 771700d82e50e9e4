// Loop: starting, turning, stopping.
#include <ravel/reactor/loop.h>

#include <stdexcept>
#include <utility>

#include <ravel/reactor/errors.h>

namespace ravel {

void Loop::start(Instant now) {
  if (running()) throw ReactorAlreadyRunning();
  if (state_ == State::Stopped) throw ReactorNotRestartable();
  state_ = State::Running;
  setNow(now);
}

void Loop::stop() {
  if (state_ != State::Running) throw ReactorNotRunning();
  state_ = State::Stopping;
}

void Loop::callWhenRunning(Function<void()> f) {
  if (started_ && running()) {
    f();
  } else {
    whenRunning_.push_back(std::move(f));
  }
}

void Loop::setNow(Instant now) {
  now_ = now;
  calls_.setNow(now);
}

bool Loop::turn(Instant now) {
  if (!running()) return false;
  setNow(now);
  if (world_.traced()) world_.record({.kind = TraceKind::TurnBegun});
  calls_.beginTurn();
  if (!std::exchange(started_, true)) {
    for (std::size_t i = 0; i < whenRunning_.size(); ++i) {  // they may add more
      Function<void()> f = std::move(whenRunning_[i]);
      call(f, 0);
    }
    whenRunning_.clear();
  }
  while (Ref<detail::CallRecord> record = calls_.takeDue(now)) {
    if (world_.traced()) world_.record({.kind = TraceKind::CallEntered, .call = record->id});
    call(record->function, record->id);
    record->function.reset();
    if (world_.traced()) world_.record({.kind = TraceKind::CallLeft, .call = record->id});
  }
  if (state_ == State::Stopping) state_ = State::Stopped;
  if (world_.traced()) world_.record({.kind = TraceKind::TurnEnded});
  return running();
}

std::optional<Instant> Loop::nextDue() {
  if (running() && !started_ && !whenRunning_.empty()) return now_;
  return calls_.nextDue();
}

DelayedCall Loop::callLater(double seconds, Function<void()> function) {
  const Instant delay = toInstant(seconds);
  if (delay < 0) throw std::invalid_argument("callLater: seconds must not be negative");
  const std::uint64_t id = world_.nextId();
  const Instant due = later(calls_.now(), delay);
  DelayedCall call = calls_.add(due, id, std::move(function));
  if (world_.traced()) world_.record({.kind = TraceKind::CallMade, .due = toSeconds(due), .call = id});
  return call;
}

void Loop::call(Function<void()>& f, std::uint64_t id) {
  try {
    f();
  } catch (...) {
    world_.logError({LoggedError::From::DelayedCall, Failure::current(), id});
  }
}

}  // namespace ravel
