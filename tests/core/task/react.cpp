// react: main functions and exit codes.
#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

TEST_CASE("react") {
  support::ErrorLog log;
  World world;
  log.attach(world);
  VirtualReactor reactor(world);

  SECTION("runs until the main function's Deferred has fired") {
    CHECK(react(reactor, [](Reactor& r) { return deferLater(r, 2.0, [] { return 5; }); }) == 0);
    CHECK(reactor.seconds() == 2);
    CHECK(!reactor.running());
    CHECK(log.lines.empty());
  }
  SECTION("takes a value for an end") {
    CHECK(react(reactor, [](Reactor&) { return 5; }) == 0);
    CHECK(reactor.seconds() == 0);
  }
  SECTION("a failure is logged, and the code is 1") {
    CHECK(react(reactor, [](Reactor& r) { return deferLater(r, 1.0, [] { throw std::runtime_error("boom"); }); }) == 1);
    CHECK(log.lines == Lines{"Main boom"});
  }
  SECTION("an error of the main function itself, too") {
    CHECK(react(reactor, [](Reactor&) -> int { throw std::runtime_error("at once"); }) == 1);
    CHECK(log.lines == Lines{"Main at once"});
  }
  SECTION("SystemExit is a code of the program's own, and no error") {
    CHECK(react(reactor, [](Reactor& r) { return deferLater(r, 1.0, [] { throw SystemExit(7); }); }) == 7);
    CHECK(log.lines.empty());
  }
  SECTION("ends with the reactor, whoever stops it") {
    reactor.callLater(1, [&] { reactor.stop(); });
    CHECK(react(reactor, [](Reactor& r) { return Deferred<int>(r); }) == 0);
    CHECK(reactor.seconds() == 1);
  }
  SECTION("a Deferred that fires during the shutdown is no second stop") {
    CHECK(react(reactor, [](Reactor& r) {
            auto d = deferLater(r, 2.0, [] {});
            r.addSystemEventTrigger(Phase::Before, "shutdown", [d] { return d; });
            r.callLater(1.0, [&r] { r.stop(); });
            return d;
          }) == 0);
    CHECK(reactor.seconds() == 2);
  }
}
