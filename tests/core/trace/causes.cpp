// What events come of.
#include <ravel/trace/causes.h>

#include <catch2/catch_test_macros.hpp>

#include <ravel/ravel.h>
#include <ravel/trace/recorder.h>

using namespace ravel;

namespace {

/// The recorded events as "kind", each with its cause's kind behind "<".
class Recorded {
 public:
  Recorded() { world.setSink(&recorder); }

  /// Of the first event of this kind from the `after`th event on: what its cause is, by kind; "" without one.
  std::string causeOf(TraceKind kind, std::size_t after = 0) {
    Causes causes;
    std::string found = "no such event";
    for (std::size_t i = 0; i < recorder.size(); ++i) {
      const TraceEvent event = recorder.event(i);
      const std::uint64_t cause = causes.of(event);
      REQUIRE(cause < event.sequence);
      if (event.kind == kind && i >= after && found == "no such event") {
        found = cause ? traceName(recorder.event(cause - 1).kind) : "";
      }
    }
    return found;
  }

  World world;
  Recorder recorder;
};

}  // namespace

TEST_CASE("the cause") {
  using enum TraceKind;
  Recorded run;
  VirtualReactor reactor(run.world);
  SECTION("of what the script does is none") {
    Deferred<int> d(reactor);
    d.addCallback([](int x) { return x; });
    reactor.callLater(1, [] {});
    CHECK(run.causeOf(DeferredMade).empty());
    CHECK(run.causeOf(DeferredAdded).empty());
    CHECK(run.causeOf(CallMade).empty());
  }
  SECTION("of a call is that it was asked for, or was moved last") {
    reactor.callLater(1, [] {});
    reactor.run();
    CHECK(run.causeOf(CallEntered) == "call.made");
    CHECK(run.causeOf(CallLeft) == "call.entered");
    auto moved = reactor.callLater(1, [] {});
    const std::size_t before = run.recorder.size();
    moved.delay(1);
    reactor.run();
    CHECK(run.causeOf(CallEntered, before) == "call.moved");
  }
  SECTION("of what a call does is the call") {
    Deferred<int> d(reactor);
    reactor.callLater(1, [&] { d.callback(1); });
    reactor.run();
    CHECK(run.causeOf(DeferredFired) == "call.entered");
    CHECK(run.causeOf(TurnEnded) == "turn.begun");
  }
  SECTION("of a pair is the firing, then the pair before") {
    Deferred<int> d(reactor);
    d.addErrback([](const Failure&) { return 0; }).addCallback([](int x) { return x; }).addCallback([](int) {});
    d.callback(1);
    CHECK(run.causeOf(DeferredPassed) == "deferred.fired");
    CHECK(run.causeOf(DeferredEntered) == "deferred.passed");
    CHECK(run.causeOf(DeferredEntered, 8) == "deferred.left");
  }
  SECTION("of a late pair is that it was added") {
    Deferred<int> d(reactor);
    d.callback(1);
    d.addCallback([](int) {});
    CHECK(run.causeOf(DeferredEntered) == "deferred.added");
  }
  SECTION("of going on behind a wait is what the other one gave") {
    Deferred<int> outer(reactor);
    Deferred<int> inner(reactor);
    outer.addCallback([inner](int) { return inner; }).addCallback([](int) {});
    outer.callback(1);
    CHECK(run.causeOf(DeferredWaits) == "deferred.left");
    inner.callback(2);
    CHECK(run.causeOf(DeferredResumed) == "deferred.fired");
    const std::size_t resumed = 10;
    REQUIRE(run.recorder.event(resumed - 1).kind == DeferredResumed);
    CHECK(run.causeOf(DeferredEntered, resumed) == "deferred.resumed");
  }
  SECTION("of a failure that stays is who gave it") {
    Deferred<int> d(reactor);
    d.addCallback([](int) { throw std::runtime_error("boom"); });
    d.callback(1);
    run.world.setErrorLog([](const LoggedError&) {});
    run.world.reportUnhandled();
    CHECK(run.causeOf(DeferredUnhandled) == "deferred.left");
  }
}
