// LineOnlyReceiver: cutting lines.
#include <ravel/protocol/line_only_receiver.h>

#include <stdexcept>
#include <utility>

namespace ravel {

void LineOnlyReceiver::lineLengthExceeded(std::string_view) { transport->loseConnection(); }

void LineOnlyReceiver::dataReceived(std::string_view data) {
  if (delimiter.empty()) throw std::logic_error("a line receiver's delimiter must not be empty");
  buffer_ += data;
  // The lines that are whole by now, cut off first: what they bring about may receive more.
  const std::string cutAt = delimiter;
  std::size_t whole = 0;
  for (auto end = buffer_.find(cutAt); end != std::string::npos; end = buffer_.find(cutAt, whole)) {
    whole = end + cutAt.size();
  }
  std::string lines;
  if (whole > 0) {
    std::string rest = buffer_.substr(whole);
    lines = std::exchange(buffer_, std::move(rest));
  }
  for (std::size_t begin = 0; begin < whole;) {
    if (transport && transport->disconnecting()) return;
    const auto end = lines.find(cutAt, begin);
    const auto line = std::string_view(lines).substr(begin, end - begin);
    begin = end + cutAt.size();
    if (line.size() > MAX_LENGTH) return lineLengthExceeded(line);
    lineReceived(line);
  }
  if (buffer_.size() > MAX_LENGTH) lineLengthExceeded(std::exchange(buffer_, {}));
}

}  // namespace ravel
