// Reactor: the event loop as programs see it.
#pragma once

#include <ravel/function.h>
#include <ravel/reactor/errors.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Runs one thing at a time: each function it calls has the reactor to itself until it returns.
/// Backends: NativeReactor (libuv), VirtualReactor (time jumps from call to call) and, in a page, the
/// browser's. One thread, unless a method says otherwise. Inside a turn the time stands still.
class Reactor : public ReactorTime {
 public:
  virtual ~Reactor() = default;

  /// Runs until stop(). Throws ReactorAlreadyRunning inside itself, ReactorNotRestartable once stopped.
  virtual void run() = 0;
  /// Ends run() after the current turn: calls due in this turn are still made. Throws
  /// ReactorNotRunning when it does not run or stop() was called before.
  virtual void stop() = 0;
  virtual bool running() const = 0;
  /// Calls f at once if the reactor runs, else when it has started, in the order of asking.
  virtual void callWhenRunning(Function<void()> f) = 0;
  /// Does nothing for `seconds`, and lets nothing else be done: the bad example of every tutorial.
  /// In virtual time it only moves the time on.
  virtual void sleep(double seconds) = 0;
};

}  // namespace ravel
