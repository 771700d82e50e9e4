// DeferredLock, DeferredSemaphore.
#include <memory>
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

template <class Lock>
Deferred<Lock> take(Lock lock, Lines& ran, const std::string& name) {
  auto d = lock.acquire();
  d.addBoth([&ran, name](const Outcome<Lock>& outcome) {
    ran.push_back(name + (outcome.failed() ? ' ' + outcome.failure().getErrorMessage() : " has it"));
    return outcome;
  });
  return d;
}

void watch(Deferred<int> d, Lines& ran) {
  d.addBoth([&ran](const Outcome<int>& outcome) {
    ran.push_back("end " + (outcome.failed() ? outcome.failure().getErrorMessage() : std::to_string(outcome.value())));
  });
}

/// Releases however it ends.
Deferred<int> inside(World&, DeferredLock lock, Deferred<int> d) {
  co_await lock.acquire();
  const Releasing releasing(lock);
  co_return co_await d;
}

}  // namespace

TEST_CASE("a DeferredLock") {
  Lines ran;
  World world;
  DeferredLock lock(world);

  SECTION("is had at once where it is free; the Deferred fires with it") {
    lock.acquire().addCallback([&](DeferredLock had) { CHECK(had == lock); });
    CHECK(lock.locked());
    lock.release();
    CHECK_FALSE(lock.locked());
  }
  SECTION("goes to those who wait in the order of asking, inside release()") {
    take(lock, ran, "a");
    take(lock, ran, "b");
    take(lock, ran, "c");
    CHECK(ran == Lines{"a has it"});
    CHECK(lock.waiting() == 2);
    lock.release();
    CHECK(ran == Lines{"a has it", "b has it"});
    CHECK(lock.locked());
    lock.release();
    lock.release();
    CHECK(ran == Lines{"a has it", "b has it", "c has it"});
    CHECK_FALSE(lock.locked());
  }
  SECTION("refuses to be released where nobody holds it") { CHECK_THROWS_AS(lock.release(), AssertionError); }
  SECTION("lets those who wait give up") {
    take(lock, ran, "a");
    auto b = take(lock, ran, "b");
    b.addErrback([](const Failure&) {});
    take(lock, ran, "c");
    b.cancel();
    CHECK(lock.waiting() == 1);
    lock.release();
    CHECK(ran == Lines{"a has it", "b cancelled", "c has it"});
  }
  SECTION("is still held when acquire() is cancelled too late") {
    auto a = take(lock, ran, "a");
    a.cancel();
    CHECK(lock.locked());
  }
  SECTION("is released a million times by those it is handed to, without growing the stack") {
    constexpr int kTimes = 1'000'000;
    int had = 0;
    for (int i = 0; i < kTimes; ++i) {
      lock.run([&] { ++had; });
    }
    CHECK(had == kTimes);
    CHECK_FALSE(lock.locked());
  }
  SECTION("may go while somebody waits, who can cancel later") {
    Deferred<DeferredLock> b(world);
    {
      DeferredLock gone(world);
      gone.acquire();
      b = take(gone, ran, "b");
      b.addErrback([](const Failure&) {});
    }
    b.cancel();
    CHECK(ran == Lines{"b cancelled"});
  }
}

TEST_CASE("running a function under a lock") {
  Lines ran;
  World world;
  DeferredLock lock(world);
  Deferred<int> d(world);

  SECTION("calls it at once where the lock is free, and gives its value") {
    watch(lock.run([](int a, int b) { return a + b; }, 2, 3), ran);
    CHECK(ran == Lines{"end 5"});
    CHECK_FALSE(lock.locked());
  }
  SECTION("holds the lock until the function's Deferred has fired") {
    watch(lock.run([&] { return d; }), ran);
    CHECK(lock.locked());
    SECTION("with a value") { d.callback(1); }
    SECTION("with a failure") { d.errback(std::runtime_error("1")); }
    CHECK(ran == Lines{"end 1"});
    CHECK_FALSE(lock.locked());
  }
  SECTION("releases it when the function throws") {
    watch(lock.run([]() -> int { throw std::runtime_error("boom"); }), ran);
    CHECK(ran == Lines{"end boom"});
    CHECK_FALSE(lock.locked());
  }
  SECTION("never calls it when cancelled before") {
    take(lock, ran, "a");
    auto result = lock.run([] { return 1; });
    watch(result, ran);
    result.cancel();
    lock.release();
    CHECK(ran == Lines{"a has it", "end cancelled"});
    CHECK_FALSE(lock.locked());
  }
  SECTION("cancels the function's Deferred when cancelled later, and releases the lock") {
    auto result = lock.run([&] { return d; });
    watch(result, ran);
    result.cancel();
    CHECK(d.called());
    CHECK(ran == Lines{"end cancelled"});
    CHECK_FALSE(lock.locked());
  }
  SECTION("gives a value that can only be moved") {
    int value = 0;
    lock.run([] { return std::make_unique<int>(7); }).addCallback([&](std::unique_ptr<int> box) { value = *box; });
    CHECK(value == 7);
  }
  SECTION("in a coroutine: Releasing releases at the end of its scope, whatever ends it") {
    watch(inside(world, lock, d), ran);
    CHECK(lock.locked());
    SECTION("the coroutine's end") { d.callback(1); }
    SECTION("an exception") { d.errback(std::runtime_error("1")); }
    CHECK(ran == Lines{"end 1"});
    CHECK_FALSE(lock.locked());
  }
}

TEST_CASE("a DeferredSemaphore") {
  Lines ran;
  World world;

  SECTION("is had by as many as its limit says") {
    DeferredSemaphore semaphore(world, 2);
    take(semaphore, ran, "a");
    CHECK(semaphore.tokens() == 1);
    take(semaphore, ran, "b");
    take(semaphore, ran, "c");
    CHECK(ran == Lines{"a has it", "b has it"});
    CHECK(semaphore.tokens() == 0);
    CHECK(semaphore.waiting() == 1);
    semaphore.release();
    CHECK(ran.back() == "c has it");
    CHECK(semaphore.tokens() == 0);
    semaphore.release();
    semaphore.release();
    CHECK(semaphore.tokens() == 2);
    CHECK(semaphore.limit() == 2);
  }
  SECTION("refuses a limit below one") {
    CHECK_THROWS_AS(DeferredSemaphore(world, 0), std::invalid_argument);
    CHECK_THROWS_AS(DeferredSemaphore(world, -1), std::invalid_argument);
  }
  SECTION("refuses to be released above its limit") {
    DeferredSemaphore semaphore(world, 1);
    CHECK_THROWS_AS(semaphore.release(), AssertionError);
  }
  SECTION("lets those who wait give up") {
    DeferredSemaphore semaphore(world, 1);
    take(semaphore, ran, "a");
    auto b = take(semaphore, ran, "b");
    b.addErrback([](const Failure&) {});
    b.cancel();
    semaphore.release();
    CHECK(semaphore.tokens() == 1);
    CHECK(ran == Lines{"a has it", "b cancelled"});
  }
  SECTION("lets only so many functions be at work") {
    DeferredSemaphore semaphore(world, 2);
    std::vector<Deferred<int>> work;
    int begun = 0;
    for (int i = 0; i < 4; ++i) work.emplace_back(world);
    for (int i = 0; i < 4; ++i) {
      watch(semaphore.run([&, i] {
        ++begun;
        return work[i];
      }),
            ran);
    }
    CHECK(begun == 2);
    work[1].callback(1);
    CHECK(begun == 3);
    for (const int i : {0, 2, 3}) work[i].callback(i + 0);
    CHECK(begun == 4);
    CHECK(semaphore.tokens() == 2);
    CHECK(ran == Lines{"end 1", "end 0", "end 2", "end 3"});
  }
}
