// Reactor: the event loop as programs see it.
#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include <ravel/function.h>
#include <ravel/reactor/errors.h>
#include <ravel/reactor/loop.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Runs one thing at a time: each function it calls has the reactor to itself until it returns.
/// Backends: NativeReactor (libuv), VirtualReactor (time jumps from call to call) and, in a page, the
/// browser's. One thread, unless a method says otherwise. Inside a turn the time stands still.
///
/// What Twisted calls IReactorTime, IReactorCore and IReactorFromThreads. A backend adds how to wait.
class Reactor : public ReactorTime {
 public:
  virtual ~Reactor();

  /// Fires "startup", runs until stop() or crash(), and returns when "shutdown" is through. Throws
  /// ReactorAlreadyRunning inside itself, ReactorNotRestartable once stopped.
  virtual void run() = 0;
  /// Ends run() after the current turn: calls due in this turn are still made, then "shutdown" is fired.
  /// Throws ReactorNotRunning when it does not run or stop() was called before.
  void stop();
  /// Ends run() after the current turn without "shutdown"; it may be run again.
  void crash();
  /// True from "startup" to the end of run().
  bool running() const { return loop_.running(); }

  /// Calls f at once if the reactor runs, else when it has started, in the order of asking.
  void callWhenRunning(Function<void()> f) { loop_.callWhenRunning(std::move(f)); }
  /// Has f called in the next turn, ahead of delayed calls, in the order of asking. May be called from any
  /// thread, as nothing else here; what f holds is moved to the reactor's thread and destroyed there.
  void callFromThread(Function<void()> f);

  /// Calls f once when the event comes: "startup", "shutdown", or one of the program's own. A Deferred
  /// that a trigger before the event returns is waited for.
  template <class F>
  SystemEventTrigger addSystemEventTrigger(Phase phase, const std::string& event, F&& f);
  /// Throws std::invalid_argument for a trigger that has run or was removed.
  void removeSystemEventTrigger(const SystemEventTrigger& trigger);
  void fireSystemEvent(const std::string& event) { loop_.fireSystemEvent(event); }

  std::vector<DelayedCall> getDelayedCalls() const override { return loop_.pending(); }
  World& world() const override { return loop_.world(); }

  /// Does nothing for `seconds`, and lets nothing else be done: the bad example of every tutorial.
  /// In virtual time it only moves the time on.
  virtual void sleep(double seconds) = 0;

 protected:
  explicit Reactor(World& world) : loop_(world) {}
  Loop loop_;

  DelayedCall schedule(double seconds, Function<void()>&& call) override;

 private:
  /// There is something new to do or to wait for. Called from any thread.
  virtual void changed() {}
};

template <class F>
SystemEventTrigger Reactor::addSystemEventTrigger(Phase phase, const std::string& event, F&& f) {
  return loop_.addSystemEventTrigger(phase, event, [f = std::forward<F>(f)]() mutable -> Ref<detail::Chain> {
    if constexpr (requires { f().chain(); }) {
      return f().chain();
    } else {
      f();
      return {};
    }
  });
}

}  // namespace ravel
