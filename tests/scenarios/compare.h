// Comparing what a scenario printed with what it should.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace scenarios {

/// The first difference between two lists of lines, in words; none when they agree. A line is a time,
/// a space and a text; the last one is `idle@1.5` or `stop@1.5`. Times are compared as numbers.
std::optional<std::string> difference(const std::vector<std::string>& expected, const std::vector<std::string>& found);

/// The lines of a file, without a last empty one. Throws std::runtime_error when it can't be read.
std::vector<std::string> readLines(const std::string& path);

}  // namespace scenarios
