// ReactorTime: the part of a reactor that knows the time; Clock has it too.
#pragma once

#include <functional>
#include <tuple>
#include <utility>
#include <vector>

#include <ravel/reactor/delayed_call.h>
#include <ravel/world.h>

namespace ravel {

/// Twisted's IReactorTime. Code that takes its clock as a ReactorTime& runs on a reactor and is tested
/// on a Clock.
class ReactorTime {
 public:
  /// The time now, in seconds. Zero is when the reactor was made; only differences mean anything.
  double seconds() const { return toSeconds(now()); }
  /// The same, as the library keeps it inside.
  virtual Instant now() const = 0;
  /// Whether time passes by itself here; where it does not, runs repeat exactly.
  virtual bool waits() const { return false; }

  /// Calls f(args...) after `seconds`, from the reactor's loop: never before callLater returns, even
  /// with 0. Calls due at the same time are made in the order in which they were asked for. What f
  /// throws is logged and the loop goes on (a Clock lets it out of `advance`). A negative delay throws
  /// std::invalid_argument (a Clock takes it).
  template <class F, class... A>
  DelayedCall callLater(double seconds, F&& f, A&&... args) {
    if constexpr (sizeof...(A) == 0) {
      return schedule(seconds, std::forward<F>(f));
    } else {
      return schedule(seconds, [f = std::forward<F>(f), bound = std::make_tuple(std::forward<A>(args)...)]() mutable {
        std::apply(f, std::move(bound));
      });
    }
  }

  /// The calls still to be made, in no order.
  virtual std::vector<DelayedCall> getDelayedCalls() const = 0;
  virtual World& world() const = 0;

 protected:
  ~ReactorTime() = default;

 private:
  virtual DelayedCall schedule(double seconds, Function<void()>&& call) = 0;
};

}  // namespace ravel
