// The errors of reactors and delayed calls, under Twisted's names.
#pragma once

#include <exception>

namespace ravel {

/// A delayed call was already made.
class AlreadyCalled : public std::exception {
 public:
  const char* what() const noexcept override { return "this call was already made"; }
};
/// A delayed call was already cancelled.
class AlreadyCancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "this call was already cancelled"; }
};
/// stop() on a reactor that does not run, or was stopped already.
class ReactorNotRunning : public std::exception {
 public:
  const char* what() const noexcept override { return "the reactor is not running"; }
};
/// run() inside run().
class ReactorAlreadyRunning : public std::exception {
 public:
  const char* what() const noexcept override { return "the reactor is running already"; }
};
/// run() after a finished stop(): make a new reactor.
class ReactorNotRestartable : public std::exception {
 public:
  const char* what() const noexcept override { return "a reactor that was stopped can't run again"; }
};

}  // namespace ravel
