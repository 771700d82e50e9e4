// What holds of every reactor.
#include <chrono>
#include <functional>
#include <stdexcept>
#include <vector>

#include "contract/harness.h"
#include "core/support/errors.h"

using namespace ravel;
using contract::kTick;
using support::Lines;

TEMPLATE_TEST_CASE("every reactor", "", EVERY_REACTOR) {
  Lines ran;
  support::ErrorLog log;
  contract::Running<TestType> running;
  Reactor& reactor = running.reactor;
  log.attach(running.world);
  const auto say = [&ran](const char* text) { return [&ran, text] { ran.emplace_back(text); }; };

  SECTION("runs until it is stopped") {
    CHECK_FALSE(reactor.running());
    reactor.callLater(0, [&] { CHECK(reactor.running()); });
    reactor.callLater(1 * kTick, [&] { reactor.stop(); });
    reactor.callLater(100, say("never"));
    reactor.run();
    CHECK_FALSE(reactor.running());
    CHECK(ran.empty());
  }
  SECTION("makes the calls due in the turn that stops it") {
    reactor.callLater(0, [&] {
      reactor.stop();
      reactor.callLater(0, say("asked for too late"));
    });
    reactor.callLater(0, say("due"));
    reactor.run();
    CHECK(ran == Lines{"due"});
  }
  SECTION("can't be stopped before it runs, nor twice") {
    CHECK_THROWS_AS(reactor.stop(), ReactorNotRunning);
    reactor.callLater(0, [&] {
      reactor.stop();
      CHECK_THROWS_AS(reactor.stop(), ReactorNotRunning);
    });
    reactor.run();
    CHECK_THROWS_AS(reactor.stop(), ReactorNotRunning);
  }
  SECTION("can't be run inside itself, nor again") {
    reactor.callLater(0, [&] {
      CHECK_THROWS_AS(reactor.run(), ReactorAlreadyRunning);
      reactor.stop();
    });
    reactor.run();
    CHECK_THROWS_AS(reactor.run(), ReactorNotRestartable);
  }
  SECTION("calls what waits for it to run, in order, first of all") {
    reactor.callLater(0, say("call"));
    reactor.callWhenRunning(say("first"));
    reactor.callWhenRunning([&] {
      ran.emplace_back("second");
      reactor.callWhenRunning(say("at once"));
      ran.emplace_back("second ends");
    });
    CHECK(ran.empty());
    running.run(2);
    CHECK(ran == Lines{"first", "second", "at once", "second ends", "call"});
  }
  SECTION("can be stopped by what waits for it to run") {
    reactor.callWhenRunning([&] { reactor.stop(); });
    reactor.callLater(100, say("never"));
    reactor.run();
    CHECK(ran.empty());
  }
  SECTION("logs what calls throw, and goes on") {
    reactor.callWhenRunning([] { throw std::runtime_error("at the start"); });
    reactor.callLater(0, [] { throw std::runtime_error("in a call"); });
    reactor.callLater(0, [] { throw 7; });
    reactor.callLater(0, say("goes on"));
    running.run(2);
    CHECK(log.lines ==
          Lines{"Trigger at the start", "DelayedCall in a call", "DelayedCall an error that is no std::exception"});
    CHECK(ran == Lines{"goes on"});
  }
  SECTION("makes calls asked for in a call in the next turn, so that endless ones leave room for others") {
    int rounds = 0;
    std::function<void()> again = [&] {
      ++rounds;
      reactor.callLater(0, [&] { again(); });
    };
    reactor.callLater(0, [&] { again(); });
    // Virtual time would not go on: the others are due now, too.
    for (int i = 0; i < 3; ++i) reactor.callLater(0, say("other"));
    reactor.callLater(0, [&] { reactor.callLater(0, [&] { reactor.stop(); }); });
    reactor.run();
    CHECK(ran == Lines{"other", "other", "other"});
    CHECK(rounds == 2);
  }
  SECTION("lets time stand still inside a turn, and sleeping move it") {
    reactor.callLater(0, [&] {
      const double begin = reactor.seconds();
      const auto later = std::chrono::steady_clock::now() + std::chrono::microseconds(100);
      while (std::chrono::steady_clock::now() < later) {
      }
      CHECK(reactor.seconds() == begin);
      reactor.sleep(2 * kTick);
      CHECK(reactor.seconds() >= begin + 2 * kTick);
    });
    running.run(4);
  }
  SECTION("is late with what was due while it slept, and makes it in order") {
    reactor.callLater(0, [&] {
      reactor.sleep(3 * kTick);
      ran.emplace_back("woke");
    });
    reactor.callLater(2 * kTick, say("second"));
    reactor.callLater(1 * kTick, say("first"));
    running.run(6);
    CHECK(ran == Lines{"woke", "first", "second"});
  }
  SECTION("refuses negative times") {
    CHECK_THROWS_AS(reactor.callLater(-1, [] {}), std::invalid_argument);
    CHECK_THROWS_AS(reactor.sleep(-1), std::invalid_argument);
    DelayedCall call = reactor.callLater(0, [] {});
    CHECK_THROWS_AS(call.reset(-1), std::invalid_argument);
  }
  SECTION("runs a coroutine from wait to wait") {
    const auto story = [](Reactor& reactor, Lines& ran) -> Deferred<void> {
      ran.emplace_back("begins");
      co_await deferLater(reactor, 1 * kTick);
      ran.emplace_back("half way");
      co_await deferLater(reactor, 1 * kTick);
      ran.emplace_back("ends");
      reactor.stop();
    };
    auto d = story(reactor, ran);
    reactor.run();
    CHECK(ran == Lines{"begins", "half way", "ends"});
  }
  SECTION("may go with calls still to be made") { reactor.callLater(100, say("never")); }
}
