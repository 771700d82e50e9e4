// Runner: tests that return Deferreds, one after another, and what is printed of them.
#include <ravel/trial/runner.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;
using trial::TestCase;
using trial::TestOutcome;

namespace {

/// A program of tests, in virtual time.
struct Tests {
  Tests() { log.attach(world); }

  /// Runs them and gives the lines.
  Lines run(double timeout = trial::kDefaultTimeout) {
    runner.setTimeout(timeout);
    runner.run().addCallback([this](const std::vector<trial::TestResult>& all) { results = all; });
    reactor.run();
    return lines;
  }

  support::ErrorLog log;
  World world;
  VirtualReactor reactor{world};
  Lines lines, notes;
  std::vector<trial::TestResult> results;
  trial::Runner runner{reactor, [this](const std::string& line) { lines.push_back(line); },
                       [this](const std::string& note) { notes.push_back(note); }};
};

Lines* order = nullptr;  // what fixtures and cleanups did; set by each test case
void did(const char* what) { order->emplace_back(what); }

struct Waits : TestCase {
  Deferred<void> setUp() override {
    return deferLater(reactor(), 1.0, [] { did("set up"); });
  }
  Deferred<void> tearDown() override {
    return deferLater(reactor(), 1.0, [] { did("torn down"); });
  }
};

struct BadSetUp : TestCase {
  Deferred<void> setUp() override { return ravel::fail(*this, std::runtime_error("not ready")); }
  Deferred<void> tearDown() override {
    did("torn down");
    return succeed(*this);
  }
};

struct BadTearDown : TestCase {
  Deferred<void> tearDown() override { throw std::runtime_error("stuck"); }
};

struct Unmade : TestCase {
  Unmade() { throw std::runtime_error("can't be made"); }
};

struct Skips : TestCase {
  Deferred<void> setUp() override { skip("no network"); }
};

}  // namespace

TEST_CASE("a runner") {
  Tests tests;
  Lines done;
  order = &done;
  auto& runner = tests.runner;

  SECTION("prints what passed and what failed, in order, and counts") {
    runner.test("good", [](TestCase& t) { t.assertEqual(2 * 21, 42); });
    runner.test("bad", [](TestCase& t) {
      t.assertTrue(true);
      t.assertEqual(std::string("3 2 1"), "3 2 1 go");
    });
    CHECK(tests.run() == Lines{"ok good", "FAIL bad: wanted 3 2 1 go, got 3 2 1", "1 passed, 1 failed"});
    CHECK(tests.reactor.seconds() == 0);
    REQUIRE(tests.results.size() == 2);
    CHECK(tests.results[0].checks == 1);
    CHECK(tests.results[1].checks == 2);
    CHECK(tests.results[1].outcome == TestOutcome::Fail);
  }
  SECTION("waits for the Deferred that a test returns") {
    runner.test("later",
                [](TestCase& t) { return deferLater(t.reactor(), 2.0, [&t] { t.assertTrue(false, "late"); }); });
    runner.test("next", [](TestCase& t) { t.assertEqual(t.reactor().seconds(), 2.0); });
    CHECK(tests.run() == Lines{"FAIL later: late", "ok next", "1 passed, 1 failed"});
  }
  SECTION("runs coroutines") {
    runner.test("walks", [](TestCase& t) -> Deferred<void> {
      co_await deferLater(t.reactor(), 1.0);
      t.assertEqual(t.reactor().seconds(), 1.0);
      co_await deferLater(t.reactor(), 1.0);
      t.assertEqual(t.reactor().seconds(), 2.0);
    });
    CHECK(tests.run() == Lines{"ok walks", "1 passed, 0 failed"});
  }
  SECTION("tells an error that is no check from a failure") {
    runner.test("throws", [](TestCase&) { throw std::runtime_error("oops"); });
    CHECK(tests.run() == Lines{"FAIL throws: oops", "0 passed, 1 failed"});
    CHECK(tests.results[0].outcome == TestOutcome::Error);
  }
  SECTION("notes a test without checks") {
    runner.test("empty", [](TestCase&) {});
    CHECK(tests.run() == Lines{"ok empty", "1 passed, 0 failed"});
    REQUIRE(tests.notes.size() == 1);
    CHECK(tests.notes[0].find("\"empty\" passed with 0 checks") == 0);
  }
  SECTION("waits for setUp, cleanups in reverse order, and tearDown") {
    runner.test<Waits>("waits", [](Waits& t) {
      t.addCleanup([] { did("first cleanup"); });
      t.addCleanup([&t] { return deferLater(t.reactor(), 1.0, [] { did("second cleanup"); }); });
      did("test");
      t.fail("no");
    });
    CHECK(tests.run() == Lines{"FAIL waits: no", "0 passed, 1 failed"});
    CHECK(done == Lines{"set up", "test", "second cleanup", "first cleanup", "torn down"});
    CHECK(tests.reactor.seconds() == 3);
  }
  SECTION("runs all cleanups, whatever they throw; each is an error") {
    runner.test("cleans", [](TestCase& t) {
      t.addCleanup([] { did("last"); });
      t.addCleanup([] { throw std::runtime_error("one"); });
      t.addCleanup([&t] { return ravel::fail(t, std::runtime_error("two")); });
      t.assertTrue(true);
    });
    CHECK(tests.run() == Lines{"FAIL cleans: two; one", "0 passed, 1 failed"});
    CHECK(tests.results[0].outcome == TestOutcome::Error);
    CHECK(done == Lines{"last"});
  }
  SECTION("runs neither test nor tearDown where setUp fails") {
    runner.test<BadSetUp>("never", [](BadSetUp&) { did("test"); });
    CHECK(tests.run() == Lines{"FAIL never: not ready", "0 passed, 1 failed"});
    CHECK(done.empty());
  }
  SECTION("makes an error of what tearDown throws") {
    runner.test<BadTearDown>("ends", [](BadTearDown& t) { t.assertTrue(true); });
    CHECK(tests.run() == Lines{"FAIL ends: stuck", "0 passed, 1 failed"});
  }
  SECTION("makes an error of a TestCase that can't be made, and goes on") {
    runner.test<Unmade>("unmade", [](Unmade&) { did("test"); });
    runner.test("next", [](TestCase& t) { t.assertTrue(true); });
    CHECK(tests.run() == Lines{"FAIL unmade: can't be made", "ok next", "1 passed, 1 failed"});
  }
  SECTION("skips, by setting, from setUp, and from the test") {
    runner.test("by setting", [](TestCase&) { did("test"); }, {.skip = "later"});
    runner.test<Skips>("from setUp", [](Skips&) { did("test"); });
    runner.test("from the test", [](TestCase& t) { t.skip("not here"); });
    CHECK(tests.run() == Lines{"skip by setting: later", "skip from setUp: no network", "skip from the test: not here",
                               "0 passed, 0 failed, 3 skipped"});
    CHECK(done.empty());
  }
  SECTION("counts a failure that is to do as neither") {
    runner.test("known", [](TestCase& t) { t.assertEqual(1, 2); }, {.todo = "issue 7"});
    runner.test("mended", [](TestCase& t) { t.assertEqual(1, 1); }, {.todo = "issue 8"});
    CHECK(tests.run() == Lines{"todo known: issue 7: wanted 2, got 1",
                               "ok mended: passed, and is marked to do: issue 8", "1 passed, 0 failed, 1 to do"});
  }
  SECTION("fails a test's Deferred that takes too long with TimeoutError") {
    std::optional<Deferred<int>> held;
    bool timedOut = false;
    runner.test("silent", [&](TestCase& t) {
      held.emplace(t);
      return held->addErrback([&](const Failure& failure) -> Failure {
        timedOut = failure.check<TimeoutError>() != nullptr;
        return failure;
      });
    });
    runner.test("has its own", [](TestCase& t) { return Deferred<void>(t); }, {.timeout = 0.25});
    runner.test("next", [](TestCase& t) { t.assertTrue(true); });
    CHECK(tests.run(5.0) == Lines{"FAIL silent: no result within 5.0 s", "FAIL has its own: no result within 0.25 s",
                                  "ok next", "1 passed, 2 failed"});
    CHECK(timedOut);
    CHECK(tests.reactor.seconds() == 5.25);
  }
  SECTION("waits two minutes where nothing is said") {
    runner.test("silent", [](TestCase& t) { return Deferred<void>(t); });
    CHECK(tests.run() == Lines{"FAIL silent: no result within 120.0 s", "0 passed, 1 failed"});
  }
  SECTION("goes on where a Deferred was fired and is held up") {
    std::optional<Deferred<void>> inner;
    runner.test("held", [&](TestCase& t) {
      inner.emplace(t);
      return succeed(t).addCallback([&] { return *inner; });
    });
    runner.test("next", [&](TestCase& t) {
      inner->callback();
      t.assertTrue(true);
    });
    CHECK(tests.run(1.0) == Lines{"FAIL held: no result within 1.0 s", "ok next", "1 passed, 1 failed"});
  }
  SECTION("cancels the calls that a test leaves, and makes an error of them") {
    tests.reactor.callLater(7.0, [] { did("the program's own"); });
    runner.test("leaves", [](TestCase& t) {
      t.assertTrue(true);
      t.reactor().callLater(3.0, [] { did("left"); });
      t.reactor().callLater(1.5, [] { did("left"); });
    });
    CHECK(tests.run() == Lines{"FAIL leaves: 2 delayed calls left, due at 1.5, at 3.0", "0 passed, 1 failed"});
    CHECK(tests.results[0].outcome == TestOutcome::Error);
    CHECK(done == Lines{"the program's own"});
  }
  SECTION("makes calls first that are due when a test is over") {
    runner.test("short", [](TestCase& t) {
      return deferLater(t.reactor(), 1.0, [&t] {
        t.assertTrue(true);
        t.reactor().callLater(0, [] { did("made"); });
      });
    });
    CHECK(tests.run() == Lines{"ok short", "1 passed, 0 failed"});
    CHECK(done == Lines{"made"});
  }
  SECTION("makes errors of what is logged, unhandled Deferreds included") {
    runner.test("unhandled", [](TestCase& t) {
      t.assertTrue(true);
      ravel::fail(t, std::runtime_error("nobody took it"));
    });
    runner.test("next", [](TestCase& t) { t.assertTrue(true); });
    CHECK(tests.run() == Lines{"FAIL unhandled: logged: nobody took it", "ok next", "1 passed, 1 failed"});
    CHECK(tests.log.lines.empty());
  }
  SECTION("lets a test take what is logged, by type") {
    runner.test("flushes", [](TestCase& t) {
      ravel::fail(t, std::range_error("one"));
      const Deferred<void> held = ravel::fail(t, std::logic_error("two"));
      t.assertEqual(t.flushLoggedErrors<std::range_error>().size(), 1u);
      t.assertEqual(t.flushLoggedErrors().size(), 1u);
      t.assertEqual(t.flushLoggedErrors().size(), 0u);
    });
    CHECK(tests.run() == Lines{"ok flushes", "1 passed, 0 failed"});
  }
  SECTION("leaves the world's log as it was") {
    runner.test("good", [](TestCase& t) { t.assertTrue(true); });
    tests.run();
    ravel::fail(tests.world, std::runtime_error("afterwards"));
    CHECK(tests.log.lines == Lines{"Deferred afterwards"});
  }
  SECTION("runs again, with tests added since") {
    runner.test("one", [](TestCase& t) { t.assertTrue(true); });
    tests.run();
    runner.test("two", [](TestCase& t) { t.assertTrue(true); });
    CHECK(tests.run() == Lines{"ok one", "1 passed, 0 failed", "ok two", "1 passed, 0 failed"});
  }
  SECTION("may go while a test waits") {
    std::optional<Deferred<void>> held;
    std::optional<trial::Runner> other(
        std::in_place, tests.reactor, [](const std::string&) {}, [](const std::string&) {});
    other->test("waits", [&](TestCase& t) {
      held.emplace(t);
      return *held;
    });
    other->run();
    other.reset();
    held->callback();
  }
}

TEST_CASE("a TestCase's checks") {
  Tests tests;
  auto& runner = tests.runner;

  SECTION("say what was wanted and what was there") {
    runner.test("true", [](TestCase& t) { t.assertTrue(1 > 2); });
    runner.test("false", [](TestCase& t) { t.assertFalse(1 < 2, "one is less"); });
    runner.test("lists", [](TestCase& t) { t.assertEqual(std::vector<int>{1, 2}, std::vector<int>{1, 3}); });
    runner.test("not", [](TestCase& t) { t.assertNotEqual(1, 1); });
    runner.test("raises", [](TestCase& t) { t.assertRaises<CancelledError>([] { throw std::runtime_error("no"); }); });
    runner.test("nothing", [](TestCase& t) { t.assertRaises<CancelledError>([] {}); });
    runner.test("result", [](TestCase& t) { t.successResultOf(Deferred<int>(t)); });
    runner.test("failure", [](TestCase& t) { t.failureResultOf(succeed(t, 1)); });
    runner.test("silence", [](TestCase& t) { t.assertNoResult(succeed(t, 1)); });
    CHECK(tests.run() == Lines{"FAIL true: wanted true, got false", "FAIL false: one is less",
                               "FAIL lists: wanted 1, 3, got 1, 2", "FAIL not: wanted anything but 1",
                               "FAIL raises: wanted CancelledError, found std::runtime_error: no",
                               "FAIL nothing: wanted CancelledError, but nothing was thrown",
                               "FAIL result: wanted a result, found no result yet",
                               "FAIL failure: wanted a failure, found the result 1",
                               "FAIL silence: wanted no result yet, found the result 1", "0 passed, 9 failed"});
    for (const auto& result : tests.results) CHECK(result.checks == 1);
  }
  SECTION("count, those of a Deferred when it fires") {
    runner.test("all hold", [](TestCase& t) {
      t.assertTrue(true);
      t.assertFalse(false);
      t.assertNotEqual(1, 2);
      t.assertEqual(t.assertRaises<std::runtime_error>([] { throw std::runtime_error("yes"); }).what(),
                    std::string("yes"));
      t.assertEqual(t.successResultOf(succeed(t, 7)), 7);
      t.failureResultOf<CancelledError>(ravel::fail(t, CancelledError()));
      t.assertNoResult(Deferred<int>(t));
      t.assertFailure<CancelledError>(Deferred<int>(t));
      return t.assertFailure<CancelledError>(ravel::fail<int>(t, CancelledError()));
    });
    CHECK(tests.run() == Lines{"ok all hold", "1 passed, 0 failed"});
    CHECK(tests.results[0].checks == 10);
  }
}
