// race.
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

void watch(Deferred<First<int>> d, Lines& ran) {
  d.addBoth([&ran](const Outcome<First<int>>& outcome) {
    if (!outcome.failed()) {
      ran.push_back("won " + std::to_string(outcome.value().index) + ' ' + std::to_string(outcome.value().value));
      return;
    }
    std::string line = "failed";
    for (const Failure& each : outcome.failure().check<FailureGroup>()->failures())
      line += ' ' + each.getErrorMessage();
    ran.push_back(line);
  });
}

}  // namespace

TEST_CASE("a race") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  const auto cancellable = [&](const std::string& name) {
    return Deferred<int>(world, [&ran, name](Deferred<int>&) { ran.push_back("cancel " + name); });
  };
  std::vector<Deferred<int>> members{cancellable("a"), cancellable("b"), cancellable("c")};

  SECTION("fires with the first success, after the others were cancelled") {
    watch(race(world, members), ran);
    members[1].callback(2);
    CHECK(ran == Lines{"cancel a", "cancel c", "won 1 2"});
  }
  SECTION("goes on after failures") {
    watch(race(world, members), ran);
    members[0].errback(std::runtime_error("one"));
    CHECK(ran.empty());
    members[2].callback(3);
    CHECK(ran == Lines{"cancel b", "won 2 3"});
  }
  SECTION("fails when all have, with their failures in the order of the list") {
    watch(race(world, members), ran);
    members[2].errback(std::runtime_error("three"));
    members[0].errback(std::runtime_error("one"));
    members[1].errback(std::runtime_error("two"));
    CHECK(ran == Lines{"failed one two three"});
  }
  SECTION("is won by a member that has fired already") {
    members[1].callback(2);
    watch(race(world, members), ran);
    CHECK(ran == Lines{"cancel a", "cancel c", "won 1 2"});
  }
  SECTION("leaves its members with nothing, and no failure to take") {
    watch(race(world, members), ran);
    members[0].errback(std::runtime_error("one"));
    members[1].callback(2);
    Deferred<void>(members[1].chain()).addCallback([&] { ran.push_back("nothing"); });
    CHECK(ran.back() == "nothing");
    members.clear();
    CHECK(log.lines.empty());
  }
  SECTION("of nothing never fires") { CHECK_FALSE(race(world, std::vector<Deferred<int>>{}).called()); }
  SECTION("cancelled, cancels all") {
    auto first = race(world, members);
    watch(first, ran);
    first.cancel();
    CHECK(ran == Lines{"cancel a", "cancel b", "cancel c", "failed cancelled cancelled cancelled"});
  }
  SECTION("of Deferreds of nothing says who won") {
    std::size_t winner = 9;
    race(world, std::vector{Deferred<void>(world), succeed(world)}).addCallback([&](First<void> first) {
      winner = first.index;
    });
    CHECK(winner == 1);
  }
  SECTION("gives a value that can only be moved") {
    int value = 0;
    race(world, std::vector{succeed(world, std::make_unique<int>(7))})
        .addCallback([&](First<std::unique_ptr<int>> first) { value = *first.value; });
    CHECK(value == 7);
  }
  SECTION("may go before its end") {
    race(world, members);
    members[0].callback(1);
    CHECK(ran == Lines{"cancel b", "cancel c"});
  }
  SECTION("of a hundred thousand is no matter") {
    std::vector<Deferred<int>> many;
    for (int i = 0; i < 100'000; ++i) many.emplace_back(world);
    watch(race(world, many), ran);
    many.back().callback(1);
    CHECK(ran == Lines{"won 99999 1"});
    CHECK(many.front().called());
  }
}
