// How a pair's functions take the chain's result and leave the next one.
#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include <ravel/defer/chain.h>
#include <ravel/defer/errors.h>
#include <ravel/defer/outcome.h>
#include <ravel/defer/type_name.h>

namespace ravel {

template <class T>
class Deferred;

namespace detail {

/// What a function that returns R hands on: the T of a Deferred<T> or Outcome<T>, R itself otherwise.
template <class R>
struct HandsOn {
  using Type = R;
};
template <class T>
struct HandsOn<ravel::Deferred<T>> : HandsOn<T> {};
template <class T>
struct HandsOn<Outcome<T>> : HandsOn<T> {};
/// A function that only fails hands on no type of its own.
struct OnlyFails {};
template <>
struct HandsOn<Failure> {
  using Type = OnlyFails;
};

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
[[noreturn, gnu::cold, gnu::noinline]] void wrongResultType(Result& result) {
  throw WrongResultType(typeName(typeid(T)), result.typeName());
}

template <class T>
T readResult(Result& result) {
  if (T* value = result.value<T>()) {
    if constexpr (kStays<T>) {
      return *value;
    } else {
      return std::move(*value);
    }
  }
  if constexpr (kIsOptional<T>) {
    if (result.kind() == Result::Kind::Null) return std::nullopt;
  } else if constexpr (requires { T::nothing(); }) {
    if (result.kind() == Result::Kind::Null) return T::nothing();
  }
  wrongResultType<T>(result);
}

template <class T>
Outcome<T> readOutcome(Result& result) {
  if (result.isFailure()) return result.failure();
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return readResult<T>(result);
  }
}

template <class R>
void leaveResult(Result& result, R&& value) {
  using Plain = std::decay_t<R>;
  if constexpr (requires { value.chain(); }) {
    result.setDeferred(value.chain());
  } else if constexpr (std::is_same_v<Plain, Failure>) {
    result.setFailure(std::forward<R>(value));
  } else if constexpr (requires {
                         value.failed();
                         value.failure();
                       }) {
    if (value.failed()) {
      result.setFailure(value.failure());
    } else if constexpr (requires { value.value(); }) {
      result.setValue(std::move(value.value()));
    } else {
      result.clear();
    }
  } else {
    result.setValue(std::forward<R>(value));
  }
}

/// Calls f and leaves what it returns.
template <class F, class... A>
void callInto(Result& result, F&& f, A&&... args) {
  if constexpr (std::is_void_v<std::invoke_result_t<F, A...>>) {
    std::invoke(std::forward<F>(f), std::forward<A>(args)...);
    result.clear();
  } else {
    leaveResult(result, std::invoke(std::forward<F>(f), std::forward<A>(args)...));
  }
}

/// Runs `action` beside the chain: its result goes on as it was, even if another Deferred took it meanwhile.
template <class Action>
void letPass(Result& result, Action&& action) {
  Result kept = result.copy();
  action();
  if (kept.kind() != Result::Kind::Null) result = std::move(kept);
}

/// Callback of a Deferred<T>: takes a T, or nothing. Extra arguments come after the value.
template <class T, class F, class... Extra>
struct OnValue {
  static constexpr bool takesValue = [] {
    if constexpr (std::is_void_v<T>) {
      return false;
    } else {
      return std::is_invocable_v<F&, T, Extra&...>;
    }
  }();
  static_assert(takesValue || std::is_invocable_v<F&, Extra&...>,
                "a callback takes the value of its Deferred (nothing for Deferred<void>), then the extra arguments");

  using Returned = typename std::conditional_t<takesValue, std::invoke_result<F&, T, Extra&...>,
                                               std::invoke_result<F&, Extra&...>>::type;

  static void call(Result& result, F& f, Extra&... extra) {
    if constexpr (takesValue) {
      callInto(result, f, readResult<T>(result), extra...);
    } else {
      callInto(result, f, extra...);
    }
  }
};

/// Errback: takes the Failure, or nothing.
template <class F, class... Extra>
struct OnFailure {
  static constexpr bool takesFailure = std::is_invocable_v<F&, const Failure&, Extra&...>;
  static_assert(takesFailure || std::is_invocable_v<F&, Extra&...>,
                "an errback takes a const Failure&, then the extra arguments");

  using Returned = typename std::conditional_t<takesFailure, std::invoke_result<F&, const Failure&, Extra&...>,
                                               std::invoke_result<F&, Extra&...>>::type;

  static void call(Result& result, F& f, Extra&... extra) {
    if constexpr (takesFailure) {
      const Failure failure = result.failure();  // the slot is written while this is in use
      callInto(result, f, failure, extra...);
    } else {
      callInto(result, f, extra...);
    }
  }
};

/// What the chain carries after a pair: the type both lanes can hand on, or void where they differ in
/// one being void.
template <class Value, class Error>
struct Joined {
  static_assert(std::is_same_v<Value, Error> || std::is_void_v<Value> || std::is_void_v<Error>,
                "callback and errback must hand on the same type (or one of them nothing, or only a Failure)");
  using Type = std::conditional_t<std::is_same_v<Value, Error>, Value, void>;
};
template <class Value>
struct Joined<Value, OnlyFails> {
  using Type = Value;
};
template <class Error>
struct Joined<OnlyFails, Error> {
  using Type = Error;
};
template <>
struct Joined<OnlyFails, OnlyFails> {
  using Type = void;
};

}  // namespace detail
}  // namespace ravel
