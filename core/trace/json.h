// Traces as JSON.
#pragma once

#include <string>

#include <ravel/trace/recorder.h>

namespace ravel {

/// A run as one JSON object: {"ravel":"trace","version":1,"dropped":0,"events":[…]}. `dropped` counts the events
/// that came when the recorder was full. Each event is an object: "seq" (from 1, without gaps), "time" (the reactor's
/// seconds), "kind" (traceName) and "cause" (the "seq" of the event it comes of, see Causes); then what its kind has,
/// as kinds.inc says. Zero, empty and the callback lane are left out.
std::string traceJson(const Recorder& recorder);

}  // namespace ravel
