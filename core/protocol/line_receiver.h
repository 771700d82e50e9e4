// LineReceiver: a protocol that gets whole lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <ravel/protocol/protocol.h>

namespace ravel {

/// Cuts what arrives at the delimiter, however it arrives. Follows Twisted's LineReceiver.
///
///     class Guest : public LineReceiver {
///       void lineReceived(std::string_view line) override { sendLine("you said " + std::string(line)); }
///     };
class LineReceiver : public Protocol, public Producer {
 public:
  /// What ends a line; not empty. May be set at any time.
  std::string delimiter = "\r\n";
  /// The longest line, in bytes, its delimiter not counted.
  std::size_t MAX_LENGTH = 16384;

  /// A line, without its delimiter. It is valid up to the return.
  virtual void lineReceived(std::string_view line) = 0;
  /// In raw mode: what has arrived. Throws std::logic_error unless overridden.
  virtual void rawDataReceived(std::string_view data);
  /// A line is too long; `line` is all of it that has arrived, and all behind it. Closes the connection unless
  /// overridden.
  virtual void lineLengthExceeded(std::string_view line);

  /// Writes the line and the delimiter.
  void sendLine(std::string_view line) { transport->writeSequence({line, delimiter}); }

  /// From here on, what has arrived but was not yet given out included, all goes to rawDataReceived.
  void setRawMode() { lineMode_ = false; }
  /// Back to lines; `extra` is what of the raw data belongs to them.
  void setLineMode(std::string_view extra = {});
  /// Gives what has arrived and was not yet given out, and forgets it.
  std::string clearLineBuffer();

  /// Holds lines back, those that have arrived too, and stops the transport from reading.
  void pauseProducing() override;
  void resumeProducing() override;
  /// Closes the connection.
  void stopProducing() override;

  void dataReceived(std::string_view data) override;

 private:
  void cut();

  std::string buffer_;
  std::size_t given_ = 0;  // so much of it was given out, and goes now and then
  bool lineMode_ = true;
  bool paused_ = false;
  bool busy_ = false;  // in cut(): what arrives now is only kept
};

}  // namespace ravel
