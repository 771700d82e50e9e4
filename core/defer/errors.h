// The errors that Deferreds raise or carry, under Twisted's names.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>

namespace ravel {

/// Thrown to the caller who fires a Deferred that was fired already. Nothing has changed then.
class AlreadyCalledError : public std::exception {
 public:
  const char* what() const noexcept override { return "already fired: a Deferred takes one result"; }
};

/// The failure of a Deferred that was cancelled.
class CancelledError : public std::exception {
 public:
  const char* what() const noexcept override { return "cancelled"; }
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
