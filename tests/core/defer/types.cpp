// Deferred: types that are checked when callbacks run.
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("the types of handles") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  const auto wrong = [&ran](const Failure& failure) {
    failure.trap<WrongResultType>();
    ran.push_back(failure.getErrorMessage());
  };

  SECTION("follow what the functions return") {
    static_assert(std::is_same_v<decltype(d.addCallback([](int) { return 1.5; })), Deferred<double>>);
    static_assert(std::is_same_v<decltype(d.addCallback([](int) {})), Deferred<void>>);
    static_assert(std::is_same_v<decltype(d.addCallback([](int) { return Deferred<char>(); })), Deferred<char>>);
    static_assert(std::is_same_v<decltype(d.addErrback([](const Failure&) { return 1; })), Deferred<int>>);
    static_assert(std::is_same_v<decltype(d.addErrback([](const Failure&) {})), Deferred<void>>);
    static_assert(std::is_same_v<decltype(d.addErrback([](const Failure& f) { return f; })), Deferred<int>>);
    static_assert(std::is_same_v<decltype(d.addBoth([](const Outcome<int>& o) { return o; })), Deferred<int>>);
    static_assert(std::is_same_v<decltype(d.addCallbacks([](int) { return 1L; }, [](const Failure&) { return 2L; })),
                                 Deferred<long>>);
    SUCCEED();
  }
  SECTION("a handle of an earlier type that is used again fails the chain when its callback runs") {
    d.addCallback([](int) { return std::string("text"); });
    d.addCallback([](int value) { return value; }).addErrback(wrong);
    d.callback(1);
    REQUIRE(ran.size() == 1);
    CHECK(ran[0].starts_with("this callback takes "));
  }
  SECTION("an optional takes a missing value") {
    Deferred<std::optional<int>> maybe(world);
    maybe.addCallback([&](std::optional<int> value) {
      ran.push_back(show(value));
      return Deferred<std::optional<int>>(succeed(maybe.chain()->world() ? world : world, std::optional<int>(3)));
    });
    maybe.callback(std::nullopt);
    CHECK(ran == Lines{"(nothing)"});
  }
  SECTION("an optional reads nothing where the chain carries nothing") {
    Deferred<std::optional<int>> maybe(world);
    Deferred<int> taker(world);
    taker.addCallback([&](int) { return maybe; });
    maybe.callback(3);
    taker.callback(0);
    maybe.addCallback([&](std::optional<int> value) { ran.push_back(show(value)); });
    CHECK(ran == Lines{"(nothing)"});
  }
}
