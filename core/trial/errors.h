// The errors of trial, under Twisted's names.
#pragma once

#include <stdexcept>

namespace ravel::trial {

/// A check failed: the test fails. Any other error is an error of the test.
class FailTest : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Thrown by a test or its setUp: it is not to be run here, and the message says why.
class SkipTest : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Delayed calls were left on the reactor after a test. They have been cancelled.
class DirtyReactorAggregateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace ravel::trial
