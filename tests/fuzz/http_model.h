// What a careful reader makes of an answer's bytes, written down a second time and in another way.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <ravel/http/header_check.h>

namespace fuzz {

/// Lines with their ends; the last may have none.
std::vector<std::string_view> linesOf(std::string_view text);

/// What HeaderCheck is to say of these lines, one after another.
ravel::HeaderCheck::Trouble troubleOf(const std::vector<std::string_view>& lines, std::size_t most);

/// The last answer in a text, without those of 100 to 199 that go before it (101 is one).
struct Answer {
  std::string status = {};                 // its line
  std::string headers = {};                // lines, up to the blank one and without it
  std::string body = {};                   // all that follows
  std::optional<std::size_t> length = {};  // its only Content-Length
  bool packed = false;                     // it has a Transfer-Encoding
};
/// None: its headers have no end.
std::optional<Answer> answerIn(std::string_view text);

}  // namespace fuzz
