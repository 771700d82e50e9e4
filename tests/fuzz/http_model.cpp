// Regular expressions over the whole text, where the library goes line by line.
#include "fuzz/http_model.h"

#include <regex>

using Trouble = ravel::HeaderCheck::Trouble;

namespace fuzz {

namespace {

const auto anyCase = std::regex::ECMAScript | std::regex::icase;
const std::regex lengthHeader("content-length:([^]*)", anyCase);
const std::regex packedHeader("transfer-encoding:[^]*", anyCase);
const std::regex number("[ \\t\\r\\n]*([0-9]{1,18})[ \\t\\r\\n]*");
const std::regex statusLine("HTTP/[0-9](\\.[0-9])? [1-9][0-9][0-9]([ \\r\\n][^]*)?");
const std::regex anyStatus("http/[^]*", anyCase);
const std::regex strayReturn("\\r(?!\\n$)");
const std::regex blank("\\r?\\n");

bool matches(std::string_view text, const std::regex& pattern) {
  return std::regex_match(text.begin(), text.end(), pattern);
}

}  // namespace

std::vector<std::string_view> linesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto length = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

Trouble troubleOf(const std::vector<std::string_view>& lines, std::size_t most) {
  std::string all;
  int lengths = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line(lines[i]);
    all += line;
    if (all.size() > most) return Trouble::TooLarge;
    if (line.find('\0') != std::string::npos || std::regex_search(line, strayReturn)) return Trouble::Control;
    const bool mayBegin = i == 0 || matches(lines[i - 1], blank);
    if (i == 0 || (mayBegin && std::regex_match(line, anyStatus))) {
      if (!std::regex_match(line, statusLine)) return Trouble::WrongStatus;
      lengths = 0;
    }
    std::smatch found;
    if (!std::regex_match(line, found, lengthHeader)) continue;
    if (++lengths > 1) return Trouble::TwoLengths;
    if (!std::regex_match(found[1].str(), number)) return Trouble::WrongLength;
  }
  return Trouble::None;
}

std::optional<Answer> answerIn(std::string_view text) {
  Answer answer;
  std::size_t read = 0;
  for (const auto line : linesOf(text)) {
    read += line.size();
    if (answer.status.empty()) {
      answer.status = line;
    } else if (line != "\n" && line != "\r\n") {
      answer.headers += line;
      std::smatch found;
      const std::string header(line);
      if (std::regex_match(header, found, lengthHeader)) {
        const std::string value = found[1];
        if (std::smatch digits; std::regex_match(value, digits, number)) answer.length = std::stoull(digits[1]);
      }
      if (std::regex_match(header, packedHeader)) answer.packed = true;
    } else if (answer.status.find(" 1") == 8 && answer.status.find(" 101") != 8) {
      answer = {};
    } else {
      answer.body = text.substr(read);
      return answer;
    }
  }
  return std::nullopt;
}

}  // namespace fuzz
