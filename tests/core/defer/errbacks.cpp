// Deferred: the errback lane.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("errbacks of a Deferred") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  const auto rescue = [&ran](const Failure& failure) {
    ran.push_back("rescue " + failure.getErrorMessage());
    return 42;
  };
  const auto tell = [&ran](int value) {
    ran.push_back("value " + std::to_string(value));
    return value;
  };
  const auto end = [&ran](const Failure& failure) { ran.push_back("end " + failure.getErrorMessage()); };

  SECTION("errback() takes an exception and runs the errbacks") {
    d.addErrback(rescue);
    d.errback(std::runtime_error("disk full"));
    CHECK(ran == Lines{"rescue disk full"});
  }
  SECTION("errback() takes a Failure") {
    d.addErrback(rescue);
    d.errback(Failure(std::runtime_error("as it is")));
    CHECK(ran == Lines{"rescue as it is"});
  }
  SECTION("errback() takes the exception being handled") {
    d.addErrback(rescue);
    try {
      throw std::runtime_error("current");
    } catch (...) {
      d.errback(Failure::current());
    }
    CHECK(ran == Lines{"rescue current"});
  }
  SECTION("callbacks are passed by") {
    d.addCallback(tell).addErrback(rescue);
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"rescue boom"});
  }
  SECTION("what an errback returns goes on in the callback lane") {
    d.addErrback(rescue).addCallback(tell).addErrback(end);
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"rescue boom", "value 42"});
  }
  SECTION("also when it returns nothing") {
    d.addErrback(end).addCallback([&] { ran.push_back("nothing"); });
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"end boom", "nothing"});
  }
  SECTION("what a callback throws goes to the next errback") {
    d.addCallback([](int) -> int { throw std::runtime_error("boom"); }).addCallback(tell).addErrback(rescue);
    d.callback(1);
    CHECK(ran == Lines{"rescue boom"});
  }
  SECTION("anything thrown will do") {
    d.addCallback([](int) -> int { throw 7; }).addErrback([&](const Failure& failure) {
      CHECK(failure.check<int>() != nullptr);
      ran.push_back(std::to_string(*failure.check<int>()));
      return 0;
    });
    d.callback(1);
    CHECK(ran == Lines{"7"});
  }
  SECTION("a callback may return a Failure in place of throwing") {
    d.addCallback([](int) { return Failure(std::runtime_error("returned")); }).addErrback(end);
    d.callback(1);
    CHECK(ran == Lines{"end returned"});
  }
  SECTION("an errback that throws, or hands the Failure on, stays in the errback lane") {
    d.addErrback([](const Failure&) -> int { throw std::runtime_error("worse"); })
        .addErrback([&](const Failure& failure) {
          ran.push_back(failure.getErrorMessage());
          return failure;
        })
        .addCallback(tell)
        .addErrback(end);
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"worse", "end worse"});
  }
  SECTION("the partner of a callback that throws does not run: the next pair's errback does") {
    d.addCallbacks([](int) -> int { throw std::runtime_error("boom"); }, rescue).addErrback(end);
    d.callback(1);
    CHECK(ran == Lines{"end boom"});
  }
  SECTION("addBoth gets the failure and may hand it on") {
    d.addBoth([&](const Outcome<int>& outcome) {
       CHECK(outcome.failed());
       ran.push_back("both " + outcome.failure().getErrorMessage());
       return outcome;
     }).addErrback(end);
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"both boom", "end boom"});
  }
  SECTION("addBoth without a parameter runs in either lane") {
    d.addBoth([&] { ran.push_back("cleaned up"); });
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"cleaned up"});
  }
  SECTION("extra arguments come after the failure") {
    d.addErrback(
        [&](const Failure& failure, const std::string& extra) { ran.push_back(failure.getErrorMessage() + extra); },
        "!");
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"boom!"});
  }
  SECTION("an errback that is added late runs at once") {
    d.errback(std::runtime_error("boom"));
    d.addErrback(rescue);
    CHECK(ran == Lines{"rescue boom"});
  }
}
