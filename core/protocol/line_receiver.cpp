// LineReceiver: cutting lines.
#include <ravel/protocol/line_receiver.h>

#include <stdexcept>
#include <utility>

namespace ravel {

void LineReceiver::rawDataReceived(std::string_view) { throw std::logic_error("raw mode: override rawDataReceived"); }

void LineReceiver::lineLengthExceeded(std::string_view) { transport->loseConnection(); }

void LineReceiver::setLineMode(std::string_view extra) {
  lineMode_ = true;
  if (!extra.empty()) dataReceived(extra);
}

std::string LineReceiver::clearLineBuffer() { return std::exchange(buffer_, {}); }

void LineReceiver::pauseProducing() {
  paused_ = true;
  transport->pauseProducing();
}

void LineReceiver::resumeProducing() {
  paused_ = false;
  transport->resumeProducing();
  dataReceived({});
}

void LineReceiver::stopProducing() {
  paused_ = true;
  transport->loseConnection();
}

void LineReceiver::dataReceived(std::string_view data) {
  buffer_ += data;
  if (busy_) return;
  busy_ = true;
  try {
    cut();
  } catch (...) {
    busy_ = false;
    throw;
  }
  busy_ = false;
}

/// Gives out what can be given. Each step takes its part off the buffer first: what it calls may set the mode,
/// pause, clear the buffer or add to it.
void LineReceiver::cut() {
  while (!buffer_.empty() && !paused_) {
    if (!lineMode_) {
      rawDataReceived(std::exchange(buffer_, {}));
      continue;
    }
    const auto end = buffer_.find(delimiter);
    if (end == std::string::npos) {
      // The last characters may be the beginning of a delimiter.
      if (buffer_.size() >= MAX_LENGTH + delimiter.size()) lineLengthExceeded(std::exchange(buffer_, {}));
      return;
    }
    if (end > MAX_LENGTH) {
      lineLengthExceeded(std::exchange(buffer_, {}));
      return;
    }
    const std::string line = buffer_.substr(0, end);
    buffer_.erase(0, end + delimiter.size());
    lineReceived(line);
    if (transport && transport->disconnecting()) return;
  }
}

}  // namespace ravel
