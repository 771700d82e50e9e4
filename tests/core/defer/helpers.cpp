// succeed, fail, maybeDeferred.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("succeed") {
  Lines ran;
  World world;
  SECTION("gives a Deferred that has fired with the value") {
    auto d = succeed(world, std::string("north"));
    CHECK(d.called());
    d.addCallback([&](const std::string& text) { ran.push_back(text); });
    CHECK(ran == Lines{"north"});
  }
  SECTION("without a value gives one that has fired with nothing") {
    succeed(world).addCallback([&] { ran.push_back("called"); });
    CHECK(ran == Lines{"called"});
  }
}

TEST_CASE("fail") {
  Lines ran;
  World world;
  auto d = fail<int>(world, std::runtime_error("boom"));
  CHECK(d.called());
  d.addErrback([&](const Failure& failure) {
    ran.push_back(failure.getErrorMessage());
    return 0;
  });
  CHECK(ran == Lines{"boom"});
}

TEST_CASE("maybeDeferred") {
  Lines ran;
  World world;
  const auto number = [&ran](int value) { ran.push_back(std::to_string(value)); };
  const auto error = [&ran](const Failure& failure) { ran.push_back(failure.getErrorMessage()); };

  SECTION("calls the function now, with its arguments, and wraps the value") {
    maybeDeferred(
        world, [](int a, int b) { return a + b; }, 1, 2)
        .addCallback(number);
    CHECK(ran == Lines{"3"});
  }
  SECTION("wraps what the function throws") {
    maybeDeferred(world, []() -> int { throw std::runtime_error("boom"); }).addCallback(number).addErrback(error);
    CHECK(ran == Lines{"boom"});
  }
  SECTION("wraps a Failure that the function returns") {
    maybeDeferred(world, [] { return Failure(std::runtime_error("boom")); }).addErrback(error);
    CHECK(ran == Lines{"boom"});
  }
  SECTION("returns the very Deferred that the function returns") {
    Deferred<int> own(world);
    auto d = maybeDeferred(world, [&] { return own; });
    CHECK(d.chain() == own.chain());
    CHECK_FALSE(d.called());
  }
  SECTION("a function that returns Deferreds and throws gives a failed one") {
    maybeDeferred(world, []() -> Deferred<int> { throw std::runtime_error("boom"); }).addErrback([&](const Failure& f) {
      error(f);
      return 0;
    });
    CHECK(ran == Lines{"boom"});
  }
  SECTION("a function that returns nothing gives a Deferred of nothing") {
    maybeDeferred(world, [] {}).addCallback([&] { ran.push_back("called"); });
    CHECK(ran == Lines{"called"});
  }
}
