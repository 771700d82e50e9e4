// Function: callables that are moved.
#include <ravel/function.h>

#include <array>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "core/support/allocations.h"

using ravel::Function;

TEST_CASE("Function") {
  SECTION("calls what it holds, and passes arguments and result on") {
    Function<std::string(int, std::string)> f([](int n, std::string text) { return text + std::to_string(n); });
    CHECK(f(1, "a") == "a1");
  }
  SECTION("is empty at first, after being moved from, and after reset()") {
    Function<void()> f;
    CHECK_FALSE(f);
    f = [] {};
    CHECK(f);
    Function<void()> g = std::move(f);
    CHECK_FALSE(f);
    CHECK(g);
    g.reset();
    CHECK_FALSE(g);
  }
  SECTION("holds what can only be moved") {
    Function<int()> f([p = std::make_unique<int>(3)] { return *p; });
    Function<int()> g;
    g = std::move(f);
    CHECK(g() == 3);
  }
  SECTION("keeps small callables inside and boxes large ones") {
    const auto before = support::allocations();
    Function<int()> small([a = std::array<int, 12>{1}] { return a[0]; });
    CHECK(support::allocations() == before);
    Function<int()> large([a = std::array<int, 13>{2}] { return a[0]; });
    CHECK(support::allocations() == before + 1);
    Function<int()> moved = std::move(large);
    CHECK(small() + moved() == 3);
  }
  SECTION("destroys what it holds once") {
    auto held = std::make_shared<int>(0);
    {
      Function<void()> f([held] {});
      Function<void()> g = std::move(f);
      CHECK(held.use_count() == 2);
      g = [] {};
      CHECK(held.use_count() == 1);
    }
    CHECK(held.use_count() == 1);
  }
}
