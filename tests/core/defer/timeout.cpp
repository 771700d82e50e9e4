// addTimeout.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

void watch(Deferred<int> d, Lines& ran, const std::string& name = "end") {
  d.addBoth([&ran, name](const Outcome<int>& outcome) {
    ran.push_back(name + ' ' +
                  (outcome.failed() ? outcome.failure().getErrorMessage() : std::to_string(outcome.value())));
  });
}

}  // namespace

TEST_CASE("addTimeout") {
  Lines ran;
  World world;
  Clock clock(world);
  Deferred<int> d(world);

  SECTION("makes a Deferred that is late fail with TimeoutError") {
    d.addTimeout(10, clock);
    d.addErrback([&](const Failure& failure) {
      ran.push_back(failure.getErrorMessage());
      failure.trap<TimeoutError>();
      return 0;
    });
    clock.advance(9);
    CHECK(ran.empty());
    clock.advance(1);
    CHECK(ran == Lines{"no result within 10.0 s"});
  }
  SECTION("is forgotten when there is a result in time") {
    d.addTimeout(10, clock);
    watch(d, ran);
    SECTION("a value") {
      d.callback(1);
      CHECK(ran == Lines{"end 1"});
    }
    SECTION("a failure, which stays what it is") {
      d.errback(std::runtime_error("boom"));
      CHECK(ran == Lines{"end boom"});
    }
    CHECK(clock.getDelayedCalls().empty());
    clock.advance(10);
    CHECK(ran.size() == 1);
  }
  SECTION("leaves a cancel() that came before as it is") {
    d.addTimeout(10, clock);
    watch(d, ran);
    d.cancel();
    CHECK(ran == Lines{"end cancelled"});
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("is CancelledError for the pairs before it") {
    watch(d, ran, "before");
    d.addTimeout(10, clock);
    clock.advance(10);
    CHECK(ran == Lines{"before cancelled"});
  }
  SECTION("cannot help it when the canceller fires with a value") {
    d.setCanceller([](Deferred<int>& self) { self.callback(7); });
    d.addTimeout(10, clock);
    watch(d, ran);
    clock.advance(10);
    CHECK(ran == Lines{"end 7"});
  }
  SECTION("passes on what the canceller fails with instead") {
    d.setCanceller([](Deferred<int>& self) { self.errback(std::runtime_error("given up")); });
    d.addTimeout(10, clock);
    watch(d, ran);
    clock.advance(10);
    CHECK(ran == Lines{"end given up"});
  }
  SECTION("waits for the pairs before it, also if these wait for another Deferred") {
    Deferred<int> inner(world);
    d.addCallback([&](int) { return inner; });
    d.addTimeout(10, clock);
    watch(d, ran);
    d.callback(1);
    SECTION("which is cancelled when it comes to that") {
      clock.advance(10);
      CHECK(inner.called());
      CHECK(ran == Lines{"end no result within 10.0 s"});
    }
    SECTION("which is in time") {
      inner.callback(2);
      CHECK(ran == Lines{"end 2"});
      CHECK(clock.getDelayedCalls().empty());
    }
  }
  SECTION("may stand several times in one chain: each speaks for itself") {
    d.addTimeout(10, clock);
    watch(d, ran, "inner");
    d.addTimeout(5, clock);
    SECTION("the later one is over first: the pairs before it see CancelledError") {
      clock.advance(5);
      CHECK(ran == Lines{"inner cancelled"});
    }
    SECTION("none is left when there is a result") { d.callback(1); }
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("lets a function say what becomes of it") {
    d.addTimeout(10, clock, [&](const Outcome<int>& outcome, double seconds) {
      ran.push_back(outcome.failure().getErrorMessage() + " after " + std::to_string(static_cast<int>(seconds)));
      return 42;
    });
    watch(d, ran);
    SECTION("when it comes to that") {
      clock.advance(10);
      CHECK(ran == Lines{"cancelled after 10", "end 42"});
    }
    SECTION("only then") {
      d.callback(1);
      CHECK(ran == Lines{"end 1"});
    }
  }
  SECTION("of a Deferred of nothing") {
    Deferred<void> nothing(world);
    nothing.addTimeout(1, clock).addErrback([&](const Failure& failure) { ran.push_back(failure.getErrorMessage()); });
    clock.advance(1);
    CHECK(ran == Lines{"no result within 1.0 s"});
  }
  SECTION("keeps the Deferred until then") {
    Deferred<int>(world).addTimeout(1, clock).addErrback([&](const Failure&) {
      ran.push_back("timed out");
      return 0;
    });
    clock.advance(1);
    CHECK(ran == Lines{"timed out"});
  }
}

TEST_CASE("a clock that goes before a timeout is over") {
  World world;
  Deferred<int> d(world);
  {
    Clock clock(world);
    d.addTimeout(1, clock);
  }
  d.callback(1);
  CHECK(d.called());
}
