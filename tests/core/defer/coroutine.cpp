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
    const auto tenfold = [](World& world, Deferred<int> d) -> Deferred<int> { co_return co_await addOne(world, d) * 10; };
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
  SECTION("after its frame has gone only fails it") {
    std::optional<World> other(std::in_place);
    auto result = tellEnd(*other, Deferred<int>(*other), ran);
    other.reset();
    watch(result, ran);
    result.cancel();
    CHECK(ran == Lines{"begins", "local gone", "end cancelled"});
  }
}
