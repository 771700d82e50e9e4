// The names of trace events.
#include <ravel/trace/event.h>

#include <array>

namespace ravel {

std::string_view traceName(TraceKind kind) {
  static constexpr std::array<std::string_view, 29> kNames = {"deferred.made",
                                                              "deferred.added",
                                                              "deferred.fired",
                                                              "deferred.refused",
                                                              "deferred.entered",
                                                              "deferred.left",
                                                              "deferred.passed",
                                                              "deferred.waits",
                                                              "deferred.resumed",
                                                              "deferred.paused",
                                                              "deferred.unpaused",
                                                              "deferred.cancelled",
                                                              "deferred.unhandled",
                                                              "call.made",
                                                              "call.moved",
                                                              "call.cancelled",
                                                              "call.entered",
                                                              "call.left",
                                                              "turn.begun",
                                                              "turn.ended",
                                                              "idle",
                                                              "blocked",
                                                              "fetch.begun",
                                                              "fetch.data",
                                                              "fetch.done",
                                                              "fetch.failed",
                                                              "fetch.aborted",
                                                              "printed",
                                                              "logged"};
  static_assert(kNames.size() == static_cast<std::size_t>(TraceKind::Logged) + 1);
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace ravel
