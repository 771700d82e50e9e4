// Lines of time and text, compared.
#include "compare.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace scenarios {

namespace {

/// A line as time and text; of the end, the text is `idle` or `stop`.
struct Line {
  explicit Line(const std::string& line) {
    const auto at = line.find('@');
    if (at == 4) {
      text = line.substr(0, at);
      time = line.substr(at + 1);
    } else {
      const auto space = line.find(' ');
      time = line.substr(0, space);
      if (space != std::string::npos) text = line.substr(space + 1);
    }
  }
  bool agrees(const Line& other) const {
    return text == other.text &&
           std::abs(std::strtod(time.c_str(), nullptr) - std::strtod(other.time.c_str(), nullptr)) < 1e-9;
  }
  std::string time;
  std::string text;
};

}  // namespace

std::optional<std::string> difference(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
  const std::size_t lines = std::max(expected.size(), found.size());
  for (std::size_t i = 0; i < lines; ++i) {
    const std::string wanted = i < expected.size() ? expected[i] : "(no more lines)";
    const std::string got = i < found.size() ? found[i] : "(no more lines)";
    if (i >= expected.size() || i >= found.size() || !Line(wanted).agrees(Line(got))) {
      // NOLINTNEXTLINE(performance-inefficient-string-concatenation): made once, as the loop ends here
      return "line " + std::to_string(i + 1) + "\n  expected: " + wanted + "\n  printed:  " + got;
    }
  }
  return std::nullopt;
}

std::vector<std::string> readLines(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("can't read " + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace scenarios
