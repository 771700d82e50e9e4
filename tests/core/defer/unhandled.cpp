// Deferred: failures that nobody took.
#include <optional>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("a failure that nobody took") {
  support::ErrorLog log;
  std::optional<World> world(std::in_place);
  log.attach(*world);
  std::optional<Deferred<int>> d(std::in_place, *world);
  const auto boom = std::runtime_error("boom");

  SECTION("is logged once, when the last handle goes") {
    auto copy = d;
    d->errback(boom);
    d.reset();
    CHECK(log.lines.empty());
    copy.reset();
    CHECK(log.lines == Lines{"Deferred boom"});
  }
  SECTION("of a callback is logged, too") {
    d->addCallback([&](int) -> int { throw boom; });
    d->callback(1);
    d.reset();
    CHECK(log.lines == Lines{"Deferred boom"});
  }
  SECTION("and is taken by an errback that comes late is not logged") {
    d->errback(boom);
    d->addErrback([](const Failure&) { return 0; });
    d.reset();
    CHECK(log.lines.empty());
  }
  SECTION("is logged when the errback fails itself") {
    d->errback(boom);
    d->addErrback([](const Failure&) -> int { throw std::runtime_error("worse"); });
    d.reset();
    CHECK(log.lines == Lines{"Deferred worse"});
  }
  SECTION("and was taken by a waiting Deferred is that one's") {
    Deferred<int> outer(*world);
    outer.addCallback([&](int) { return *d; });
    outer.callback(1);
    d->errback(boom);
    d.reset();
    CHECK(log.lines.empty());
    outer = Deferred<int>(*world);
    CHECK(log.lines == Lines{"Deferred boom"});
  }
  SECTION("of a fired Deferred is taken by a callback that returns it") {
    d->errback(boom);
    Deferred<int> outer(*world);
    outer.addCallback([&](int) { return *d; }).addErrback([](const Failure&) { return 0; });
    outer.callback(1);
    d.reset();
    CHECK(log.lines.empty());
  }
  SECTION("but was stored while paused is not logged") {
    d->pause();
    d->errback(boom);
    d.reset();
    CHECK(log.lines.empty());
  }
  SECTION("and is paused afterwards is logged all the same") {
    d->errback(boom);
    d->pause();
    d.reset();
    CHECK(log.lines == Lines{"Deferred boom"});
  }
  SECTION("of one that never fired: there is none") {
    d->addErrback([](const Failure&) { return 0; });
    d.reset();
    CHECK(log.lines.empty());
  }
  SECTION("is logged at the end of the world for Deferreds that are still held, oldest first") {
    Deferred<int> second(*world);
    second.errback(std::runtime_error("second"));
    d->errback(std::runtime_error("first"));
    world.reset();
    CHECK(log.lines == Lines{"Deferred first", "Deferred second"});
    d.reset();
    CHECK(log.lines.size() == 2);
  }
  SECTION("is traced with its Deferred") {
    Recorder recorder;
    world->setSink(&recorder);
    d->errback(boom);
    const std::uint64_t id = d->id();
    d.reset();
    REQUIRE(recorder.events().size() == 2);
    CHECK(recorder.events()[1].kind == TraceKind::DeferredUnhandled);
    CHECK(recorder.events()[1].deferred == id);
    CHECK(recorder.events()[1].text == "boom");
  }
}
