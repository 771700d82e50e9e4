// Deferreds that wait for each other and that nobody can reach.
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// Makes `outer` wait for `inner`.
void wait(Deferred<int> outer, Deferred<int> inner) {
  outer.addCallback([inner](int) { return inner; });
  outer.callback(0);
}

}  // namespace

TEST_CASE("waiting Deferreds that nobody can reach") {
  auto held = std::make_shared<int>(0);  // by a callback: it tells who is alive
  support::ErrorLog log;
  World world;
  log.attach(world);
  const auto marked = [&] {
    Deferred<int> d(world);
    d.addCallback([held](int value) { return value; });
    return d;
  };
  const auto alive = [&held] { return held.use_count() - 1; };

  SECTION("are freed when the world collects") {
    wait(marked(), Deferred<int>(world));
    CHECK(alive() == 0);  // the waiting one's callback has run
    {
      Deferred<int> outer(world);
      wait(outer, marked());
      outer.addCallback([held](int) {});
    }
    CHECK(alive() == 2);
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("live as long as the inner one is held") {
    std::optional<Deferred<int>> inner(std::in_place, world);
    {
      Deferred<int> outer(world);
      wait(outer, *inner);
      outer.addCallback([held](int) {});
    }
    world.collect();
    CHECK(alive() == 1);
    SECTION("and go on when it fires") {
      inner->callback(1);
      CHECK(alive() == 0);
    }
    SECTION("and no longer") {
      inner.reset();
      world.collect();
      CHECK(alive() == 0);
    }
  }
  SECTION("live as long as the outer one is held") {
    std::optional<Deferred<int>> outer(std::in_place, world);
    wait(*outer, marked());
    world.collect();
    CHECK(alive() == 1);
    outer.reset();
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("live as long as any of a tree is held, be it a twig") {
    std::optional<Deferred<int>> twig(std::in_place, world);
    {
      Deferred<int> root(world);
      Deferred<int> branch(world);
      Deferred<int> other(world);
      wait(branch, root);
      wait(other, root);
      wait(*twig, branch);
      other.addCallback([held](int) {});
      branch.addCallback([held](int) {});
      root.addCallback([held](int) {});
    }
    world.collect();
    CHECK(alive() == 3);
    twig.reset();
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("are freed when they wait in a circle, and for themselves") {
    {
      Deferred<int> a(world);
      Deferred<int> b(world);
      Deferred<int> self(world);
      Deferred<int> outside(world);
      a.addCallback([&b](int) { return b; });
      b.addCallback([&a](int) { return a; });
      self.addCallback([&self](int) { return self; });
      a.callback(1);
      b.callback(1);
      self.callback(1);
      wait(outside, a);
      for (auto* d : {&a, &b, &self, &outside}) d->addCallback([held](int) {});
    }
    CHECK(alive() == 4);
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("are freed without asking, so that any number of them needs little memory") {
    for (int i = 0; i < 100'000; ++i) {
      Deferred<int> outer(world);
      wait(outer, Deferred<int>(world));
      outer.addCallback([held](int) {});
      REQUIRE(alive() < 200);
    }
  }
  SECTION("are freed without asking, also beside many that are held") {
    std::vector<Deferred<int>> kept;
    for (int i = 0; i < 10'000; ++i) kept.emplace_back(world);
    for (int i = 0; i < 100'000; ++i) {
      Deferred<int> outer(world);
      wait(outer, Deferred<int>(world));
      outer.addCallback([held](int) {});
      REQUIRE(alive() < 20'000);
    }
  }
  SECTION("are freed in a row of a million") {
    {
      std::vector<Deferred<int>> row;
      row.push_back(marked());
      for (int i = 0; i < 1'000'000; ++i) {
        Deferred<int> next(world);
        wait(next, row.back());
        row.push_back(std::move(next));
      }
    }
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("have their failures reported, oldest first, once") {
    for (const char* name : {"first", "second"}) {
      Deferred<int> inner(world);
      inner.errback(std::runtime_error(name));
      inner.pause();
      wait(Deferred<int>(world), inner);
    }
    CHECK(log.lines.empty());
    world.collect();
    CHECK(log.lines == Lines{"Deferred first", "Deferred second"});
  }
  SECTION("may hold others that die with them") {
    {
      Deferred<int> failed = fail<int>(world, std::runtime_error("held"));
      Deferred<int> outer(world);
      wait(outer, Deferred<int>(world));
      outer.addCallback([failed](int) {});
    }
    CHECK(log.lines.empty());
    world.collect();
    CHECK(log.lines == Lines{"Deferred held"});
  }
  SECTION("may make more, by their destructors, and collect again") {
    struct Maker {
      explicit Maker(World* world) : world(world) {}
      Maker(Maker&& other) noexcept : world(std::exchange(other.world, nullptr)) {}
      ~Maker() {
        if (!world) return;
        wait(Deferred<int>(*world), Deferred<int>(*world));
        world->collect();
      }
      World* world;
    };
    {
      Deferred<int> outer(world);
      wait(outer, Deferred<int>(world));
      outer.addCallback([held, maker = Maker(&world)](int) {});
    }
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("are left alone while they run") {
    auto inner = std::make_unique<Deferred<int>>(world);
    int got = 0;
    {
      Deferred<int> outer(world);
      wait(outer, *inner);
      outer.addCallback([&](int value) {
        world.collect();
        got = value;
      });
    }
    Deferred<int> firing = *inner;
    inner.reset();
    firing.callback(3);
    CHECK(got == 3);
  }
}

TEST_CASE("waiting Deferreds whose pairs were broken up") {
  auto held = std::make_shared<int>(0);
  World world;
  std::optional<Deferred<int>> inner(std::in_place, world);
  std::optional<Deferred<int>> outer(std::in_place, world);
  wait(*outer, *inner);
  inner->addCallback([held] {});
  const auto alive = [&held] { return held.use_count() - 1; };

  SECTION("by unpausing the waiting one by hand: each lives as long as it is held") {
    outer->unpause();
    outer->addCallback([] {});
    outer.reset();
    world.collect();
    CHECK(alive() == 1);
    inner.reset();
    CHECK(alive() == 0);
  }
  SECTION("by unpausing it, and then it waits for the same one again") {
    outer->unpause();
    outer->addCallback([&inner] { return *inner; });
    inner->callback(1);
    outer.reset();
    inner.reset();
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("by unpausing it, and then it waits for another, and is given the first one's result") {
    Deferred<int> third(world);
    outer->unpause();
    outer->addCallback([] {});
    outer->addCallback([&third] { return third; });
    inner->callback(1);
    outer.reset();
    inner.reset();
    third.callback(2);
    world.collect();
    CHECK(alive() == 0);
  }
  SECTION("by cancelling") {
    outer->cancel();
    CHECK(alive() == 0);
    outer->addErrback([](const Failure&) { return 0; });
  }
  SECTION("by the end of their world") {
    world.close();
    CHECK(alive() == 0);
    inner.reset();
    outer->addCallback([](int value) { return value; });
    outer->cancel();
  }
}

TEST_CASE("Deferreds that wait across worlds") {
  auto held = std::make_shared<int>(0);
  World a;
  World b;
  {
    std::optional<Deferred<int>> inner(std::in_place, b);
    {
      Deferred<int> outer(a);
      wait(outer, *inner);
      outer.addCallback([held](int) {});
    }
    SECTION("are not collected by either") {
      a.collect();
      b.collect();
      CHECK(held.use_count() == 2);
      inner->callback(1);
      CHECK(held.use_count() == 1);
    }
    SECTION("go with one of the worlds") {
      inner.reset();
      a.close();
      CHECK(held.use_count() == 1);
    }
  }
}
