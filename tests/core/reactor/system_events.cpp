// System events, crash, callFromThread: what every Reactor has of them.
#include <optional>
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("triggers of system events") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  std::optional<VirtualReactor> reactor(world);
  const auto say = [&](const std::string& what) { return [&ran, what] { ran.push_back(what); }; };
  const auto add = [&](Phase phase, const std::string& what) {
    return reactor->addSystemEventTrigger(phase, "lunch", say(what));
  };

  SECTION("run by phases, and in the order of adding") {
    add(Phase::After, "after");
    add(Phase::During, "during");
    add(Phase::Before, "before");
    add(Phase::Before, "before, too");
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"before", "before, too", "during", "after"});
  }
  SECTION("run once") {
    add(Phase::During, "during");
    reactor->fireSystemEvent("lunch");
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"during"});
  }
  SECTION("are waited for where they come before the event and give a Deferred, whatever comes of it") {
    Deferred<int> one(world);
    Deferred<void> two(world);
    reactor->addSystemEventTrigger(Phase::Before, "lunch", [&] { return one; });
    reactor->addSystemEventTrigger(Phase::Before, "lunch", [&] { return two; });
    add(Phase::During, "during");
    reactor->fireSystemEvent("lunch");
    one.errback(std::runtime_error("boom"));
    CHECK(ran.empty());
    two.callback();
    CHECK(ran == Lines{"during"});
    one.addErrback([](const Failure&) { return 0; });
  }
  SECTION("are not waited for in the later phases") {
    reactor->addSystemEventTrigger(Phase::During, "lunch", [&] { return Deferred<void>(world); });
    add(Phase::After, "after");
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"after"});
  }
  SECTION("may throw: that is logged, and the others run") {
    for (const Phase phase : {Phase::Before, Phase::During, Phase::After}) {
      reactor->addSystemEventTrigger(phase, "lunch", [] { throw std::runtime_error("boom"); });
    }
    add(Phase::After, "after");
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"after"});
    CHECK(log.lines == Lines{"Trigger boom", "Trigger boom", "Trigger boom"});
  }
  SECTION("may be removed, once") {
    const auto first = add(Phase::During, "first");
    add(Phase::During, "second");
    reactor->removeSystemEventTrigger(first);
    CHECK_THROWS_AS(reactor->removeSystemEventTrigger(first), std::invalid_argument);
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"second"});
  }
  SECTION("may be removed by one another") {
    std::optional<SystemEventTrigger> second;
    reactor->addSystemEventTrigger(Phase::During, "lunch", [&] { reactor->removeSystemEventTrigger(*second); });
    second = add(Phase::During, "second");
    add(Phase::During, "third");
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"third"});
  }
  SECTION("can't be removed when they have run, except by their own event") {
    const auto before = add(Phase::Before, "before");
    reactor->addSystemEventTrigger(Phase::Before, "lunch", [&] { reactor->removeSystemEventTrigger(before); });
    reactor->fireSystemEvent("lunch");
    CHECK(log.lines.empty());
    CHECK_THROWS_AS(reactor->removeSystemEventTrigger(before), std::invalid_argument);
  }
  SECTION("may be added while the event goes on") {
    reactor->addSystemEventTrigger(Phase::Before, "lunch", [&] {
      add(Phase::Before, "before");
      add(Phase::During, "during");
    });
    reactor->fireSystemEvent("lunch");
    CHECK(ran == Lines{"before", "during"});
  }
  SECTION("are forgotten with the reactor, also when one of them is still waited for") {
    Deferred<void> d(world);
    reactor->addSystemEventTrigger(Phase::Before, "lunch", [&] { return d; });
    add(Phase::During, "during");
    reactor->fireSystemEvent("lunch");
    reactor.reset();
    d.callback();
    CHECK(ran.empty());
  }
  SECTION("of startup and shutdown run when the reactor starts and stops") {
    reactor->addSystemEventTrigger(Phase::Before, "startup",
                                   [&] { ran.push_back(reactor->running() ? "runs already" : "before startup"); });
    reactor->addSystemEventTrigger(Phase::After, "startup",
                                   [&] { ran.push_back(reactor->running() ? "after startup" : "does not run yet"); });
    reactor->addSystemEventTrigger(Phase::Before, "shutdown",
                                   [&] { ran.push_back(reactor->running() ? "before shutdown" : "ran no more"); });
    reactor->addSystemEventTrigger(Phase::After, "shutdown",
                                   [&] { ran.push_back(reactor->running() ? "runs still" : "after shutdown"); });
    reactor->callLater(1, [&] { reactor->stop(); });
    reactor->run();
    CHECK(ran == Lines{"before startup", "after startup", "before shutdown", "after shutdown"});
  }
  SECTION("before shutdown hold up the end until their Deferreds have fired") {
    reactor->addSystemEventTrigger(Phase::Before, "shutdown", [&] { return deferLater(*reactor, 5); });
    reactor->callLater(1, [&] { reactor->stop(); });
    reactor->callLater(3, say("still runs"));
    reactor->run();
    CHECK(ran == Lines{"still runs"});
    CHECK(reactor->seconds() == 6);
  }
}

TEST_CASE("stopping a reactor") {
  Lines ran;
  World world;
  VirtualReactor reactor(world);
  reactor.addSystemEventTrigger(Phase::During, "shutdown", [&] { ran.push_back("shutdown"); });

  SECTION("lets the calls that are due be made first") {
    reactor.callLater(1, [&] { reactor.stop(); });
    reactor.callLater(1, [&] { ran.push_back("due as well"); });
    reactor.callLater(2, [&] { ran.push_back("later"); });
    reactor.run();
    CHECK(ran == Lines{"due as well", "shutdown"});
  }
  SECTION("is refused before it runs, and twice") {
    CHECK_THROWS_AS(reactor.stop(), ReactorNotRunning);
    reactor.callLater(0, [&] {
      reactor.stop();
      CHECK_THROWS_AS(reactor.stop(), ReactorNotRunning);
    });
    reactor.run();
    CHECK_THROWS_AS(reactor.run(), ReactorNotRestartable);
  }
  SECTION("works during startup") {
    reactor.callWhenRunning([&] { reactor.stop(); });
    reactor.callLater(1, [&] { ran.push_back("later"); });
    reactor.run();
    CHECK(ran == Lines{"shutdown"});
  }
}

TEST_CASE("crashing a reactor") {
  Lines ran;
  World world;
  VirtualReactor reactor(world);
  reactor.addSystemEventTrigger(Phase::During, "shutdown", [&] { ran.push_back("shutdown"); });
  reactor.callLater(1, [&] { reactor.crash(); });
  reactor.callLater(2, [&] { ran.push_back("later"); });
  reactor.run();

  SECTION("ends it without shutdown") {
    CHECK(ran.empty());
    CHECK_FALSE(reactor.running());
    CHECK(reactor.seconds() == 1);
  }
  SECTION("lets it run again, with its startup") {
    reactor.callWhenRunning([&] { ran.push_back("started again"); });
    reactor.callLater(3, [&] { reactor.stop(); });
    reactor.run();
    CHECK(ran == Lines{"started again", "later", "shutdown"});
  }
}

TEST_CASE("callWhenRunning") {
  Lines ran;
  World world;
  VirtualReactor reactor(world);

  SECTION("waits for the start, in the order of asking; then calls at once") {
    reactor.callWhenRunning([&] { ran.push_back("first"); });
    reactor.callWhenRunning([&] {
      reactor.callWhenRunning([&] { ran.push_back("at once"); });
      ran.push_back("second");
    });
    CHECK(ran.empty());
    reactor.run();
    CHECK(ran == Lines{"first", "at once", "second"});
  }
}

TEST_CASE("callFromThread") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  VirtualReactor reactor(world);

  SECTION("calls in the next turn, ahead of delayed calls, in the order of asking") {
    reactor.callLater(0, [&] { ran.push_back("delayed"); });
    reactor.callFromThread([&] { ran.push_back("first"); });
    reactor.callFromThread([&] { ran.push_back("second"); });
    CHECK(ran.empty());
    reactor.run();
    CHECK(ran == Lines{"first", "second", "delayed"});
  }
  SECTION("from inside such a call is for the turn after") {
    reactor.callFromThread([&] { reactor.callFromThread([&] { ran.push_back("next turn"); }); });
    reactor.callLater(0, [&] { ran.push_back("delayed"); });
    reactor.run();
    CHECK(ran == Lines{"delayed", "next turn"});
  }
  SECTION("comes at once, whatever is to come later") {
    reactor.callLater(1, [&] { reactor.callFromThread([&] { ran.push_back(std::to_string(reactor.seconds())); }); });
    reactor.callLater(60, [] {});
    reactor.run();
    CHECK(ran == Lines{std::to_string(1.0)});
  }
  SECTION("logs what is thrown, and goes on") {
    reactor.callFromThread([] { throw std::runtime_error("boom"); });
    reactor.callFromThread([&] { ran.push_back("second"); });
    reactor.run();
    CHECK(ran == Lines{"second"});
    CHECK(log.lines == Lines{"DelayedCall boom"});
  }
}
