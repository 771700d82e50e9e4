// The rules of Deferred once more, as plainly as can be, to compare the real one with.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/support/errors.h"

namespace model {

using Value = std::optional<int>;

struct Op;

/// What a function of the program does: some operations, then it ends in one of these ways.
struct Behaviour {
  enum class End : std::uint8_t { Return, Throw, Fail, Wait };
  int id = 0;
  std::vector<Op> ops;
  End end = End::Return;
  Value value;      // Return
  int awaited = 0;  // Wait: the number of the Deferred it returns
};

/// One operation of a program on the Deferred number `on`.
struct Op {
  enum class Kind : std::uint8_t { AddCallback, AddErrback, AddBoth, Callback, Errback, Pause, Unpause, Cancel };
  Kind kind = Kind::Callback;
  int on = 0;
  int value = 0;                              // Callback; of an Errback, its error's number
  std::shared_ptr<Behaviour> behaviour = {};  // Add…
};

enum class Canceller : std::uint8_t { None, Quiet, Fires, Throws };

struct Program {
  std::vector<Canceller> cancellers;  // one for each Deferred
  std::vector<Op> ops;
};

/// What ran and what was refused, line by line; at the end the state of each Deferred and what was unhandled.
support::Lines runOnModel(const Program& program);
support::Lines runForReal(const Program& program);

Program randomProgram(std::uint64_t seed);

/// The words both sides use.
inline std::string line(const Behaviour& behaviour, const std::string& input) {
  return "f" + std::to_string(behaviour.id) + " got " + input;
}
inline std::string error(const Behaviour& behaviour) { return "error " + std::to_string(behaviour.id); }

}  // namespace model
