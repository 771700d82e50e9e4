// Traces as JSON.
#pragma once

#include <cstddef>
#include <string>

#include <ravel/trace/recorder.h>

namespace ravel {

/// A JSON array of the recorded events from index `from` on. Each is an object with "seq", "time" and
/// "kind" (traceName); "deferred", "other", "call", "pair", "line", "due", "text" and "lane" ("errback")
/// stand where they mean something: zero, empty and the callback lane are left out.
std::string traceJson(const Recorder& recorder, std::size_t from = 0);

}  // namespace ravel
