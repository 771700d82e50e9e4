// HeaderCheck: the headers of answers, as they come, held to what a careful reader takes.
#pragma once

#include <cstddef>
#include <string_view>

namespace ravel {

/// Given each header line of a request's answers (a redirect has one, too). It keeps no text.
class HeaderCheck {
 public:
  enum class Trouble {
    None,
    TooLarge,     // more bytes than are taken, all answers and trailers together
    Control,      // a NUL in a header, or a carriage return that ends no line
    WrongStatus,  // a status line that has no status of three digits at its place
    WrongLength,  // a Content-Length that is no number
    TwoLengths,   // Content-Length twice in one answer: as in Twisted no answer at all
  };

  /// `most`: bytes, line ends included.
  explicit HeaderCheck(std::size_t most) : most_(most) {}

  /// A line with its end. Once there is trouble it stays.
  Trouble take(std::string_view line);
  Trouble trouble() const { return trouble_; }
  /// Whether any line has come.
  bool began() const { return taken_ > 0; }
  /// Whether the headers of the last answer have come to their end.
  bool whole() const { return whole_; }

 private:
  Trouble judge(std::string_view line);

  std::size_t most_;
  std::size_t taken_ = 0;
  bool fresh_ = true;  // an answer may begin here
  bool whole_ = false;
  bool length_ = false;
  Trouble trouble_ = Trouble::None;
};

}  // namespace ravel
