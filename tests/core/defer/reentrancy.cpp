// Deferred: what its functions do to it while they run.
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// Does something when it goes.
struct AtEnd {
  std::shared_ptr<std::function<void()>> act;
  ~AtEnd() {
    if (act && act.use_count() == 1) (*act)();
  }
};
AtEnd atEnd(std::function<void()> act) { return {std::make_shared<std::function<void()>>(std::move(act))}; }

}  // namespace

TEST_CASE("a callback that changes its own Deferred") {
  Lines ran;
  World world;
  Deferred<int> d(world);

  SECTION("what it adds runs after it returned, in order, behind those that were there") {
    d.addCallback([&](int value) {
       d.addCallback([&](int v) {
         ran.push_back("added first " + std::to_string(v));
         return v;
       });
       d.addCallback([&](int v) {
         ran.push_back("added second " + std::to_string(v));
         return v;
       });
       ran.push_back("first");
       return value + 1;
     }).addCallback([&](int v) {
      ran.push_back("second " + std::to_string(v));
      return v + 1;
    });
    d.callback(1);
    CHECK(ran == Lines{"first", "second 2", "added first 3", "added second 3"});
  }
  SECTION("it may add many, each adding the next, without nesting") {
    int left = 100'000;
    int depth = 0;
    std::function<int(int)> again = [&](int value) {
      CHECK(depth++ == 0);
      if (--left > 0) d.addCallback([&](int v) { return again(v); });
      --depth;
      return value;
    };
    d.addCallback([&](int v) { return again(v); });
    d.callback(1);
    CHECK(left == 0);
  }
  SECTION("it may drop the last handle") {
    auto handle = std::make_unique<Deferred<int>>(world);
    auto& last = *handle;
    last.addCallback([&](int value) {
          handle.reset();
          return value;
        })
        .addCallback([&](int value) { ran.push_back(std::to_string(value)); });
    Deferred<int> firing = last;
    detail::Chain& chain = *firing.chain();
    firing = Deferred<int>(world);
    REQUIRE(chain.beginFiring());
    chain.result().setValue(1);
    chain.fired();
    CHECK(ran == Lines{"1"});
  }
  SECTION("it may bring about, by wild unpausing, that the result it once waited for comes while it runs") {
    Deferred<int> inner(world);
    d.addCallback([&inner](int) { return inner; }).addBoth([&](const Outcome<int>&) {
      ran.push_back("never: the result is a Deferred");
      return 0;
    });
    d.addErrback([&](const Failure&) {
      ran.push_back("begins");
      d.pause();
      inner.callback(5);  // hands its result to d, which then is not paused any more
      ran.push_back("ends");
      return 6;
    });
    d.addCallback([&](int value) { ran.push_back("then " + std::to_string(value)); });
    d.callback(1);
    d.unpause();
    CHECK(ran == Lines{"begins", "ends", "then 6"});
  }
  SECTION("cancel() from inside does nothing") {
    d.addCallback([&](int value) {
       d.cancel();
       return value;
     }).addCallback([&](int value) { ran.push_back(std::to_string(value)); });
    d.callback(1);
    CHECK(ran == Lines{"1"});
  }
}

TEST_CASE("a destructor of a callback's captures that changes the Deferred") {
  Lines ran;
  World world;
  Deferred<int> d(world);
  const auto add = [&] { d.addCallback([&] { ran.push_back("added"); }); };

  SECTION("of a pair that has run: what it adds runs behind the rest") {
    d.addCallback([end = atEnd(add)](int value) { return value; }).addCallback([&] { ran.push_back("rest"); });
    d.callback(1);
    CHECK(ran == Lines{"rest", "added"});
  }
  SECTION("of a pair that was passed by") {
    d.addErrback([end = atEnd(add)](const Failure&) { return 0; }).addCallback([&] { ran.push_back("rest"); });
    d.callback(1);
    CHECK(ran == Lines{"rest", "added"});
  }
  SECTION("of the last pair, passed by") {
    d.addErrback([end = atEnd(add)](const Failure&) { return 0; });
    d.callback(1);
    CHECK(ran == Lines{"added"});
  }
}

TEST_CASE("callbacks with large captures") {
  World world;
  Deferred<int> d(world);
  int sum = 0;
  SECTION("any number of any size run in order") {
    struct Big {
      char bytes[300];
    };
    struct Huge {
      char bytes[100'000];
    };
    for (int i = 0; i < 50; ++i) {
      d.addCallback([i, &sum, big = Big{}](int expected) {
        CHECK(expected == 2 * i);
        sum += big.bytes[299] == 0;
        return expected + 1;
      });
      if (i % 10 == 5) {
        d.addCallback([&sum, huge = Huge{}](int expected) {
          sum += huge.bytes[99'999] == 0;
          return expected + 1;
        });
      } else {
        d.addCallback([&sum](int expected) {
          ++sum;
          return expected + 1;
        });
      }
    }
    d.callback(0);
    CHECK(sum == 100);
  }
  SECTION("each capture is destroyed once, run or not") {
    auto counted = std::make_shared<int>(0);
    for (int i = 0; i < 20; ++i) {
      d.addCallback([counted](int value) { return value; });
      d.addErrback([counted](const Failure&) { return 0; });
    }
    CHECK(counted.use_count() == 41);
    SECTION("after running") {
      d.callback(1);
      CHECK(counted.use_count() == 1);
    }
    SECTION("after the last handle went") {
      d = Deferred<int>(world);
      CHECK(counted.use_count() == 1);
    }
  }
}
