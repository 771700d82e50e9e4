// LineOnlyReceiver: whole lines and nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <ravel/protocol/protocol.h>

namespace ravel {

/// A LineReceiver without raw mode and pausing. Follows Twisted's LineOnlyReceiver.
class LineOnlyReceiver : public Protocol {
 public:
  /// What ends a line; not empty.
  std::string delimiter = "\r\n";
  /// The longest line, in bytes, its delimiter not counted.
  std::size_t MAX_LENGTH = 16384;

  /// A line, without its delimiter. It is valid up to the return.
  virtual void lineReceived(std::string_view line) = 0;
  /// A line is too long. Closes the connection unless overridden.
  virtual void lineLengthExceeded(std::string_view line);

  /// Writes the line and the delimiter.
  void sendLine(std::string_view line) { transport->writeSequence({line, delimiter}); }

  void dataReceived(std::string_view data) override;

 private:
  std::string buffer_;
};

}  // namespace ravel
