// Random: the same numbers everywhere.
#include <ravel/random/random.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace ravel;

TEST_CASE("Random") {
  Random random;

  SECTION("gives the same numbers for the same seed") {
    Random same(Random::kDefaultSeed);
    Random other(2);
    std::vector<std::uint32_t> a, b, c;
    for (int i = 0; i < 100; ++i) {
      a.push_back(random.next());
      b.push_back(same.next());
      c.push_back(other.next());
    }
    CHECK(a == b);
    CHECK(a != c);
  }
  SECTION("starts anew with seed()") {
    const auto first = random.next();
    random.next();
    random.seed(Random::kDefaultSeed);
    CHECK(random.next() == first);
  }
  SECTION("the default seed chooses the course's fuse of 1.5") {
    CHECK(random.choice(std::array{0.5, 1.0, 1.5, 2.0}) == 1.5);
  }
  SECTION("random() lies in [0, 1)") {
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
      const double value = random.random();
      REQUIRE(value >= 0);
      REQUIRE(value < 1);
      sum += value;
    }
    CHECK(sum > 4'800);
    CHECK(sum < 5'200);
  }
  SECTION("uniform() lies between its numbers") {
    for (int i = 0; i < 1'000; ++i) {
      const double value = random.uniform(-1, 3);
      REQUIRE(value >= -1);
      REQUIRE(value < 3);
    }
  }
  SECTION("randint() gives every number from the first to the last") {
    std::set<int> seen;
    for (int i = 0; i < 1'000; ++i) seen.insert(random.randint(-2, 2));
    CHECK(seen == std::set{-2, -1, 0, 1, 2});
  }
  SECTION("randint() spans all there is") {
    constexpr auto least = std::numeric_limits<std::int32_t>::min();
    constexpr auto greatest = std::numeric_limits<std::int32_t>::max();
    for (int i = 0; i < 100; ++i) random.randint(least, greatest);
    CHECK(random.randint(greatest, greatest) == greatest);
  }
  SECTION("randint() refuses numbers the wrong way round") {
    CHECK_THROWS_AS(random.randint(2, 1), std::invalid_argument);
  }
  SECTION("below() is fair") {
    std::array<int, 3> counts{};
    for (int i = 0; i < 30'000; ++i) ++counts[random.below(3)];
    for (const int count : counts) {
      CHECK(count > 9'500);
      CHECK(count < 10'500);
    }
    CHECK(random.below(0) == 0);
    CHECK(random.below(1) == 0);
  }
  SECTION("choice() of nothing is refused") {
    CHECK_THROWS_AS(random.choice(std::vector<int>{}), std::invalid_argument);
  }
  SECTION("choice() gives a reference to the item") {
    std::vector<int> items{1, 2, 3};
    random.choice(items) = 9;
    CHECK(std::count(items.begin(), items.end(), 9) == 1);
  }
  SECTION("shuffle() keeps the items") {
    std::vector<int> items{1, 2, 3, 4, 5, 6, 7, 8};
    auto shuffled = items;
    random.shuffle(shuffled);
    CHECK(shuffled != items);
    CHECK(std::is_permutation(shuffled.begin(), shuffled.end(), items.begin()));
  }
}
