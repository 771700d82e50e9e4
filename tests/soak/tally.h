// Tally: what was begun, and how each of it ended.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

namespace soak {

struct Tally {
  std::uint64_t begun = 0;
  std::map<std::string, std::uint64_t> ended = {};  // by how

  void end(const std::string& how) { ++ended[how]; }
  /// How many have not ended; less than nothing, if something has ended twice.
  std::int64_t left() const {
    auto left = static_cast<std::int64_t>(begun);
    for (const auto& [how, count] : ended) left -= static_cast<std::int64_t>(count);
    return left;
  }
  nlohmann::json json() const { return {{"begun", begun}, {"ended", ended}, {"left", left()}}; }
};

}  // namespace soak
