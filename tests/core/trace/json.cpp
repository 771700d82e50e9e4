// Traces as JSON.
#include <ravel/trace/json.h>

#include <catch2/catch_test_macros.hpp>

using namespace ravel;

namespace {

std::string whole(const std::string& events, int dropped = 0) {
  return R"({"ravel":"trace","version":1,"dropped":)" + std::to_string(dropped) + R"(,"events":[)" + events + "\n]}";
}

}  // namespace

TEST_CASE("a trace as JSON") {
  Recorder recorder;
  SECTION("says what it is when nothing happened") { CHECK(traceJson(recorder) == whole("")); }
  SECTION("leaves out what says nothing") {
    recorder.record({.kind = TraceKind::Idle, .sequence = 1, .time = 2});
    CHECK(traceJson(recorder) == whole("\n"
                                       R"({"seq":1,"time":2,"kind":"idle"})"));
  }
  SECTION("has every field that an event has, and its cause") {
    recorder.record({.kind = TraceKind::TurnBegun, .sequence = 1});
    recorder.record({.kind = TraceKind::DeferredMade,
                     .lane = Lane::Errback,
                     .sequence = 2,
                     .time = 1.5,
                     .due = 2.5,
                     .deferred = 3,
                     .other = 4,
                     .call = 5,
                     .pair = 6,
                     .line = 7,
                     .text = "boom"});
    CHECK(
        traceJson(recorder) ==
        whole(
            "\n"
            R"({"seq":1,"time":0,"kind":"turn.begun"},)"
            "\n"
            R"({"seq":2,"time":1.5,"kind":"deferred.made","cause":1,"lane":"errback","deferred":3,"other":4,"call":5,"pair":6,"line":7,"due":2.5,"text":"boom"})"));
  }
  SECTION("escapes quotes, backslashes and control characters, and keeps other bytes") {
    recorder.record({.kind = TraceKind::Printed, .sequence = 1, .text = "\"a\\b\n\x01 é"});
    CHECK(traceJson(recorder) ==
          whole("\n{\"seq\":1,\"time\":0,\"kind\":\"printed\",\"text\":\"\\\"a\\\\b\\u000a\\u0001 é\"}"));
  }
  SECTION("says how many events are missing") {
    Recorder small(1);
    small.record({.kind = TraceKind::Idle, .sequence = 1});
    small.record({.kind = TraceKind::Idle, .sequence = 2});
    CHECK(traceJson(small) == whole("\n"
                                    R"({"seq":1,"time":0,"kind":"idle"})",
                                    1));
  }
}
