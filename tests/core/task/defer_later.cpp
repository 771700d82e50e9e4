// deferLater.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("deferLater") {
  World world;
  Clock clock(world);
  Lines ran;

  SECTION("calls the function after the time, and gives its result") {
    deferLater(
        clock, 2, [](int a, int b) { return a * b; }, 5, 7)
        .addCallback([&](int value) { ran.push_back(std::to_string(value)); });
    clock.advance(1);
    CHECK(ran.empty());
    clock.advance(1);
    CHECK(ran == Lines{"35"});
  }
  SECTION("gives what the function throws as a failure") {
    deferLater(clock, 1, []() -> int { throw std::runtime_error("boom"); }).addErrback([&](const Failure& failure) {
      ran.push_back(failure.getErrorMessage());
      return 0;
    });
    clock.advance(1);
    CHECK(ran == Lines{"boom"});
  }
  SECTION("waits for a Deferred the function returns") {
    Deferred<int> inner(world);
    deferLater(clock, 1, [&] { return inner; }).addCallback([&](int value) { ran.push_back(std::to_string(value)); });
    clock.advance(1);
    CHECK(ran.empty());
    inner.callback(3);
    CHECK(ran == Lines{"3"});
  }
  SECTION("without a function only waits") {
    deferLater(clock, 1).addCallback([&] { ran.push_back("fired"); });
    clock.advance(1);
    CHECK(ran == Lines{"fired"});
  }
  SECTION("cancelled, does not call the function, and fails with CancelledError") {
    auto d = deferLater(clock, 1, [&] {
      ran.push_back("called");
      return 1;
    });
    d.addErrback([&](const Failure& failure) {
      failure.trap<CancelledError>();
      ran.push_back("cancelled");
      return 0;
    });
    d.cancel();
    CHECK(ran == Lines{"cancelled"});
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("cancelled while the function's Deferred is awaited, cancels that one") {
    Deferred<int> inner(world, [&](Deferred<int>&) { ran.push_back("inner's canceller"); });
    auto d = deferLater(clock, 1, [&] { return inner; });
    d.addErrback([&](const Failure& failure) {
      ran.push_back(failure.getErrorMessage());
      return 0;
    });
    clock.advance(1);
    d.cancel();
    CHECK(ran == Lines{"inner's canceller", "cancelled"});
  }
}
