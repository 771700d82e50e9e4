// Loop: starting, turning, stopping, as its backend drives it.
#include <ravel/reactor/loop.h>

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/reactor/errors.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("one turn of the loop") {
  support::ErrorLog log;
  World world;
  log.attach(world);
  Loop loop(world);
  Lines ran;
  const auto say = [&ran](const char* text) { return [&ran, text] { ran.push_back(text); }; };
  const auto at = [](double seconds) { return toInstant(seconds); };

  SECTION("makes what is due, and says when the next is") {
    loop.callLater(1, say("one"));
    loop.callLater(2, say("two"));
    loop.start(0);
    CHECK(loop.turn(0));
    CHECK(ran.empty());
    CHECK(loop.nextDue() == at(1));
    CHECK(loop.turn(at(1)));
    CHECK(ran == Lines{"one"});
    CHECK(loop.nextDue() == at(2));
    CHECK(loop.turn(at(5)));
    CHECK_FALSE(loop.nextDue().has_value());
  }
  SECTION("sees one time from beginning to end") {
    loop.callLater(1, [&] { CHECK(loop.now() == at(3)); });
    loop.callLater(2, [&] { CHECK(loop.now() == at(3)); });
    loop.start(0);
    loop.turn(at(3));
  }
  SECTION("leaves calls that are asked for in it to the next, also with no delay") {
    loop.callLater(0, [&] { loop.callLater(0, say("next")); });
    loop.start(0);
    loop.turn(0);
    CHECK(ran.empty());
    CHECK(loop.nextDue() == 0);
    loop.turn(0);
    CHECK(ran == Lines{"next"});
  }
  SECTION("logs what a call throws, and goes on") {
    loop.callLater(0, [] { throw std::runtime_error("boom"); });
    loop.callLater(0, say("after"));
    loop.start(0);
    CHECK(loop.turn(0));
    CHECK(log.lines == Lines{"DelayedCall boom"});
    CHECK(ran == Lines{"after"});
  }
  SECTION("goes to its end after stop(), and is the last one") {
    loop.callLater(0, [&] { loop.stop(); });
    loop.callLater(0, say("after"));
    loop.callLater(1, say("never"));
    loop.start(0);
    CHECK_FALSE(loop.turn(0));
    CHECK(ran == Lines{"after"});
    CHECK_FALSE(loop.turn(at(1)));
    CHECK(ran.size() == 1);
  }
  SECTION("does nothing before the start") {
    loop.callLater(0, say("early"));
    CHECK_FALSE(loop.turn(0));
    CHECK(ran.empty());
  }
}

TEST_CASE("functions to call when the loop runs") {
  support::ErrorLog log;
  World world;
  log.attach(world);
  Loop loop(world);
  Lines ran;
  const auto say = [&ran](const char* text) { return [&ran, text] { ran.push_back(text); }; };

  SECTION("wait for the first turn, in order, before its calls") {
    loop.callLater(0, say("call"));
    loop.callWhenRunning(say("first"));
    loop.callWhenRunning(say("second"));
    CHECK(ran.empty());
    loop.start(0);
    CHECK(ran.empty());
    loop.turn(0);
    CHECK(ran == Lines{"first", "second", "call"});
  }
  SECTION("are called at once when it runs") {
    loop.start(0);
    loop.turn(0);
    loop.callWhenRunning(say("now"));
    CHECK(ran == Lines{"now"});
  }
  SECTION("make the first turn due") {
    loop.callWhenRunning(say("first"));
    loop.start(0);
    CHECK(loop.nextDue() == 0);
  }
  SECTION("may stop it at once") {
    loop.callWhenRunning([&] { loop.stop(); });
    loop.callWhenRunning(say("second"));
    loop.start(0);
    CHECK_FALSE(loop.turn(0));
    CHECK(ran == Lines{"second"});
  }
  SECTION("are logged when they throw, and the others are called") {
    loop.callWhenRunning([] { throw std::runtime_error("boom"); });
    loop.callWhenRunning(say("second"));
    loop.start(0);
    CHECK(loop.turn(0));
    CHECK(log.lines == Lines{"Trigger boom"});
    CHECK(ran == Lines{"second"});
  }
}

TEST_CASE("the states of the loop") {
  World world;
  Loop loop(world);

  SECTION("stop() before it runs, and a second time, is ReactorNotRunning") {
    CHECK_THROWS_AS(loop.stop(), ReactorNotRunning);
    loop.start(0);
    loop.stop();
    CHECK_THROWS_AS(loop.stop(), ReactorNotRunning);
    loop.turn(0);
    CHECK_THROWS_AS(loop.stop(), ReactorNotRunning);
  }
  SECTION("start() while it runs is ReactorAlreadyRunning") {
    loop.start(0);
    CHECK_THROWS_AS(loop.start(0), ReactorAlreadyRunning);
    loop.stop();
    CHECK_THROWS_AS(loop.start(0), ReactorAlreadyRunning);
  }
  SECTION("start() after it was stopped is ReactorNotRestartable") {
    loop.start(0);
    loop.stop();
    loop.turn(0);
    CHECK_THROWS_AS(loop.start(0), ReactorNotRestartable);
  }
  SECTION("a negative delay is refused, and so is NaN") {
    CHECK_THROWS_AS(loop.callLater(-0.1, [] {}), std::invalid_argument);
    CHECK_THROWS_AS(loop.callLater(std::numeric_limits<double>::quiet_NaN(), [] {}), std::invalid_argument);
    CHECK(loop.pending().empty());
  }
  SECTION("a delay beyond all time is taken") {
    CHECK(loop.callLater(1e300, [] {}).active());
    CHECK(loop.callLater(std::numeric_limits<double>::infinity(), [] {}).active());
  }
}
