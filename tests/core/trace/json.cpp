// Traces as JSON.
#include <ravel/trace/json.h>

#include <catch2/catch_test_macros.hpp>

using namespace ravel;

TEST_CASE("a trace as JSON") {
  Recorder recorder;
  SECTION("is an empty list when nothing happened") { CHECK(traceJson(recorder) == "[]"); }
  SECTION("leaves out what says nothing") {
    recorder.record({.kind = TraceKind::Idle, .sequence = 1, .time = 2});
    CHECK(traceJson(recorder) == R"([{"seq":1,"time":2,"kind":"idle"}])");
  }
  SECTION("has every field that an event has") {
    recorder.record({.kind = TraceKind::DeferredLeft,
                     .lane = Lane::Errback,
                     .sequence = 1,
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
        R"([{"seq":1,"time":1.5,"kind":"deferred.left","lane":"errback","deferred":3,"other":4,"call":5,"pair":6,"line":7,"due":2.5,"text":"boom"}])");
  }
  SECTION("escapes quotes, backslashes and control characters, and keeps other bytes") {
    recorder.record({.kind = TraceKind::Printed, .sequence = 1, .text = "\"a\\b\n\x01 é"});
    CHECK(traceJson(recorder) ==
          "[{\"seq\":1,\"time\":0,\"kind\":\"printed\",\"text\":\"\\\"a\\\\b\\u000a\\u0001 é\"}]");
  }
  SECTION("may begin later") {
    recorder.record({.kind = TraceKind::TurnBegun, .sequence = 1});
    recorder.record({.kind = TraceKind::TurnEnded, .sequence = 2});
    recorder.record({.kind = TraceKind::Idle, .sequence = 3});
    CHECK(traceJson(recorder, 1) ==
          "[{\"seq\":2,\"time\":0,\"kind\":\"turn.ended\"},\n{\"seq\":3,\"time\":0,\"kind\":\"idle\"}]");
    CHECK(traceJson(recorder, 3) == "[]");
  }
}
