// Outcome<T>: a value or a Failure, as addBoth sees it.
#pragma once

#include <optional>
#include <utility>

#include <ravel/defer/failure.h>
#include <ravel/trace/show.h>

namespace ravel {

/// What a Deferred<T> carries at one point of its chain. A callback may also return one.
template <class T>
class Outcome {
 public:
  Outcome(T value) : value_(std::move(value)) {}              // NOLINT: implicit on purpose
  Outcome(Failure failure) : failure_(std::move(failure)) {}  // NOLINT: implicit on purpose

  bool failed() const { return failure_.has_value(); }
  /// Only where failed().
  const Failure& failure() const { return *failure_; }
  /// Only where not failed().
  const T& value() const { return *value_; }
  T& value() { return *value_; }

 private:
  std::optional<T> value_;
  std::optional<Failure> failure_;
};

template <>
class Outcome<void> {
 public:
  Outcome() = default;
  Outcome(Failure failure) : failure_(std::move(failure)) {}  // NOLINT: implicit on purpose

  bool failed() const { return failure_.has_value(); }
  const Failure& failure() const { return *failure_; }

 private:
  std::optional<Failure> failure_;
};

/// "[true, 5]" or "[false, no answer]": whether it succeeded, and what came.
template <class T>
std::string show(const Outcome<T>& outcome) {
  if (outcome.failed()) return "[false, " + show(outcome.failure()) + "]";
  if constexpr (std::is_void_v<T>) {
    return "[true, " + std::string(kNothing) + "]";
  } else {
    return "[true, " + showAny(outcome.value()) + "]";
  }
}

}  // namespace ravel
