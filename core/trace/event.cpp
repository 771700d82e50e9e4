// The names of trace events; steps as events.
#include <ravel/trace/trace_sink.h>

#include <algorithm>
#include <iterator>

namespace ravel {

std::string_view traceName(TraceKind kind) {
  static constexpr std::string_view kNames[] = {
#define RAVEL_TRACE_VERSION(number)
#define RAVEL_TRACE_KIND(kind, name, fields) name,
#include <ravel/trace/kinds.inc>
#undef RAVEL_TRACE_KIND
#undef RAVEL_TRACE_VERSION
  };
  return kNames[static_cast<std::size_t>(kind)];
}

namespace {

/// std::to_string, into a string that is there.
void setNumber(std::string& text, std::int64_t number) {
  char digits[20];
  char* at = std::end(digits);
  auto left = static_cast<std::uint64_t>(number);
  if (number < 0) left = -left;
  do *--at = static_cast<char>('0' + left % 10);
  while (left /= 10);
  if (number < 0) *--at = '-';
  const auto length = static_cast<std::size_t>(std::end(digits) - at);
  if (text.size() != length) text.resize(length);
  std::copy_n(at, length, text.data());
}

inline void write(const TraceStep& step, TraceEvent& event) {
  event.kind = step.kind();
  event.lane = Lane::Callback;
  event.sequence = step.sequence;
  event.time = step.time;
  event.deferred = step.deferred;
  event.other = step.holds() == TraceStep::Holds::Other ? static_cast<std::uint64_t>(step.value) : 0;
  event.pair = step.pair();
  if (step.holds() == TraceStep::Holds::Number) {
    setNumber(event.text, step.value);
  } else {
    event.text.clear();
  }
}

}  // namespace

void tell(const TraceStep& step, TraceEvent& event) { write(step, event); }

void TraceSink::step(std::uint64_t happened, std::uint64_t deferred, std::int64_t value, std::uint64_t sequence,
                     double time) {
  write({happened, deferred, value, sequence, time}, told_);
  record(told_);
}

}  // namespace ravel
