// Events into lines.
#include "core/support/trace.h"

namespace support {

Lines brief(const ravel::Recorder& recorder) {
  using ravel::TraceKind;
  Lines lines;
  for (const ravel::TraceEvent& event : recorder.events()) {
    const TraceKind kind = event.kind;
    if (kind == TraceKind::TurnBegun || kind == TraceKind::TurnEnded) continue;
    std::string line(traceName(kind));
    if (event.deferred) line += " #" + std::to_string(event.deferred);
    if (kind == TraceKind::DeferredAdded || kind == TraceKind::DeferredEntered || kind == TraceKind::DeferredLeft ||
        kind == TraceKind::DeferredPassed) {
      line += " ." + std::to_string(event.pair);
    }
    if (event.other) line += " >" + std::to_string(event.other);
    if (event.call) line += " @" + std::to_string(event.call);
    if (event.lane == ravel::Lane::Errback) line += " !";
    if (!event.text.empty()) line += ' ' + event.text;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace support
