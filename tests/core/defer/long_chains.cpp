// Deferred: a million of anything needs no stack.
#include <stdexcept>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

using namespace ravel;

namespace {

constexpr int kMany = 1'000'000;

/// A chain of Deferreds, each waiting for the one before it, which is at its front.
std::vector<Deferred<int>> waitingChain(World& world) {
  std::vector<Deferred<int>> chain;
  chain.reserve(kMany);
  chain.emplace_back(world);
  for (int i = 1; i < kMany; ++i) {
    Deferred<int> next(world);
    next.addCallback([last = chain.back()](int) { return last; });
    chain.push_back(std::move(next));
  }
  return chain;
}

}  // namespace

TEST_CASE("a million Deferreds that wait for one another") {
  World world;
  int end = 0;
  auto chain = waitingChain(world);
  Deferred<int> last = chain.back();
  last.addCallback([&](int value) { end = value; });

  SECTION("resolve when they are fired from the front") {
    for (auto& d : chain) d.callback(7);
    CHECK(end == 7);
  }
  SECTION("resolve when they are fired from the back, the innermost last") {
    for (auto d = chain.rbegin(); d != chain.rend(); ++d) d->callback(7);
    CHECK(end == 7);
  }
  SECTION("are destroyed unfired") {
    last = Deferred<int>(world);
    chain.clear();
    CHECK(end == 0);
  }
  SECTION("are destroyed while they wait") {
    for (std::size_t i = 1; i < chain.size(); ++i) chain[i].callback(7);
    last = Deferred<int>(world);
    chain.clear();
    CHECK(end == 0);
  }
  SECTION("are taken apart with their world while they wait") {
    for (std::size_t i = 1; i < chain.size(); ++i) chain[i].callback(7);
    world.close();
    CHECK(end == 0);
  }
}

TEST_CASE("a million callbacks of one Deferred") {
  World world;
  Deferred<int> d(world);
  int end = 0;
  SECTION("that were added before it fires") {
    for (int i = 0; i < kMany; ++i) d.addCallback([](int value) { return value + 1; });
    d.addCallback([&](int value) { end = value; });
    d.callback(0);
    CHECK(end == kMany);
  }
  SECTION("that return fired Deferreds") {
    for (int i = 0; i < kMany; ++i) d.addCallback([&world](int value) { return succeed(world, value + 1); });
    d.addCallback([&](int value) { end = value; });
    d.callback(0);
    CHECK(end == kMany);
  }
  SECTION("that are dropped unfired") {
    for (int i = 0; i < kMany; ++i) d.addCallback([](int value) { return value + 1; });
    d = Deferred<int>(world);
    CHECK(end == 0);
  }
}

TEST_CASE("a million Deferreds that wait for the same one") {
  World world;
  Deferred<int> d(world);
  int resumed = 0;
  for (int i = 0; i < kMany; ++i) {
    Deferred<int> waiting(world);
    waiting.addCallback([d](int) { return d; }).addCallback([&resumed] { ++resumed; });
    waiting.callback(0);
  }
  d.callback(1);
  CHECK(resumed == kMany);
}
