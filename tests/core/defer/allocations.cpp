// Deferred: what costs memory and what does not.
#include <memory>
#include <string>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/allocations.h"

using namespace ravel;

namespace {

std::size_t allocationsOf(auto act) {
  const std::size_t before = support::allocations();
  act();
  return support::allocations() - before;
}

/// In a thread of its own, which has kept no storage yet.
std::size_t firstAllocationsOf(auto act) {
  std::size_t count = 0;
  std::thread([&] {
    World world;
    count = allocationsOf([&] { act(world); });
  }).join();
  return count;
}

}  // namespace

TEST_CASE("allocations") {
  World world;
  int sum = 0;

  SECTION("a Deferred with a few small callbacks is one") {
    const auto add = [&](World& in) {
      Deferred<int> d(in);
      d.addCallback([](int value) { return value + 1; }).addCallback([&](int value) { sum += value; });
      d.callback(1);
    };
    CHECK(firstAllocationsOf(add) == 1);
    CHECK(sum == 2);
    add(world);
    CHECK(allocationsOf([&] { add(world); }) <= 1);  // none, but where a sanitizer watches storage
  }
  SECTION("a fired Deferred that is used on and on needs none") {
    Deferred<int> d(world);
    d.callback(0);
    d.addCallback([](int value) { return value + 1; });
    CHECK(allocationsOf([&] {
            for (int i = 0; i < 10'000; ++i) d.addCallback([](int value) { return value + 1; });
          }) == 0);
    d.addCallback([&](int value) { sum = value; });
    CHECK(sum == 10'001);
  }
  SECTION("a million callbacks ahead need a few dozen blocks, then none") {
    Deferred<int> d(world);
    CHECK(allocationsOf([&] {
            for (int i = 0; i < 1'000'000; ++i) d.addCallback([](int value) { return value + 1; });
          }) < 1'000);
    CHECK(allocationsOf([&] { d.callback(0); }) == 0);
  }
  SECTION("waiting for another Deferred costs nothing beside the two") {
    CHECK(firstAllocationsOf([&](World& in) {
            Deferred<int> inner(in);
            Deferred<int> outer(in);
            outer.addCallback([inner](int) { return inner; }).addCallback([&](int value) { sum = value; });
            outer.callback(0);
            inner.callback(5);
          }) == 2);
    CHECK(sum == 5);
  }
  SECTION("a wait in a coroutine costs nothing beside its frame and its Deferreds") {
    Deferred<int> first(world);
    Deferred<int> second(world);
    const auto run = [](World&, Deferred<int> a, Deferred<int> b) -> Deferred<int> {
      co_return co_await a + co_await b;
    };
    auto result = run(world, first, second);
    CHECK(allocationsOf([&] {
            first.callback(1);
            second.callback(2);
          }) == 0);
    CHECK(result.called());
  }
  SECTION("an error costs its body") {
    Deferred<int> d(world);
    d.addErrback([](const Failure&) { return 0; });
    const std::runtime_error error("boom");
    CHECK(allocationsOf([&] { d.errback(error); }) == 1);
  }
}
