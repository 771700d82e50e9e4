// deferLater: a function's result, later.
#pragma once

#include <functional>
#include <type_traits>
#include <utility>

#include <ravel/defer/deferred.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Calls f(args...) after `seconds`. The Deferred gets what f returns (a Deferred is waited for) or
/// throws. cancel() before that cancels the call.
template <class F, class... A>
auto deferLater(ReactorTime& clock, double seconds, F&& f, A&&... args) {
  Deferred<void> d(clock);
  auto result = d.addCallback(std::forward<F>(f), std::forward<A>(args)...);
  DelayedCall call = clock.callLater(seconds, [d]() mutable { d.callback(); });
  try {
    d.setCanceller([call](Deferred<void>&) mutable { call.cancel(); });
  } catch (...) {  // no memory: nobody will hear of the call
    call.cancel();
    throw;
  }
  return result;
}

/// Fires with nothing after `seconds`.
inline Deferred<void> deferLater(ReactorTime& clock, double seconds) {
  return deferLater(clock, seconds, [] {});
}

}  // namespace ravel
