// Deferred: cancel.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// Writes down how a Deferred<int> ends.
void watch(Deferred<int> d, Lines& ran, const std::string& name = "end") {
  d.addBoth([&ran, name](const Outcome<int>& outcome) {
    ran.push_back(name + ' ' +
                  (outcome.failed() ? outcome.failure().getErrorMessage() : std::to_string(outcome.value())));
  });
}

}  // namespace

TEST_CASE("cancelling a Deferred without a canceller") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  watch(d, ran);

  SECTION("it fails with CancelledError") {
    d.cancel();
    CHECK(d.called());
    CHECK(ran == Lines{"end cancelled"});
  }
  SECTION("one late firing is ignored, the next one is refused") {
    d.cancel();
    CHECK_NOTHROW(d.callback(1));
    CHECK_THROWS_AS(d.callback(2), AlreadyCalledError);
    CHECK(ran == Lines{"end cancelled"});
  }
  SECTION("a late errback() is ignored as well") {
    d.cancel();
    CHECK_NOTHROW(d.errback(std::runtime_error("late")));
    CHECK_THROWS_AS(d.errback(std::runtime_error("later")), AlreadyCalledError);
  }
  SECTION("cancelling again changes nothing") {
    d.cancel();
    d.cancel();
    CHECK(ran == Lines{"end cancelled"});
  }
  SECTION("a finished one does not notice") {
    d.callback(1);
    d.cancel();
    CHECK(ran == Lines{"end 1"});
    CHECK_THROWS_AS(d.callback(2), AlreadyCalledError);
  }
  SECTION("a paused one that has not fired fails when it is unpaused") {
    d.pause();
    d.cancel();
    CHECK(ran.empty());
    d.unpause();
    CHECK(ran == Lines{"end cancelled"});
  }
  SECTION("a paused one that has its result keeps it") {
    d.pause();
    d.callback(1);
    d.cancel();
    d.unpause();
    CHECK(ran == Lines{"end 1"});
  }
}

TEST_CASE("cancelling a Deferred with a canceller") {
  Lines ran;
  World world;

  SECTION("the canceller is called with the Deferred, which then fails") {
    Deferred<int> d(world, [&](Deferred<int>& self) { ran.push_back(self.called() ? "called" : "canceller"); });
    watch(d, ran);
    d.cancel();
    CHECK(ran == Lines{"canceller", "end cancelled"});
  }
  SECTION("nothing is ignored later") {
    Deferred<int> d(world, [](Deferred<int>&) {});
    watch(d, ran);
    d.cancel();
    CHECK_THROWS_AS(d.callback(1), AlreadyCalledError);
  }
  SECTION("it may fire with a value") {
    Deferred<int> d(world, [](Deferred<int>& self) { self.callback(7); });
    watch(d, ran);
    d.cancel();
    CHECK(ran == Lines{"end 7"});
  }
  SECTION("it may fire with an error") {
    Deferred<int> d(world, [](Deferred<int>& self) { self.errback(std::runtime_error("given up")); });
    watch(d, ran);
    d.cancel();
    CHECK(ran == Lines{"end given up"});
  }
  SECTION("what it throws comes out of cancel(), and the Deferred may be cancelled again") {
    int tries = 0;
    Deferred<int> d(world, [&](Deferred<int>&) {
      if (++tries == 1) throw std::runtime_error("not now");
    });
    watch(d, ran);
    CHECK_THROWS_AS(d.cancel(), std::runtime_error);
    CHECK_FALSE(d.called());
    d.cancel();
    CHECK(tries == 2);
    CHECK(ran == Lines{"end cancelled"});
  }
  SECTION("it is not called once there is a result") {
    Deferred<int> d(world, [&](Deferred<int>&) { ran.push_back("canceller"); });
    watch(d, ran);
    d.callback(1);
    d.cancel();
    CHECK(ran == Lines{"end 1"});
  }
  SECTION("it may set another one while it runs") {
    std::string captured(100, 'x');
    Deferred<int> d(world, [&ran, captured](Deferred<int>& self) {
      self.setCanceller([](Deferred<int>&) {});
      ran.push_back(captured.substr(0, 1));
    });
    watch(d, ran);
    d.cancel();
    CHECK(ran == Lines{"x", "end cancelled"});
  }
  SECTION("it is forgotten when the Deferred fires") {
    auto held = std::make_shared<int>(0);
    Deferred<int> d(world, [held](Deferred<int>&) {});
    CHECK(held.use_count() == 2);
    d.callback(1);
    CHECK(held.use_count() == 1);
  }
  SECTION("it may hold the Deferred itself: firing breaks the circle") {
    auto held = std::make_shared<int>(0);
    {
      Deferred<int> d(world);
      d.setCanceller([d, held](Deferred<int>&) {});
      d.callback(1);
    }
    CHECK(held.use_count() == 1);
  }
}

TEST_CASE("cancelling a Deferred that waits for another") {
  Lines ran;
  World world;
  Deferred<int> inner(world, [&](Deferred<int>&) { ran.push_back("canceller"); });
  Deferred<int> outer(world);
  outer.addCallback([&](int) { return inner; });
  watch(outer, ran, "outer");
  outer.callback(0);

  SECTION("cancels the inner one, whose failure the outer one gets") {
    outer.cancel();
    CHECK(ran == Lines{"canceller", "outer cancelled"});
  }
  SECTION("goes down to the innermost") {
    Deferred<int> outermost(world);
    outermost.addCallback([&](int) { return outer; });
    outermost.callback(0);
    outermost.cancel();
    CHECK(ran == Lines{"canceller", "outer cancelled"});
  }
  SECTION("the failure goes to the first one that waits only") {
    Deferred<int> second(world);
    second.addCallback([&](int) { return inner; }).addCallback([&] { ran.push_back("second has nothing"); });
    second.callback(0);
    second.cancel();
    CHECK(ran == Lines{"canceller", "outer cancelled", "second has nothing"});
  }
  SECTION("a long chain is no matter") {
    std::vector<Deferred<int>> chain;
    chain.push_back(outer);
    for (int i = 0; i < 100'000; ++i) {
      Deferred<int> next(world);
      next.addCallback([last = chain.back()](int) { return last; });
      next.callback(0);
      chain.push_back(next);
    }
    chain.back().cancel();
    CHECK(ran == Lines{"canceller", "outer cancelled"});
  }
}
