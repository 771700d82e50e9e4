// Loop: one turn of a reactor, without any waiting. Every Reactor is made of one.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <ravel/reactor/call_queue.h>
#include <ravel/world.h>

namespace ravel {

/// The portable half of a reactor. A backend tells it the time, asks for a turn, and waits until the
/// deadline that comes back. Errors of calls are logged in the world.
class Loop final {
 public:
  explicit Loop(World& world) : world_(world), calls_(world) {}

  /// The state of a Reactor (see there for what each call throws).
  enum class State : std::uint8_t {
    New,       // run() has not been called
    Running,
    Stopping,  // stop() was called: the turn goes to its end
    Stopped,   // for good
  };

  void start(Instant now);
  void stop();
  bool running() const { return state_ == State::Running || state_ == State::Stopping; }
  State state() const { return state_; }
  void callWhenRunning(Function<void()> f);

  /// Makes every call that is due at `now` and was asked for before this turn. Returns false when the
  /// loop has been stopped; nothing is called any more then.
  bool turn(Instant now);
  /// When the next turn is due: none when nothing is left to wait for.
  std::optional<Instant> nextDue();

  /// Time stands still inside a turn, except that sleeping moves it.
  Instant now() const { return now_; }
  void setNow(Instant now);
  /// Who knows the time between turns, for calls made or moved then; without it they count from the last turn.
  void setClock(Function<Instant()> clock) { calls_.setClock(std::move(clock)); }

  DelayedCall callLater(double seconds, Function<void()> call);
  std::vector<DelayedCall> pending() const { return calls_.pending(); }
  World& world() const { return world_; }

 private:
  void call(Function<void()>& f, std::uint64_t id);

  World& world_;
  State state_ = State::New;
  bool started_ = false;  // the first turn has begun, and the functions waiting for it have been called
  Instant now_ = 0;
  detail::CallQueue calls_;
  std::vector<Function<void()>> whenRunning_;
};

}  // namespace ravel
