// The errors that Deferreds raise or carry, under Twisted's names.
#pragma once

#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include <ravel/defer/failure.h>

namespace ravel {

/// Thrown to the caller who fires a Deferred that was fired already. Nothing has changed then. While the world
/// is debugging (World::setDebugging) the message goes on with where it was made ("C:") and fired first ("I:").
class AlreadyCalledError : public std::exception {
 public:
  explicit AlreadyCalledError(const std::string& debug = {})
      : message_("already fired: a Deferred takes one result" + debug) {}
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

/// The failure of a Deferred that was cancelled.
class CancelledError : public std::exception {
 public:
  const char* what() const noexcept override { return "cancelled"; }
};

/// The failure of a Deferred whose addTimeout cancelled it.
class TimeoutError : public std::exception {
 public:
  explicit TimeoutError(double seconds);
  explicit TimeoutError(std::string message) : message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

/// A member of a DeferredList failed, and the list was to fire with that.
class FirstError : public std::exception {
 public:
  FirstError(Failure subFailure, std::size_t index);
  const char* what() const noexcept override { return message_.c_str(); }
  const Failure& subFailure() const { return subFailure_; }
  std::size_t index() const { return index_; }
  /// The same member, and the same error.
  friend bool operator==(const FirstError& a, const FirstError& b) {
    return a.index_ == b.index_ && a.subFailure_.body() == b.subFailure_.body();
  }

 private:
  Failure subFailure_;
  std::size_t index_;
  std::string message_;
};

/// put() on a DeferredQueue that is full.
class QueueOverflow : public std::exception {
 public:
  const char* what() const noexcept override { return "the queue is full"; }
};
/// get() on a DeferredQueue for whose values too many wait already.
class QueueUnderflow : public std::exception {
 public:
  const char* what() const noexcept override { return "too many wait for this queue"; }
};

/// Something was used as it must not be: a lock released that nobody holds, a LoopingCall started twice.
class AssertionError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Thrown by Failure::current() where no exception is being handled.
class NoCurrentExceptionError : public std::exception {
 public:
  const char* what() const noexcept override { return "no exception is being handled here"; }
};

/// The failure of a pair whose callback takes another type than the chain carries at that point.
/// Twisted has no types; here it happens where a handle of an earlier type is reused, or where the
/// value was handed to another waiter and nothing is left.
class WrongResultType : public std::logic_error {
 public:
  WrongResultType(const std::string& wanted, const std::string& found)
      : std::logic_error("this callback takes " + wanted + ", the chain carries " + found) {}
};

}  // namespace ravel
