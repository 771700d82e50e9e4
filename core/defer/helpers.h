// succeed, fail, maybeDeferred: Deferreds that have a result already.
#pragma once

#include <functional>
#include <type_traits>
#include <utility>

#include <ravel/defer/deferred.h>

namespace ravel {

/// A Deferred that was fired with `value`.
template <class V>
Deferred<std::decay_t<V>> succeed(WorldRef world, V&& value, Place at = Place::here()) {
  Deferred<std::decay_t<V>> d(world, at);
  d.callback(std::forward<V>(value), at);
  return d;
}
inline Deferred<void> succeed(WorldRef world, Place at = Place::here()) {
  Deferred<void> d(world, at);
  d.callback(at);
  return d;
}

/// A Deferred that was fired with an error.
template <class T = void>
Deferred<T> fail(WorldRef world, Failure failure, Place at = Place::here()) {
  Deferred<T> d(world, at);
  d.errback(std::move(failure), at);
  return d;
}

/// Calls f(args...) now. A Deferred it returns is returned itself; a value or what it throws comes in
/// a fired Deferred.
template <class F, class... A>
auto maybeDeferred(WorldRef world, F&& f, A&&... args) {
  using Returned = std::invoke_result_t<F, A...>;
  using T = typename detail::Joined<typename detail::HandsOn<Returned>::Type, detail::OnlyFails>::Type;
  try {
    if constexpr (requires { std::declval<Returned>().chain(); }) {
      return std::invoke(std::forward<F>(f), std::forward<A>(args)...);
    } else {
      detail::Result result;
      detail::callInto(result, std::forward<F>(f), std::forward<A>(args)...);
      Deferred<T> d(world);
      d.chain()->fire(std::move(result));
      return d;
    }
  } catch (...) {
    return fail<T>(world, Failure::current());
  }
}

}  // namespace ravel
