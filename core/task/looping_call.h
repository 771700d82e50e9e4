// LoopingCall: a function called again and again, on a grid of times.
#pragma once

#include <memory>
#include <utility>

#include <ravel/defer/helpers.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Calls a function every `interval` seconds since start(). A Deferred that the function returns is waited
/// for. What was missed meanwhile is skipped: the next call is at the next multiple of the interval, never
/// behind. Follows Twisted's LoopingCall.
///
///     LoopingCall ticks(reactor, [&] { stage.print("tick"); });
///     ticks.start(1.0).addErrback([](const Failure& failure) { … });
///
/// A handle; copies are the same loop, which lives while it runs. Misuse throws AssertionError.
class LoopingCall {
 public:
  template <class F>
  LoopingCall(ReactorTime& clock, F&& f) : LoopingCall(clock, erase(std::forward<F>(f)), false) {}

  /// Calls f(count): how many intervals have passed since the last call, one unless some were missed. Where
  /// none has, f is not called. An interval of 0 counts one each time.
  template <class F>
  static LoopingCall withCount(ReactorTime& clock, F&& f) {
    return LoopingCall(clock, eraseCounting(std::forward<F>(f)), true);
  }

  /// Begins, with a call at once or, `now` false, after one interval. The Deferred fires with this loop
  /// when it is stopped, or fails with what the function threw, which ends the loop; it can't be cancelled.
  /// `interval` 0: one call a turn. Negative: std::invalid_argument.
  Deferred<LoopingCall> start(double interval, bool now = true);
  /// Ends it: at once, or when the function, or the Deferred it gave, is done.
  void stop();
  /// Makes the next call a full interval from now, and the grid begin now. While the function is at work
  /// nothing changes.
  void reset();
  bool running() const;
  friend bool operator==(const LoopingCall&, const LoopingCall&) = default;
  friend std::string show(const LoopingCall&) { return "<LoopingCall>"; }

 private:
  using Body = Function<void(detail::Result& given, int count)>;
  class State;

  LoopingCall(ReactorTime& clock, Body body, bool counts);
  explicit LoopingCall(std::shared_ptr<State> state) : state_(std::move(state)) {}
  template <class F>
  static Body erase(F&& f) {
    return [f = std::forward<F>(f)](detail::Result& given, int) mutable { detail::callInto(given, f); };
  }
  template <class F>
  static Body eraseCounting(F&& f) {
    return [f = std::forward<F>(f)](detail::Result& given, int count) mutable { detail::callInto(given, f, count); };
  }

  std::shared_ptr<State> state_;
};

}  // namespace ravel
