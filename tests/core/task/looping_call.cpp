// LoopingCall.
#include <optional>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

std::string brief(double seconds) {
  std::string text = std::to_string(seconds);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

void watch(Deferred<LoopingCall> d, Lines& ran) {
  d.addBoth([&ran](const Outcome<LoopingCall>& outcome) {
    ran.push_back(outcome.failed() ? "failed " + outcome.failure().getErrorMessage() : "ended");
  });
}

}  // namespace

TEST_CASE("a LoopingCall") {
  Lines ran;
  World world;
  Clock clock(world);
  LoopingCall loop(clock, [&] { ran.push_back(brief(clock.seconds())); });

  SECTION("calls at once, then after each interval") {
    loop.start(2);
    CHECK(loop.running());
    clock.pump({1, 1, 1, 1});
    CHECK(ran == Lines{"0", "2", "4"});
  }
  SECTION("waits one interval first when it is asked to") {
    loop.start(2, false);
    clock.pump({1, 1, 1, 1});
    CHECK(ran == Lines{"2", "4"});
  }
  SECTION("skips what it missed and stays on its grid") {
    loop.start(2);
    clock.advance(5);
    clock.advance(1);
    CHECK(ran == Lines{"0", "5", "6"});
  }
  SECTION("late by a whole interval waits for a full one") {
    loop.start(2);
    clock.advance(4);
    CHECK(ran == Lines{"0", "4"});
    clock.advance(1);
    CHECK(ran.size() == 2);
    clock.advance(1);
    CHECK(ran == Lines{"0", "4", "6"});
  }
  SECTION("does not drift with intervals that binary fractions can't hold") {
    loop.start(0.1);
    for (int i = 0; i < 1000; ++i) clock.advance(0.1);
    CHECK(ran.size() == 1001);
  }
  SECTION("stopped between calls, ends at once and fires with itself") {
    auto d = loop.start(1);
    bool same = false;
    d.addCallback([&](LoopingCall ended) {
      same = ended == loop;
      return ended;
    });
    watch(d, ran);
    loop.stop();
    CHECK(same);
    CHECK(ran == Lines{"0", "ended"});
    CHECK_FALSE(loop.running());
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("may be started again") {
    watch(loop.start(1), ran);
    loop.stop();
    clock.advance(0.5);
    watch(loop.start(1), ran);
    clock.advance(1);
    loop.stop();
    CHECK(ran == Lines{"0", "ended", "0.5", "1.5", "ended"});
  }
  SECTION("of interval 0 makes one call a turn") {
    int calls = 0;
    std::optional<LoopingCall> busy;
    busy.emplace(clock, [&] {
      if (++calls == 1'000'000) busy->stop();
    });
    busy->start(0);
    CHECK(calls == 1);
    clock.advance(0);
    CHECK(calls == 1'000'000);
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("reset, makes the next call a full interval from then") {
    loop.start(2);
    clock.advance(1);
    loop.reset();
    clock.advance(1);
    CHECK(ran == Lines{"0"});
    clock.pump({1, 1, 1});
    CHECK(ran == Lines{"0", "3", "5"});
  }
  SECTION("refuses to be misused") {
    CHECK_THROWS_AS(loop.stop(), AssertionError);
    CHECK_THROWS_AS(loop.reset(), AssertionError);
    CHECK_THROWS_AS(loop.start(-1), std::invalid_argument);
    loop.start(1);
    CHECK_THROWS_AS(loop.start(1), AssertionError);
  }
  SECTION("lives while it runs, though no handle is left") {
    LoopingCall(clock, [&] { ran.push_back("still"); }).start(1);
    clock.advance(1);
    CHECK(ran == Lines{"still", "still"});
  }
  SECTION("may let go of itself while its function runs") {
    std::optional<LoopingCall> own;
    own.emplace(clock, [&] {
      ran.push_back("ran");
      own->stop();
      own.reset();
    });
    watch(own->start(1), ran);
    CHECK(ran == Lines{"ran", "ended"});
  }
}

TEST_CASE("a LoopingCall's function") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  Clock clock(world);
  std::optional<Deferred<int>> work;
  LoopingCall loop(clock, [&] {
    ran.push_back(brief(clock.seconds()));
    work.emplace(world);
    return *work;
  });

  SECTION("is waited for when it returns a Deferred") {
    loop.start(2);
    clock.advance(5);
    CHECK(ran == Lines{"0"});
    work->callback(1);
    CHECK(clock.getDelayedCalls().size() == 1);
    clock.advance(1);
    CHECK(ran == Lines{"0", "6"});
  }
  SECTION("is waited for by stop() as well") {
    watch(loop.start(2), ran);
    loop.stop();
    CHECK(ran == Lines{"0"});
    CHECK_FALSE(loop.running());
    work->callback(1);
    CHECK(ran == Lines{"0", "ended"});
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("does not notice reset() while it is at work") {
    loop.start(2);
    clock.advance(1);
    loop.reset();
    work->callback(1);
    clock.advance(1);
    CHECK(ran == Lines{"0", "2"});
  }
  SECTION("ends the loop when its Deferred fails") {
    watch(loop.start(1), ran);
    work->errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"0", "failed boom"});
    CHECK_FALSE(loop.running());
    work.reset();
    CHECK(log.lines.empty());
  }
  SECTION("ends the loop when it throws") {
    LoopingCall failing(clock, [] { throw std::runtime_error("boom"); });
    watch(failing.start(1), ran);
    CHECK(ran == Lines{"failed boom"});
    CHECK_FALSE(failing.running());
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("may stop the loop from inside") {
    std::optional<LoopingCall> own;
    own.emplace(clock, [&] {
      own->stop();
      ran.push_back("still inside");
    });
    watch(own->start(1), ran);
    CHECK(ran == Lines{"still inside", "ended"});
  }
  SECTION("that never ends is no matter to the end of the world") {
    loop.start(1);
    loop = LoopingCall(clock, [] {});
    work.reset();
    CHECK(log.lines.empty());
  }
}

TEST_CASE("a LoopingCall that counts") {
  Lines ran;
  World world;
  Clock clock(world);
  auto loop = LoopingCall::withCount(
      clock, [&](int count) { ran.push_back(brief(clock.seconds()) + ": " + std::to_string(count)); });

  SECTION("says how many intervals have passed") {
    loop.start(1);
    clock.pump({1, 3, 1});
    CHECK(ran == Lines{"0: 1", "1: 1", "4: 3", "5: 1"});
  }
  SECTION("says 1 first, too, when it waits an interval before") {
    loop.start(1, false);
    clock.pump({1, 1});
    CHECK(ran == Lines{"1: 1", "2: 1"});
  }
  SECTION("says 1 each time when the interval is 0") {
    loop.start(0);
    LoopingCall ends = loop;
    clock.callLater(0, [ends]() mutable { ends.stop(); });
    clock.advance(0);
    CHECK(ran.front() == "0: 1");
    CHECK(ran.back() == "0: 1");
  }
}

TEST_CASE("a clock that goes while a LoopingCall runs") {
  World world;
  std::optional<Deferred<LoopingCall>> d;
  {
    Clock clock(world);
    d = LoopingCall(clock, [] {}).start(1);
  }
  CHECK_FALSE(d->called());
}
