// LineOnlyReceiver: cutting lines.
#include <ravel/protocol/line_only_receiver.h>

#include <utility>

namespace ravel {

void LineOnlyReceiver::lineLengthExceeded(std::string_view) { transport->loseConnection(); }

void LineOnlyReceiver::dataReceived(std::string_view data) {
  std::string all = std::exchange(buffer_, {}) + std::string(data);
  std::size_t begin = 0;
  for (auto end = all.find(delimiter); end != std::string::npos; end = all.find(delimiter, begin)) {
    if (transport->disconnecting()) return;
    const std::string line = all.substr(begin, end - begin);
    begin = end + delimiter.size();
    if (line.size() > MAX_LENGTH) return lineLengthExceeded(line);
    lineReceived(line);
  }
  buffer_ = all.substr(begin);
  if (buffer_.size() > MAX_LENGTH) lineLengthExceeded(std::exchange(buffer_, {}));
}

}  // namespace ravel
