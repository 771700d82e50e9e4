// Coroutines as inlineCallbacks.
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// Says when it goes.
struct Local {
  Lines* ran;
  ~Local() { ran->push_back("local gone"); }
};

Deferred<int> addOne(World&, Deferred<int> d) { co_return co_await d + 1; }

Deferred<int> tellEnd(World&, Deferred<int> d, Lines& ran) {
  Local local{&ran};
  ran.push_back("begins");
  try {
    const int value = co_await d;
    ran.push_back("got " + std::to_string(value));
    co_return value;
  } catch (const std::exception& error) {
    ran.push_back(std::string("caught ") + error.what());
    throw;
  }
}

Deferred<void> nothing(World&, Deferred<void> d) { co_await d; }

void watch(Deferred<int> d, Lines& ran) {
  d.addBoth([&ran](const Outcome<int>& outcome) {
    ran.push_back(outcome.failed() ? "end " + outcome.failure().getErrorMessage()
                                   : "end " + std::to_string(outcome.value()));
  });
}

}  // namespace

TEST_CASE("a coroutine that returns a Deferred") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  Deferred<int> d(world);

  SECTION("runs at once up to its first wait") {
    auto result = tellEnd(world, d, ran);
    CHECK(ran == Lines{"begins"});
    CHECK_FALSE(result.called());
  }
  SECTION("goes on inside the firing, and its variables are gone before its Deferred fires") {
    watch(tellEnd(world, d, ran), ran);
    d.callback(1);
    CHECK(ran == Lines{"begins", "got 1", "local gone", "end 1"});
  }
  SECTION("does not wait for what has fired") {
    d.callback(1);
    auto result = addOne(world, d);
    CHECK(result.called());
    watch(result, ran);
    CHECK(ran == Lines{"end 2"});
  }
  SECTION("sees a failure as an exception, of the very type") {
    auto result = [](World&, Deferred<int> d) -> Deferred<std::string> {
      try {
        co_await d;
      } catch (const std::out_of_range& error) {
        co_return std::string("caught ") + error.what();
      }
      co_return "no error";
    }(world, d);
    result.addCallback([&](const std::string& text) { ran.push_back(text); });
    d.errback(std::out_of_range("far"));
    CHECK(ran == Lines{"caught far"});
  }
  SECTION("an exception that leaves it is its Deferred's failure") {
    watch(tellEnd(world, d, ran), ran);
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"begins", "caught boom", "local gone", "end boom"});
  }
  SECTION("may return nothing") {
    Deferred<void> start(world);
    nothing(world, start).addCallback([&] { ran.push_back("ended"); });
    start.callback();
    CHECK(ran == Lines{"ended"});
  }
  SECTION("may end with a Failure") {
    auto result = [](World&) -> Deferred<int> { co_return Failure(std::runtime_error("as a value")); }(world);
    watch(result, ran);
    CHECK(ran == Lines{"end as a value"});
  }
  SECTION("takes the result: the awaited one is left with nothing, its failure handled") {
    {
      Deferred<int> failing(world);
      watch(addOne(world, failing), ran);
      failing.errback(std::runtime_error("boom"));
    }
    CHECK(ran == Lines{"end boom"});
    CHECK(log.lines.empty());
  }
  SECTION("may wait for another coroutine") {
    const auto tenfold = [](World& world, Deferred<int> d) -> Deferred<int> {
      co_return co_await addOne(world, d) * 10;
    };
    auto outer = tenfold(world, d);
    watch(outer, ran);
    d.callback(1);
    CHECK(ran == Lines{"end 20"});
  }
  SECTION("belongs to the world of its first argument that has one") {
    auto result = [](int, World&) -> Deferred<int> { co_return 1; }(0, world);
    CHECK(result.chain()->world() == &world);
    auto none = [](int) -> Deferred<int> { co_return 1; }(0);
    CHECK(none.chain()->world() == nullptr);
  }
  SECTION("a million waits for what has fired need no stack") {
    auto sum = [](World& world) -> Deferred<long> {
      long total = 0;
      for (int i = 0; i < 1'000'000; ++i) total += co_await succeed(world, 1);
      co_return total;
    }(world);
    sum.addCallback([&](long total) { ran.push_back(std::to_string(total)); });
    CHECK(ran == Lines{"1000000"});
  }
  SECTION("goes with the Deferred it waits for, when that goes unfired") {
    auto result = tellEnd(world, Deferred<int>(world), ran);
    world.close();
    CHECK(ran == Lines{"begins", "local gone"});
    CHECK_FALSE(result.called());
  }
}

TEST_CASE("cancelling a coroutine's Deferred") {
  Lines ran;
  World world;
  Deferred<int> d(world, [&](Deferred<int>&) { ran.push_back("canceller"); });

  SECTION("cancels what it waits for, and it sees that failure") {
    auto result = tellEnd(world, d, ran);
    watch(result, ran);
    result.cancel();
    CHECK(ran == Lines{"begins", "canceller", "caught cancelled", "local gone", "end cancelled"});
  }
  SECTION("goes down to the innermost of nested ones") {
    auto outer = [](World& world, Deferred<int> d) -> Deferred<int> { co_return co_await addOne(world, d); }(world, d);
    watch(outer, ran);
    outer.cancel();
    CHECK(ran == Lines{"canceller", "end cancelled"});
  }
  SECTION("one that has ended does not notice") {
    auto result = addOne(world, d);
    watch(result, ran);
    d.callback(1);
    result.cancel();
    CHECK(ran == Lines{"end 2"});
  }
  SECTION("goes on if it catches that: the Deferred gets what it ends with") {
    Deferred<int> next(world);
    auto result = [](World&, Deferred<int> d, Deferred<int> next) -> Deferred<int> {
      try {
        co_await d;
      } catch (const CancelledError&) {
      }
      co_return co_await next;
    }(world, d, next);
    watch(result, ran);
    result.cancel();
    CHECK(result.called());
    CHECK(ran == Lines{"canceller"});
    SECTION("a value") {
      next.callback(7);
      CHECK(ran == Lines{"canceller", "end 7"});
    }
    SECTION("the failure of a second cancel(), which cancels the next wait") {
      result.cancel();
      CHECK(next.called());
      CHECK(ran == Lines{"canceller", "end cancelled"});
    }
  }
  SECTION("gives what the canceller of the wait fires with") {
    d.setCanceller([](Deferred<int>& self) { self.callback(7); });
    auto result = addOne(world, d);
    watch(result, ran);
    result.cancel();
    CHECK(ran == Lines{"end 8"});
  }
  SECTION("fails with what that canceller throws, and lets the coroutine wait on") {
    support::ErrorLog log;
    World own;
    log.attach(own);
    bool went = false;
    Deferred<int> stubborn(own, [](Deferred<int>&) { throw std::runtime_error("not now"); });
    auto result = [](World&, Deferred<int> d, bool& went) -> Deferred<int> {
      const int value = co_await d;
      went = true;
      co_return value;
    }(own, stubborn, went);
    watch(result, ran);
    result.cancel();
    CHECK(ran == Lines{"end not now"});
    stubborn.callback(1);
    CHECK(went);
    CHECK(ran == Lines{"end not now"});
  }
  SECTION("is done before the callbacks run that were added to it, in their order") {
    auto result = addOne(world, d);
    result.addBoth([&] { ran.push_back("first"); });
    result.addBoth([&] { ran.push_back("second"); });
    result.cancel();
    CHECK(ran == Lines{"canceller", "first", "second"});
  }
  SECTION("leaves it fired: by hand it is refused") {
    auto result = addOne(world, d);
    result.cancel();
    CHECK_THROWS_AS(result.callback(1), AlreadyCalledError);
    result.addErrback([](const Failure&) { return 0; });
  }
  SECTION("that was fired by hand does nothing; the end is then refused, to what was awaited") {
    auto result = addOne(world, d);
    watch(result, ran);
    result.callback(5);
    result.cancel();
    CHECK(ran == Lines{"end 5"});
    d.callback(1);
    d.addErrback([&](const Failure& failure) {
      failure.trap<AlreadyCalledError>();
      ran.push_back("refused");
      return 0;
    });
    CHECK(ran == Lines{"end 5", "refused"});
  }
  SECTION("goes down through a thousand nested ones") {
    struct Nest {
      static Deferred<int> around(World&, Deferred<int> inner) { co_return co_await inner; }
    };
    Deferred<int> outer = d;
    for (int i = 0; i < 1'000; ++i) outer = Nest::around(world, outer);
    watch(outer, ran);
    outer.cancel();
    CHECK(ran == Lines{"canceller", "end cancelled"});
  }
  SECTION("after its frame has gone only fails it") {
    std::optional<World> other(std::in_place);
    auto result = tellEnd(*other, Deferred<int>(*other), ran);
    other.reset();
    watch(result, ran);
    result.cancel();
    CHECK(ran == Lines{"begins", "local gone", "end cancelled"});
  }
}

TEST_CASE("peeking at a Deferred in a coroutine") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  Deferred<int> d(world);
  const auto look = [](World&, Deferred<int> d) -> Deferred<int> { co_return co_await peek(d); };

  SECTION("leaves the result of one that has fired to others") {
    d.callback(1);
    watch(look(world, d), ran);
    watch(look(world, d), ran);
    watch(d, ran);
    CHECK(ran == Lines{"end 1", "end 1", "end 1"});
  }
  SECTION("takes the result of one that fires later") {
    watch(look(world, d), ran);
    d.callback(1);
    CHECK(ran == Lines{"end 1"});
    Deferred<void>(d.chain()).addCallback([&] { ran.push_back("nothing"); });
    CHECK(ran == Lines{"end 1", "nothing"});
  }
  SECTION("sees a failure, which counts as handled") {
    {
      Deferred<int> failed = fail<int>(world, std::runtime_error("boom"));
      watch(look(world, failed), ran);
    }
    CHECK(ran == Lines{"end boom"});
    CHECK(log.lines.empty());
  }
  SECTION("waits for one that is paused") {
    d.callback(1);
    d.pause();
    watch(look(world, d), ran);
    CHECK(ran.empty());
    d.unpause();
    CHECK(ran == Lines{"end 1"});
  }
  SECTION("looks at one that runs its callbacks, at what it carries just then") {
    d.addCallback([&](int value) {
      watch(look(world, d), ran);
      return value + 1;
    });
    watch(d, ran);
    d.callback(1);
    CHECK(ran == Lines{"end 1", "end 2"});
  }
}
