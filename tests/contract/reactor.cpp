// What holds of every reactor.
#include <chrono>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
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
  SECTION("keeps the order of asking for calls that are moved to the same time") {
    reactor.callLater(0, [&] {
      DelayedCall first = reactor.callLater(50, say("first"));
      DelayedCall second = reactor.callLater(2 * kTick, say("second"));
      DelayedCall third = reactor.callLater(0, say("third"));
      third.reset(kTick);
      second.reset(kTick);
      first.reset(kTick);
      reactor.callLater(kTick, [&] { reactor.stop(); });
    });
    reactor.run();
    CHECK(ran == Lines{"first", "second", "third"});
  }
  SECTION("does not make a due call that another of the same turn cancels, or delays") {
    std::optional<DelayedCall> cancelled;
    std::optional<DelayedCall> late;
    reactor.callLater(0, [&] {
      reactor.callLater(kTick, [&] {
        cancelled->cancel();
        late->delay(kTick);
      });
      cancelled = reactor.callLater(kTick, say("cancelled"));
      late = reactor.callLater(kTick, [&] {
        ran.emplace_back("late");
        reactor.stop();
      });
      reactor.callLater(kTick, say("as planned"));
    });
    reactor.run();
    CHECK(ran == Lines{"as planned", "late"});
  }
  SECTION("ends without shutdown when it crashes, and can run again, with its start") {
    reactor.addSystemEventTrigger(Phase::During, "shutdown", say("shutdown"));
    reactor.callLater(0, [&] { reactor.crash(); });
    reactor.callLater(0, say("due"));
    reactor.run();
    CHECK(ran == Lines{"due"});
    CHECK_FALSE(reactor.running());
    reactor.callWhenRunning(say("started again"));
    running.run(1);
    CHECK(ran == Lines{"due", "started again", "shutdown"});
  }
  SECTION("fires startup and shutdown when it starts and stops, by phases") {
    for (const auto& [phase, name] :
         {std::pair(Phase::After, "after"), std::pair(Phase::During, "during"), std::pair(Phase::Before, "before")}) {
      for (const std::string event : {"startup", "shutdown"}) {
        reactor.addSystemEventTrigger(phase, event,
                                      [&ran, text = std::string(name) + " " + event] { ran.push_back(text); });
      }
    }
    reactor.callLater(0, [&] {
      ran.emplace_back("call");
      reactor.stop();
    });
    reactor.run();
    CHECK(ran == Lines{"before startup", "during startup", "after startup", "call", "before shutdown",
                       "during shutdown", "after shutdown"});
  }
  SECTION("turns on before its shutdown until the Deferreds of the triggers there have fired") {
    reactor.addSystemEventTrigger(Phase::Before, "shutdown",
                                  [&] { return deferLater(reactor, 3 * kTick, say("tidied up")); });
    reactor.addSystemEventTrigger(Phase::After, "shutdown", say("after"));
    reactor.callLater(0, [&] { reactor.stop(); });
    reactor.callLater(1 * kTick, say("still runs"));
    reactor.run();
    CHECK(ran == Lines{"still runs", "tidied up", "after"});
  }
  SECTION("makes calls from threads in the next turn, ahead of delayed calls, in the order of asking") {
    reactor.callLater(0, say("delayed"));
    reactor.callFromThread(say("first"));
    reactor.callFromThread([&] {
      ran.emplace_back("second");
      reactor.callFromThread([&] {
        ran.emplace_back("next turn");
        reactor.stop();
      });
    });
    CHECK(ran.empty());
    reactor.run();
    CHECK(ran == Lines{"first", "second", "delayed", "next turn"});
  }
  SECTION("may go with calls still to be made") { reactor.callLater(100, say("never")); }
}
