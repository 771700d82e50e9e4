// TestResult: what is kept of a test that was run.
#pragma once

#include <cstdint>
#include <string>

namespace ravel::trial {

/// Fail: a check failed. Error: anything else went wrong. Todo: it failed as was said.
enum class TestOutcome : std::uint8_t { Ok, Fail, Error, Skip, Todo };

struct TestResult {
  std::string name;
  TestOutcome outcome = TestOutcome::Ok;
  unsigned checks = 0;  // how many were made; a test that passed without any has shown nothing
  double seconds = 0;   // the reactor's time when it was over
  std::string message;  // what went wrong, or why it was skipped
};

/// Its line: "ok NAME", "FAIL NAME: message".
std::string show(const TestResult& result);

}  // namespace ravel::trial
