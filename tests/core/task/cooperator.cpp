// Cooperator.
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// Work of so many steps, each of which leaves its name.
auto steps(Lines& ran, const std::string& name, int count) {
  return [&ran, name, left = count]() mutable {
    if (left-- == 0) return Step::end();
    ran.push_back(name);
    return Step::more();
  };
}

void watch(Deferred<CooperativeTask> d, Lines& ran, const std::string& name) {
  d.addBoth([&ran, name](const Outcome<CooperativeTask>& outcome) {
    ran.push_back(name + (outcome.failed() ? ' ' + outcome.failure().getErrorMessage() : " done"));
  });
}

}  // namespace

TEST_CASE("a Cooperator") {
  Lines ran;
  World world;
  Clock clock(world);
  Cooperator::Options eager;
  eager.pause = 0;
  Cooperator cooperator(clock, std::move(eager));

  SECTION("does the steps of its tasks in turn") {
    cooperator.cooperate(steps(ran, "a", 2));
    cooperator.cooperate(steps(ran, "b", 3));
    CHECK(ran.empty());
    clock.advance(1);
    CHECK(ran == Lines{"a", "b", "a", "b", "b"});
    CHECK(clock.getDelayedCalls().empty());
  }
  SECTION("tells each task's end") {
    watch(cooperator.coiterate(steps(ran, "a", 1)), ran, "a");
    watch(cooperator.coiterate(steps(ran, "b", 2)), ran, "b");
    clock.advance(1);
    CHECK(ran == Lines{"a", "b", "a done", "b", "b done"});
  }
  SECTION("leaves some time between its ticks, where it is not told otherwise") {
    Cooperator usual(clock);
    usual.cooperate(steps(ran, "a", 3));
    clock.advance(1);
    CHECK(ran == Lines{"a"});
    clock.advance(1e-8);
    CHECK(ran == Lines{"a", "a"});
  }
  SECTION("does as many steps a tick as it is told") {
    int left = 0;
    Cooperator::Options options;
    options.pause = 1;
    options.terminationPredicateFactory = [&left]() -> Cooperator::Enough {
      left = 2;
      return [&left] { return --left == 0; };
    };
    Cooperator pairs(clock, std::move(options));
    pairs.cooperate(steps(ran, "a", 5));
    clock.advance(1);
    CHECK(ran.size() == 2);
    clock.advance(1);
    CHECK(ran.size() == 4);
  }
  SECTION("does nothing before it is started") {
    Cooperator::Options options;
    options.started = false;
    Cooperator later(clock, std::move(options));
    later.cooperate(steps(ran, "a", 1));
    clock.advance(1);
    CHECK(ran.empty());
    CHECK_FALSE(later.running());
    later.start();
    clock.advance(1);
    CHECK(ran == Lines{"a"});
    CHECK(later.running());
  }
  SECTION("stopped, ends its tasks, and those that come before it is started again") {
    watch(cooperator.coiterate(steps(ran, "a", 1)), ran, "a");
    cooperator.stop();
    CHECK_FALSE(cooperator.running());
    watch(cooperator.coiterate(steps(ran, "b", 1)), ran, "b");
    CHECK(ran == Lines{"a the cooperator has been stopped", "b the cooperator has been stopped"});
    cooperator.start();
    cooperator.cooperate(steps(ran, "c", 1));
    clock.advance(1);
    CHECK(ran.back() == "c");
  }
  SECTION("does a million steps without growing the stack") {
    int left = 1'000'000;
    watch(cooperator.coiterate([&] { return left-- == 0 ? Step::end() : Step::more(); }), ran, "a");
    clock.advance(1);
    CHECK(ran == Lines{"a done"});
  }
  SECTION("does a million steps that give fired Deferreds") {
    int left = 1'000'000;
    watch(cooperator.coiterate([&] { return left-- == 0 ? Step::end() : Step::after(succeed(world)); }), ran, "a");
    clock.advance(1);
    CHECK(ran == Lines{"a done"});
  }
  SECTION("goes with its tasks when nobody holds either") {
    const auto held = std::make_shared<int>(0);
    Cooperator::Options options;
    options.started = false;
    {
      Cooperator gone(clock, std::move(options));
      gone.cooperate([held] { return Step::more(); });
    }
    CHECK(held.use_count() == 1);
  }
  SECTION("is held by its tasks' handles") {
    std::optional<Cooperator> own(std::in_place, clock);
    CooperativeTask task = own->cooperate(steps(ran, "a", 1));
    task.pause();
    own.reset();
    task.resume();
    clock.advance(1);
    CHECK(ran == Lines{"a"});
  }
}

TEST_CASE("a cooperative task") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  Clock clock(world);
  Cooperator cooperator(clock);

  SECTION("waits for the Deferred that a step gives") {
    Deferred<int> d(world);
    int step = 0;
    watch(cooperator.coiterate([&] {
      ran.push_back("step");
      return ++step == 1 ? Step::after(d) : Step::end();
    }),
          ran, "a");
    clock.advance(1);
    CHECK(ran == Lines{"step"});
    CHECK(clock.getDelayedCalls().empty());
    d.callback(1);
    clock.advance(1);
    CHECK(ran == Lines{"step", "step", "a done"});
  }
  SECTION("fails with that Deferred") {
    Deferred<int> d(world);
    watch(cooperator.coiterate([&] { return Step::after(d); }), ran, "a");
    clock.advance(1);
    d.errback(std::runtime_error("boom"));
    CHECK(ran == Lines{"a boom"});
  }
  SECTION("fails with what a step throws") {
    CooperativeTask task = cooperator.cooperate([]() -> Step { throw std::runtime_error("boom"); });
    watch(task.whenDone(), ran, "a");
    clock.advance(1);
    CHECK(ran == Lines{"a boom"});
    CHECK_THROWS_AS(task.pause(), TaskFailed);
    CHECK_THROWS_AS(task.stop(), TaskFailed);
  }
  SECTION("makes no steps while it is paused; pauses count") {
    CooperativeTask task = cooperator.cooperate(steps(ran, "a", 1));
    task.pause();
    task.pause();
    CHECK(clock.getDelayedCalls().empty());
    task.resume();
    clock.advance(1);
    CHECK(ran.empty());
    task.resume();
    clock.advance(1);
    CHECK(ran == Lines{"a"});
  }
  SECTION("refuses to be resumed where it is not paused") {
    CooperativeTask task = cooperator.cooperate(steps(ran, "a", 1));
    CHECK_THROWS_AS(task.resume(), NotPaused);
    task.stop();
    CHECK_THROWS_AS(task.resume(), NotPaused);
  }
  SECTION("fails with TaskStopped when it is stopped") {
    CooperativeTask task = cooperator.cooperate(steps(ran, "a", 1));
    watch(task.whenDone(), ran, "a");
    task.stop();
    CHECK(ran == Lines{"a this task was stopped"});
    clock.advance(1);
    CHECK(ran.size() == 1);
    CHECK_THROWS_AS(task.pause(), TaskStopped);
    CHECK_THROWS_AS(task.stop(), TaskStopped);
  }
  SECTION("may be stopped while it is paused") {
    CooperativeTask task = cooperator.cooperate(steps(ran, "a", 1));
    watch(task.whenDone(), ran, "a");
    task.pause();
    task.stop();
    CHECK(ran == Lines{"a this task was stopped"});
  }
  SECTION("refuses what makes no sense at its end") {
    CooperativeTask task = cooperator.cooperate(steps(ran, "a", 0));
    clock.advance(1);
    CHECK_THROWS_AS(task.pause(), TaskDone);
    CHECK_THROWS_AS(task.stop(), TaskDone);
    watch(task.whenDone(), ran, "asked later");
    CHECK(ran == Lines{"asked later done"});
  }
  SECTION("gives each who asks a Deferred of its own, with itself") {
    CooperativeTask task = cooperator.cooperate(steps(ran, "a", 0));
    auto first = task.whenDone();
    auto second = task.whenDone();
    bool same = false;
    second.addCallback([&](CooperativeTask done) { same = done == task; });
    first.cancel();
    first.addErrback([](const Failure&) {});
    clock.advance(1);
    CHECK(same);
  }
  SECTION("that is done does not hold itself over its Deferreds") {
    const auto held = std::make_shared<int>(0);
    cooperator.coiterate([held] { return Step::end(); });
    clock.advance(1);
    CHECK(held.use_count() == 1);
  }
  SECTION("is reported when it fails and nobody takes the failure") {
    cooperator.coiterate([]() -> Step { throw std::runtime_error("boom"); });
    clock.advance(1);
    CHECK(log.lines == Lines{"Deferred boom"});
  }
}
