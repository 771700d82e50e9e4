// Programs of the conformance format, made from bytes.
#pragma once

#include <cstddef>
#include <cstdint>

#include <nlohmann/json.hpp>

namespace fuzz {

struct Program {
  bool onReactor;
  nlohmann::json ops;
};

/// Any bytes make a program that conformance::Interpreter can run, which comes to an end: it has a limited
/// number of ops, each op is executed at most once, and every loop that is started fails at last.
Program makeProgram(const std::uint8_t* data, std::size_t size);

}  // namespace fuzz
