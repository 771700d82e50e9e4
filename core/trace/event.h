// TraceEvent: one thing that happened, as it is recorded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ravel {

/// What can happen: see kinds.inc, which says what the fields of each kind mean.
enum class TraceKind : std::uint8_t {
#define RAVEL_TRACE_VERSION(number)
#define RAVEL_TRACE_KIND(kind, name, fields) kind,
#include <ravel/trace/kinds.inc>
#undef RAVEL_TRACE_KIND
#undef RAVEL_TRACE_VERSION
};

/// Of the schema.
inline constexpr int kTraceVersion =
#define RAVEL_TRACE_VERSION(number) number
#define RAVEL_TRACE_KIND(kind, name, fields)
#include <ravel/trace/kinds.inc>
#undef RAVEL_TRACE_KIND
#undef RAVEL_TRACE_VERSION
    ;

/// The event's name, such as "deferred.fired".
std::string_view traceName(TraceKind kind);

/// Whether events of the kind have the line of the program that brought them about.
constexpr bool hasLine(TraceKind kind) {
  constexpr std::string_view kFields[] = {
#define RAVEL_TRACE_VERSION(number)
#define RAVEL_TRACE_KIND(kind, name, fields) fields,
#include <ravel/trace/kinds.inc>
#undef RAVEL_TRACE_KIND
#undef RAVEL_TRACE_VERSION
  };
  return kFields[static_cast<std::size_t>(kind)].find("line") != std::string_view::npos;
}

enum class Lane : std::uint8_t { Callback, Errback };

/// Plain data. Ids count from 1 within a world; 0 means "none". Fields a kind does not name are 0.
struct TraceEvent {
  TraceKind kind{};
  Lane lane = Lane::Callback;
  std::uint64_t sequence = 0;  // counts from 1; set by the world
  double time = 0;             // the reactor's seconds; set by the world
  double due = 0;              // seconds
  std::uint64_t deferred = 0;
  std::uint64_t other = 0;
  std::uint64_t call = 0;  // delayed call, fetch or connection
  std::uint32_t pair = 0;
  std::uint32_t line = 0;  // of the program, where the language can tell
  std::string text = {};
};

/// An event of a Deferred whose text, where it has one, is a whole number: the shape of most events, which is cheap
/// to hand on and to keep. It is shown when somebody looks. It has words only, and travels in registers.
struct TraceStep {
  enum class Holds : std::uint8_t { Nothing, Number, Other, Whole };

  /// What happened: the kind, the pair's number, and what `value` is.
  static constexpr std::uint64_t what(TraceKind kind, std::uint32_t pair, Holds holds) {
    return pair | static_cast<std::uint64_t>(kind) << 32 | static_cast<std::uint64_t>(holds) << 40;
  }
  TraceKind kind() const { return static_cast<TraceKind>(happened >> 32 & 0xff); }
  std::uint32_t pair() const { return static_cast<std::uint32_t>(happened); }
  Holds holds() const { return static_cast<Holds>(happened >> 40); }

  std::uint64_t happened;
  std::uint64_t deferred;
  std::int64_t value;  // the number that is the text, the other Deferred, or where a Recorder has the whole event
  std::uint64_t sequence;
  double time;
};

/// Writes the step into an event, which is new or was told another step before.
void tell(const TraceStep& step, TraceEvent& event);

}  // namespace ravel
