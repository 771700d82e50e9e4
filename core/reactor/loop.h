// Loop: one turn of a reactor, without any waiting. Every Reactor is made of one.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <ravel/reactor/call_queue.h>
#include <ravel/reactor/mutex.h>
#include <ravel/reactor/system_events.h>
#include <ravel/world.h>

namespace ravel {

/// The portable half of a reactor. A backend starts it, tells it the time, asks for turns, and waits
/// between them until the deadline that comes back. Errors of what it calls are logged in the world.
///
/// As in Twisted, "running" is what the startup event brings about, and stop() brings about the shutdown
/// event at the end of a turn: the loop then turns on until the Deferreds of the triggers before shutdown
/// have fired. The end itself is crash().
class Loop final {
 public:
  explicit Loop(World& world);

  /// Throws ReactorAlreadyRunning, or ReactorNotRestartable after a stop().
  void start(Instant now);
  /// Fires the startup event, once after each start(); turn() does it where nobody has.
  void startUp();
  void stop();
  void crash();
  /// From start() to the end.
  bool started() const { return started_; }
  /// From the startup event to the end.
  bool running() const { return running_; }
  /// stop() was called: its turn, or the shutdown, is going on, or over.
  bool stopped() const { return stopped_ && wasStarted_; }

  /// Who is to know that it has ended: between turns nobody else would ask.
  void whenEnded(Function<void()> f) { ended_ = std::move(f); }

  void callWhenRunning(Function<void()> f);
  /// May be called from any thread. A backend that waits must be woken by whoever calls it.
  void callFromThread(Function<void()> f);

  SystemEventTrigger addSystemEventTrigger(Phase phase, const std::string& event,
                                           detail::SystemEvents::Trigger trigger) {
    return events_.add(phase, event, std::move(trigger));
  }
  bool removeSystemEventTrigger(const SystemEventTrigger& trigger) { return events_.remove(trigger); }
  void fireSystemEvent(const std::string& event) { events_.fire(event); }

  /// Makes the calls of other threads that are queued, then every call that is due at `now` and was asked
  /// for before. Returns false when the loop has ended.
  bool turn(Instant now);
  /// There is something to do whatever the time is: nobody is to wait.
  bool urgent() const;
  /// When the next turn is due: none when nothing is left to wait for.
  std::optional<Instant> nextDue();
  /// As Twisted has it: calls that were cancelled or delayed still wake at the moment they had.
  std::optional<Instant> nextWake() { return calls_.nextWake(); }

  /// Time stands still inside a turn, except that sleeping moves it.
  Instant now() const { return now_; }
  void setNow(Instant now);
  /// Who knows the time between turns, for calls made or moved then; without it they count from the last turn.
  void setClock(Function<Instant()> clock) { calls_.setClock(std::move(clock)); }

  DelayedCall callLater(double seconds, Function<void()>&& call);
  std::vector<DelayedCall> pending() const { return calls_.pending(); }
  World& world() const { return world_; }

 private:
  void callQueued();
  void call(Function<void()>& f, std::uint64_t id);
  void runsFromStartup();

  World& world_;
  bool started_ = false;
  bool startedUp_ = false;
  bool running_ = false;
  bool stopped_ = true;  // stop() has nothing to stop: it was called, or the loop never started
  bool justStopped_ = false;
  bool wasStarted_ = false;
  bool runsFromStartup_ = false;  // the trigger that sets running_ is there
  bool restartable_ = true;
  Instant now_ = 0;
  Function<void()> ended_;
  detail::CallQueue calls_;
  detail::SystemEvents events_;
  detail::Mutex queuedMutex_;
  std::vector<Function<void()>> queued_;  // from other threads
  std::atomic<bool> anyQueued_ = false;
};

}  // namespace ravel
