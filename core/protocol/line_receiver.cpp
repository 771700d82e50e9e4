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

std::string LineReceiver::clearLineBuffer() {
  std::string left = buffer_.substr(given_);
  buffer_.clear();
  given_ = 0;
  return left;
}

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
  if (given_ > buffer_.size() / 2) buffer_.erase(0, std::exchange(given_, 0));
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

/// Gives out what can be given. Each step counts its part as given first: what it calls may set the mode, pause,
/// clear the buffer or add to it.
void LineReceiver::cut() {
  while (given_ < buffer_.size() && !paused_) {
    if (!lineMode_) {
      rawDataReceived(clearLineBuffer());
      continue;
    }
    if (delimiter.empty()) throw std::logic_error("a line receiver's delimiter must not be empty");
    const auto end = buffer_.find(delimiter, given_);
    if (end == std::string::npos) {
      // The last characters may be the beginning of a delimiter.
      const std::size_t left = buffer_.size() - given_;
      if (left >= delimiter.size() && left - delimiter.size() >= MAX_LENGTH) lineLengthExceeded(clearLineBuffer());
      return;
    }
    if (end - given_ > MAX_LENGTH) {
      lineLengthExceeded(clearLineBuffer());
      return;
    }
    const std::string line = buffer_.substr(given_, end - given_);
    given_ = end + delimiter.size();
    lineReceived(line);
    if (transport && transport->disconnecting()) return;
  }
}

}  // namespace ravel
