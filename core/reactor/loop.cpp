// Loop: starting, turning, stopping.
#include <ravel/reactor/loop.h>

#include <stdexcept>
#include <utility>

#include <ravel/reactor/errors.h>

namespace ravel {

Loop::Loop(World& world) : world_(world), calls_(world), events_(world) {
  runsFromStartup();
  events_.add(Phase::During, "shutdown", [this] {
    crash();
    return Ref<detail::Chain>();
  });
}

void Loop::runsFromStartup() {
  if (runsFromStartup_) return;
  events_.add(Phase::During, "startup", [this] {
    running_ = true;
    runsFromStartup_ = false;
    return Ref<detail::Chain>();
  });
  runsFromStartup_ = true;
}

void Loop::start(Instant now) {
  if (started_) throw ReactorAlreadyRunning();
  if (!restartable_) throw ReactorNotRestartable();
  runsFromStartup();  // if crash() had no memory for it
  started_ = wasStarted_ = true;
  stopped_ = startedUp_ = false;
  setNow(now);
}

void Loop::startUp() {
  if (!std::exchange(startedUp_, true)) events_.fire("startup");
}

void Loop::stop() {
  if (stopped_) throw ReactorNotRunning();
  stopped_ = justStopped_ = true;
  restartable_ = false;
}

void Loop::crash() {
  started_ = running_ = false;
  try {
    runsFromStartup();
  } catch (const std::bad_alloc&) {  // start() will see to it
  }
  if (ended_) ended_();
}

void Loop::callWhenRunning(Function<void()> f) {
  if (running_) return f();
  events_.add(Phase::After, "startup", [f = std::move(f)]() mutable {
    f();
    return Ref<detail::Chain>();
  });
}

void Loop::callFromThread(Function<void()> f) {
  const detail::Guard lock(queuedMutex_);
  queued_.push_back(std::move(f));
  anyQueued_.store(true, std::memory_order_release);
}

void Loop::setNow(Instant now) {
  now_ = now;
  calls_.setNow(now);
}

bool Loop::turn(Instant now) {
  if (!started_) return false;
  setNow(now);
  startUp();
  if (!started_) return false;
  bool told = false;
  const auto tell = [&] {
    if (world_.traced() && !std::exchange(told, true)) world_.record({.kind = TraceKind::TurnBegun});
  };
  if (anyQueued_.load(std::memory_order_acquire)) {
    tell();
    callQueued();
  }
  calls_.beginTurn();
  while (Ref<detail::CallRecord> record = calls_.takeDue(now)) {
    tell();
    if (world_.traced()) world_.record({.kind = TraceKind::CallEntered, .call = record->id});
    call(record->function, record->id);
    record->function.reset();
    if (world_.traced()) world_.record({.kind = TraceKind::CallLeft, .call = record->id});
  }
  if (std::exchange(justStopped_, false)) events_.fire("shutdown");
  if (told) world_.record({.kind = TraceKind::TurnEnded});
  return started_;
}

/// Those that are queued by now: what they queue is for the next turn.
void Loop::callQueued() {
  std::vector<Function<void()>> calls;
  {
    const detail::Guard lock(queuedMutex_);
    calls.swap(queued_);
    anyQueued_.store(false, std::memory_order_relaxed);
  }
  for (Function<void()>& f : calls) call(f, 0);
}

bool Loop::urgent() const {
  return justStopped_ || (started_ && !startedUp_) || anyQueued_.load(std::memory_order_acquire);
}

std::optional<Instant> Loop::nextDue() {
  if (urgent()) return now_;
  return calls_.nextDue();
}

DelayedCall Loop::callLater(double seconds, Function<void()>&& function) {
  const Instant delay = toInstant(seconds);
  if (delay < 0) throw std::invalid_argument("callLater: seconds must not be negative");
  const std::uint64_t id = world_.nextId();
  const Instant due = later(calls_.now(), delay);
  DelayedCall call = calls_.add(due, id, std::move(function));
  if (world_.traced()) world_.record({.kind = TraceKind::CallMade, .due = toSeconds(due), .call = id});
  return call;
}

/// The function is gone afterwards.
void Loop::call(Function<void()>& f, std::uint64_t id) {
  try {
    f();
    // Not behind the try: WebKit (2.50) misses what is thrown by the last thing in a try of WebAssembly where that is a
    // call through a pointer.
    f.reset();
  } catch (...) {
    world_.logError({LoggedError::From::DelayedCall, Failure::current(), id});
  }
}

}  // namespace ravel
