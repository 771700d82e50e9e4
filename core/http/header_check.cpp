// HeaderCheck: bytes counted, lengths read.
#include <ravel/http/header_check.h>

#include <algorithm>
#include <utility>

namespace ravel {

namespace {

/// 10^18 - 1 bytes are more than anybody sends, and fit every count.
constexpr std::size_t kMostDigits = 18;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// In any case. `prefix` is in lower case.
bool startsLike(std::string_view line, std::string_view prefix) {
  return line.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), line.begin(), [](char a, char b) { return a == lower(b); });
}

/// Takes a header's name off the front, if the line is that header.
bool takeName(std::string_view& line, std::string_view name) {
  if (!startsLike(line, name) || line.size() == name.size() || line[name.size()] != ':') return false;
  line.remove_prefix(name.size() + 1);
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// "HTTP/1.1 200 OK", "HTTP/2 200"
bool isStatusLine(std::string_view line) {
  if (!line.starts_with("HTTP/")) return false;
  line.remove_prefix(5);
  const auto digits = [&](std::size_t at, std::size_t count) {
    return line.size() >= at + count && std::all_of(line.begin() + at, line.begin() + at + count, isDigit);
  };
  const std::size_t version = line.size() > 1 && line[1] == '.' ? 3 : 1;
  if (!digits(0, 1) || !digits(version - 1, 1) || line.size() < version + 4 || line[version] != ' ') return false;
  if (!digits(version + 1, 3) || line[version + 1] == '0') return false;
  const auto after = line.substr(version + 4);
  return after.empty() || after[0] == ' ' || after[0] == '\r' || after[0] == '\n';
}

/// Where a line ends must be plain: curl, too, takes a carriage return at its begin for the end of the headers.
bool hasControl(std::string_view line) {
  if (line.ends_with("\r\n")) line.remove_suffix(2);
  return line.find('\0') != std::string_view::npos || line.find('\r') != std::string_view::npos;
}

}  // namespace

HeaderCheck::Trouble HeaderCheck::take(std::string_view line) {
  if (trouble_ == Trouble::None) trouble_ = judge(line);
  return trouble_;
}

HeaderCheck::Trouble HeaderCheck::judge(std::string_view line) {
  if (line.size() > most_ - taken_) return Trouble::TooLarge;
  const bool first = taken_ == 0;
  taken_ += line.size();
  if (hasControl(line)) return Trouble::Control;
  const bool blank = line == "\n" || line == "\r\n";
  if (std::exchange(fresh_, blank) && (first || startsLike(line, "http/"))) {
    length_ = whole_ = false;
    return isStatusLine(line) ? Trouble::None : Trouble::WrongStatus;
  }
  whole_ = whole_ || blank;
  if (!takeName(line, "content-length")) return Trouble::None;
  if (std::exchange(length_, true)) return Trouble::TwoLengths;
  const auto digits = trimmed(line);
  const bool number =
      !digits.empty() && digits.size() <= kMostDigits && std::all_of(digits.begin(), digits.end(), isDigit);
  return number ? Trouble::None : Trouble::WrongLength;
}

}  // namespace ravel
