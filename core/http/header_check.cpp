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

/// Takes a header's name off the front, if the line is that header. `name` is in lower case.
bool takeName(std::string_view& line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return false;
  if (!std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); })) return false;
  line.remove_prefix(name.size() + 1);
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
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
  taken_ += line.size();
  if (hasControl(line)) return Trouble::Control;
  const bool blank = line == "\n" || line == "\r\n";
  if (std::exchange(fresh_, blank) && line.starts_with("HTTP/")) {
    length_ = whole_ = false;
    return Trouble::None;
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
