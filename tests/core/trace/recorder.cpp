// What is recorded, event by event.
#include <ravel/trace/recorder.h>

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/trace.h"

using namespace ravel;
using support::Lines;

TEST_CASE("the trace of a Deferred") {
  World world;
  Recorder recorder;
  world.setSink(&recorder);

  SECTION("shows each pair entered, left or passed by") {
    Deferred<int> d(world);
    d.addCallback([](int) -> int { throw std::runtime_error("boom"); })
        .addCallback([](int value) { return value; })
        .addErrback([](const Failure&) { return 7; });
    d.callback(1);
    CHECK(support::brief(recorder) == Lines{"deferred.made #1", "deferred.added #1 .0", "deferred.added #1 .1",
                                            "deferred.added #1 .2", "deferred.fired #1 1", "deferred.entered #1 .0 1",
                                            "deferred.left #1 .0 ! boom", "deferred.passed #1 .1 ! boom",
                                            "deferred.entered #1 .2 ! boom", "deferred.left #1 .2 7"});
  }
  SECTION("shows waiting and going on") {
    Deferred<int> outer(world);
    Deferred<int> inner(world);
    outer.addCallback([&](int) { return inner; });
    outer.callback(1);
    inner.callback(2);
    CHECK(support::brief(recorder) == Lines{"deferred.made #1", "deferred.made #2", "deferred.added #1 .0",
                                            "deferred.fired #1 1", "deferred.entered #1 .0 1",
                                            "deferred.left #1 .0 <Deferred>", "deferred.waits #1 >2",
                                            "deferred.fired #2 2", "deferred.resumed #1 >2 2"});
  }
  SECTION("shows the taking of a result that was there") {
    Deferred<int> outer(world);
    auto inner = succeed(world, 2);
    outer.addCallback([&](int) { return inner; });
    outer.callback(1);
    CHECK(support::brief(recorder).back() == "deferred.resumed #1 >2 2");
  }
  SECTION("shows refusals, pauses and cancelling") {
    Deferred<int> d(world);
    d.pause();
    d.cancel();
    d.unpause();
    d.callback(1);
    CHECK_THROWS_AS(d.callback(1), AlreadyCalledError);
    d.addErrback([](const Failure&) { return 0; });
    CHECK(support::brief(recorder) == Lines{"deferred.made #1", "deferred.paused #1", "deferred.cancelled #1",
                                            "deferred.fired #1 ! cancelled", "deferred.unpaused #1",
                                            "deferred.refused #1", "deferred.added #1 .0",
                                            "deferred.entered #1 .0 ! cancelled", "deferred.left #1 .0 0"});
  }
  SECTION("numbers a chain's pairs on, waiters not counted") {
    Deferred<int> outer(world);
    Deferred<int> inner(world);
    outer.addCallback([&](int) { return inner; });
    inner.addCallback([](int value) { return value; });
    outer.callback(1);
    inner.addCallback([] {});
    CHECK(support::brief(recorder).back() == "deferred.added #2 .1");
  }
}

TEST_CASE("the trace of a delayed call") {
  World world;
  Recorder recorder;
  world.setSink(&recorder);
  VirtualReactor reactor(world);
  auto call = reactor.callLater(1, [] {});
  auto other = reactor.callLater(2, [] {});
  call.reset(3);
  call.delay(1);
  other.cancel();
  reactor.run();
  CHECK(support::brief(recorder) == Lines{"call.made @1", "call.made @2", "call.moved @1", "call.moved @1",
                                          "call.cancelled @2", "call.entered @1", "call.left @1", "idle"});
  CHECK(recorder.events()[2].due == 3);
  CHECK(recorder.events()[3].due == 4);
}

TEST_CASE("a recorder") {
  SECTION("keeps the first events and counts the rest") {
    Recorder recorder(2);
    for (int i = 0; i < 5; ++i) recorder.record({.kind = TraceKind::Idle});
    CHECK(recorder.events().size() == 2);
    CHECK(recorder.dropped() == 3);
  }
  SECTION("sees events numbered from 1, with the reactor's time") {
    World world;
    Recorder recorder;
    world.setSink(&recorder);
    VirtualReactor reactor(world);
    reactor.callLater(1.5, [&] { world.record({.kind = TraceKind::Printed, .text = "hello"}); });
    reactor.run();
    for (std::size_t i = 0; i < recorder.events().size(); ++i) CHECK(recorder.events()[i].sequence == i + 1);
    CHECK(recorder.events().back().time == 1.5);
  }
}
