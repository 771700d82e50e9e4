// DeferredQueue.
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

Deferred<int> take(DeferredQueue<int> queue, Lines& ran, const std::string& name) {
  auto d = queue.get();
  d.addBoth([&ran, name](const Outcome<int>& outcome) {
    ran.push_back(name + ' ' +
                  (outcome.failed() ? outcome.failure().getErrorMessage() : std::to_string(outcome.value())));
  });
  return d;
}

}  // namespace

TEST_CASE("a DeferredQueue") {
  Lines ran;
  World world;
  DeferredQueue<int> queue(world);

  SECTION("keeps values in their order until somebody gets them") {
    queue.put(1);
    queue.put(2);
    CHECK(queue.pending().size() == 2);
    take(queue, ran, "a");
    take(queue, ran, "b");
    CHECK(ran == Lines{"a 1", "b 2"});
    CHECK(queue.pending().empty());
  }
  SECTION("hands values to those who wait in the order of asking, inside put()") {
    take(queue, ran, "a");
    take(queue, ran, "b");
    CHECK(queue.waiting() == 2);
    queue.put(1);
    CHECK(ran == Lines{"a 1"});
    queue.put(2);
    CHECK(ran == Lines{"a 1", "b 2"});
  }
  SECTION("lets those who wait give up") {
    auto a = take(queue, ran, "a");
    take(queue, ran, "b");
    a.cancel();
    CHECK(queue.waiting() == 1);
    queue.put(1);
    CHECK(ran == Lines{"a cancelled", "b 1"});
  }
  SECTION("does not notice when one that has its value is cancelled") {
    queue.put(1);
    take(queue, ran, "a").cancel();
    CHECK(ran == Lines{"a 1"});
  }
  SECTION("refuses values above its size") {
    DeferredQueue<int> small(world, 1);
    small.put(1);
    CHECK_THROWS_AS(small.put(2), QueueOverflow);
    take(small, ran, "a");
    small.put(3);
    take(small, ran, "b");
    CHECK(ran == Lines{"a 1", "b 3"});
  }
  SECTION("of size 0 hands on, and keeps nothing") {
    DeferredQueue<int> none(world, 0);
    CHECK_THROWS_AS(none.put(1), QueueOverflow);
    take(none, ran, "a");
    none.put(2);
    CHECK(ran == Lines{"a 2"});
  }
  SECTION("refuses to let more wait than its backlog") {
    DeferredQueue<int> small(world, {}, 1);
    auto a = take(small, ran, "a");
    CHECK_THROWS_AS(small.get(), QueueUnderflow);
    a.cancel();
    take(small, ran, "b");
    small.put(1);
    CHECK(ran == Lines{"a cancelled", "b 1"});
  }
  SECTION("of backlog 0 gives what it has, and lets nobody wait") {
    DeferredQueue<int> none(world, {}, 0);
    CHECK_THROWS_AS(none.get(), QueueUnderflow);
    none.put(1);
    take(none, ran, "a");
    CHECK(ran == Lines{"a 1"});
  }
  SECTION("may be put to and got from by those it has just served") {
    queue.get().addCallback([&](int value) {
      take(queue, ran, "next");
      queue.put(value + 1);
      ran.push_back("first " + std::to_string(value));
    });
    queue.put(1);
    CHECK(ran == Lines{"next 2", "first 1"});
  }
  SECTION("takes values that can only be moved") {
    DeferredQueue<std::unique_ptr<int>> boxes(world);
    boxes.put(std::make_unique<int>(7));
    boxes.get().addCallback([&](std::unique_ptr<int> box) { ran.push_back(std::to_string(*box)); });
    boxes.get().addCallback([&](std::unique_ptr<int> box) { ran.push_back(std::to_string(*box)); });
    boxes.put(std::make_unique<int>(8));
    CHECK(ran == Lines{"7", "8"});
  }
  SECTION("may go while somebody waits, who can cancel later") {
    Deferred<int> waiting(world);
    {
      DeferredQueue<int> gone(world);
      waiting = take(gone, ran, "a");
    }
    waiting.cancel();
    CHECK(ran == Lines{"a cancelled"});
  }
  SECTION("serves a coroutine a million times without growing the stack") {
    constexpr int kTimes = 1'000'000;
    auto sum = [](World&, DeferredQueue<int> from) -> Deferred<long> {
      long total = 0;
      for (int i = 0; i < kTimes; ++i) total += co_await from.get();
      co_return total;
    }(world, queue);
    for (int i = 0; i < kTimes; ++i) queue.put(1);
    sum.addCallback([&](long total) { ran.push_back(std::to_string(total)); });
    CHECK(ran == Lines{"1000000"});
  }
}
