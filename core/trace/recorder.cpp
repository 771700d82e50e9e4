// Recorder: its chunks, and what was kept in them.
#include <ravel/trace/recorder.h>

#include <algorithm>

#include <ravel/storage.h>

namespace ravel {

Recorder::~Recorder() {
  for (TraceStep* chunk : chunks_) detail::giveStorage(chunk, kBytes);
}

std::size_t Recorder::size() const {
  return chunks_.empty() ? 0 : (chunks_.size() - 1) * kSteps + static_cast<std::size_t>(next_ - chunks_.back());
}

/// Room for the next step; false when there is to be none.
bool Recorder::more() {
  const std::size_t kept = size();
  if (kept == limit_) {
    ++dropped_;
    return false;
  }
  if (chunks_.size() == chunks_.capacity()) chunks_.reserve(2 * chunks_.size() + 8);
  next_ = static_cast<TraceStep*>(detail::takeStorage(kBytes));
  chunks_.push_back(next_);
  end_ = next_ + std::min(kSteps, limit_ - kept);
  return true;
}

void Recorder::record(const TraceEvent& event) {
  if (next_ == end_ && !more()) return;
  whole_.push_back(event);
  const auto where = static_cast<std::int64_t>(whole_.size() - 1);
  *next_++ = {TraceStep::what(event.kind, 0, TraceStep::Holds::Whole), 0, where, event.sequence, event.time};
}

TraceEvent Recorder::event(std::size_t i) const {
  const TraceStep& step = chunks_[i / kSteps][i % kSteps];
  if (step.holds() == TraceStep::Holds::Whole) return whole_[static_cast<std::size_t>(step.value)];
  TraceEvent event;
  tell(step, event);
  return event;
}

const std::vector<TraceEvent>& Recorder::events() const {
  for (std::size_t i = shown_.size(); i < size(); ++i) shown_.push_back(event(i));
  return shown_;
}

}  // namespace ravel
