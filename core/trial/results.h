// successResultOf and its kind: what a Deferred has by now.
#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include <ravel/defer/deferred.h>
#include <ravel/trial/errors.h>
#include <ravel/trial/told.h>

namespace ravel::trial {

/// What assertFailure gives where it is not one type that is wanted.
struct Caught {
  Failure failure;
};

/// The checks, for any way of failing: `Fail` is called with a message and does not return.
/// Nothing waits here; a Deferred that waits for another, is paused or is running has no result.
template <class Fail>
struct ResultChecks {
  Fail fail;

  template <class T>
  T successResultOf(Deferred<T>& d) const {
    auto result = take(d, "a result");
    if (result.isFailure()) fail("wanted a result, found a failure: " + detail::told(result.failure()));
    if constexpr (!std::is_void_v<T>) return ravel::detail::readResult<T>(result);
  }

  template <class... E, class T>
  Failure failureResultOf(Deferred<T>& d) const {
    const auto result = take(d, detail::anyOf<E...>());
    if (!result.isFailure() || !detail::isAnyOf<E...>(result.failure())) {
      fail("wanted " + detail::anyOf<E...>() + ", found " + detail::told(result));
    }
    return result.failure();
  }

  template <class T>
  void assertNoResult(Deferred<T>& d) const {
    auto& chain = *d.chain();
    if (!chain.settled()) return;
    const std::string found = detail::told(chain.result());
    if (chain.result().isFailure()) chain.takeResult();  // told here, so not reported again
    fail("wanted no result yet, found " + found);
  }

 private:
  template <class T>
  ravel::detail::Result take(Deferred<T>& d, const std::string& wanted) const {
    if (!d.chain()->settled()) fail("wanted " + wanted + ", found no result yet");
    return d.chain()->takeResult();
  }
};

namespace detail {
struct Throws {
  [[noreturn]] void operator()(const std::string& message) const { throw FailTest(message); }
};
}  // namespace detail

/// The value of a Deferred that has one by now, which is left with nothing. Else throws FailTest.
/// Twisted's successResultOf; inside Catch2 use <ravel/trial/catch2.h>.
template <class T>
T successResultOf(Deferred<T> d) {
  return ResultChecks<detail::Throws>{}.successResultOf(d);
}

/// The Failure of a Deferred that has failed by now with one of the types (with any, where none is
/// named); it is left with nothing. Else throws FailTest.
template <class... E, class T>
Failure failureResultOf(Deferred<T> d) {
  return ResultChecks<detail::Throws>{}.template failureResultOf<E...>(d);
}

/// Throws FailTest if the Deferred has a result by now. A value stays in it; a failure counts as handled.
template <class T>
void assertNoResult(Deferred<T> d) {
  ResultChecks<detail::Throws>{}.assertNoResult(d);
}

/// The Deferred, which from here on gives the error that it fails with: an E where one type is named
/// (a copy, so of that type alone), else a Caught. It fails with FailTest where it does not fail so.
template <class... E, class T>
auto assertFailure(Deferred<T> d) {
  const auto wrong = [](const std::string& found) {
    return FailTest("wanted " + detail::anyOf<E...>() + ", found " + found);
  };
  const auto failure = [wrong](const Failure& failure) {
    if (!detail::isAnyOf<E...>(failure)) throw wrong(detail::told(failure));
    if constexpr (sizeof...(E) == 1) {
      return (*failure.check<E>(), ...);
    } else {
      return Caught{failure};
    }
  };
  using Error = std::invoke_result_t<decltype(failure), const Failure&>;
  if constexpr (std::is_void_v<T>) {
    return d.addCallbacks([wrong]() -> Error { throw wrong("no failure"); }, failure);
  } else {
    return d.addCallbacks([wrong](const T& value) -> Error { throw wrong("the result " + showAny(value)); }, failure);
  }
}

}  // namespace ravel::trial
