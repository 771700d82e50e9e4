// The models of line receivers: one step, one feeding.
#include "fuzz/lines_model.h"

namespace fuzz {

/// Whether there may be another.
bool LineModel::step() {
  if (waiting_.empty() || paused_) return false;
  if (raw_) {
    const std::string data = clear();
    told.push_back("raw " + data);
    react(*this, data);
    return true;
  }
  const std::size_t end = waiting_.find(delimiter);
  const bool tooLong = end == std::string::npos
                           ? waiting_.size() >= delimiter.size() && waiting_.size() - delimiter.size() >= longest
                           : end > longest;
  if (tooLong) {
    told.push_back("too long " + clear());
    close();
    return false;
  }
  if (end == std::string::npos) return false;
  const std::string line = waiting_.substr(0, end);
  waiting_ = waiting_.substr(end + delimiter.size());
  told.push_back("line " + line);
  react(*this, line);
  return !closed;
}

void LineOnlyModel::feed(std::string_view data) {
  rest_ += data;
  std::vector<std::string> lines;
  for (std::size_t end = rest_.find(delimiter); end != std::string::npos; end = rest_.find(delimiter)) {
    lines.push_back(rest_.substr(0, end));
    rest_ = rest_.substr(end + delimiter.size());
  }
  for (const std::string& line : lines) {
    if (closed) return;
    if (line.size() > longest) {
      told.push_back("too long " + line);
      return close();
    }
    told.push_back("line " + line);
    react(*this, line);
  }
  if (rest_.size() <= longest) return;
  told.push_back("too long " + rest_);
  rest_.clear();
  close();
}

}  // namespace fuzz
