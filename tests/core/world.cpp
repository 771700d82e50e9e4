// World: sinks, errors, the end.
#include <ravel/world.h>

#include <memory>
#include <optional>
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"
#include "core/support/trace.h"

using namespace ravel;
using support::Lines;

namespace {

class BadSink final : public TraceSink {
 public:
  void record(const TraceEvent&) override {
    ++told;
    throw std::runtime_error("no room");
  }
  int told = 0;
};

}  // namespace

TEST_CASE("a trace sink that throws") {
  support::ErrorLog log;
  World world;
  log.attach(world);
  BadSink sink;
  world.setSink(&sink);
  Deferred<int> d(world);
  d.callback(1);
  SECTION("is detached after the first time, and the log is told") {
    CHECK(sink.told == 1);
    CHECK_FALSE(world.traced());
    CHECK(log.lines == Lines{"Sink no room"});
  }
}

TEST_CASE("the end of a world") {
  support::ErrorLog log;
  std::optional<World> world(std::in_place);
  log.attach(*world);
  auto held = std::make_shared<int>(0);

  SECTION("frees what the callbacks of its Deferreds hold, also where Deferreds wait in a circle") {
    {
      Deferred<int> a(*world);
      Deferred<int> b(*world);
      a.addCallback([&b](int) { return b; });
      b.addCallback([&a](int) { return a; });
      a.callback(1);
      b.callback(1);
      a.addCallback([held] {});
    }
    world.reset();
    CHECK(held.use_count() == 1);
  }
  SECTION("frees a Deferred that its own callback holds") {
    {
      Deferred<int> d(*world);
      d.addCallback([d, held](int value) { return value; });
    }
    CHECK(held.use_count() == 2);
    world.reset();
    CHECK(held.use_count() == 1);
  }
  SECTION("leaves handles that can still be dropped and asked") {
    Deferred<int> d(*world);
    d.callback(1);
    world.reset();
    CHECK(d.called());
    d = Deferred<int>();
  }
  SECTION("also ends Deferreds that are made on the way, by destructors") {
    struct Maker {
      explicit Maker(World* world) : world(world) {}
      Maker(Maker&& other) noexcept : world(std::exchange(other.world, nullptr)) {}
      Maker(const Maker& other) = delete;
      ~Maker() {
        if (world) fail<int>(*world, std::runtime_error("made at the end")).addCallback([](int) { return 1; });
      }
      World* world;
    };
    Deferred<int> d(*world);
    d.addCallback([maker = Maker(&*world)](int value) { return value; });
    world.reset();
    CHECK(log.lines == Lines{"Deferred made at the end"});
  }
  SECTION("survives Deferreds that destructors keep beyond it") {
    std::optional<Deferred<int>> kept;
    struct Keeper {
      Keeper(World* world, std::optional<Deferred<int>>* kept) : world(world), kept(kept) {}
      Keeper(Keeper&& other) noexcept : world(std::exchange(other.world, nullptr)), kept(other.kept) {}
      Keeper(const Keeper& other) = delete;
      ~Keeper() {
        if (world) kept->emplace(*world);
      }
      World* world;
      std::optional<Deferred<int>>* kept;
    };
    Deferred<int> d(*world);
    d.addCallback([keeper = Keeper(&*world, &kept)](int value) { return value; });
    world.reset();
    REQUIRE(kept);
    CHECK(kept->chain()->world() == nullptr);
  }
}

TEST_CASE("two worlds") {
  SECTION("number their Deferreds apart") {
    World a;
    World b;
    CHECK(Deferred<int>(a).id() == 1);
    CHECK(Deferred<int>(a).id() == 2);
    CHECK(Deferred<int>(b).id() == 1);
  }
  SECTION("may have Deferreds that wait for each other, whichever goes first") {
    std::optional<World> a(std::in_place);
    World b;
    int got = 0;
    Deferred<int> inner(b);
    {
      Deferred<int> outer(*a);
      outer.addCallback([&](int) { return inner; }).addCallback([&](int value) { got = value; });
      outer.callback(0);
    }
    SECTION("the answer arrives") {
      inner.callback(3);
      CHECK(got == 3);
    }
    SECTION("the waiting one's world has gone") {
      a.reset();
      inner.callback(3);
      CHECK(got == 0);
    }
  }
}
