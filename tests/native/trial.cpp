// trial on the native reactor: it really waits, and can be run again.
#include <ravel/trial/catch2.h>

#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <ravel/native/native_reactor.h>
#include <ravel/ravel.h>

using namespace ravel;

TEST_CASE("resultOn runs a Deferred to its result on the native reactor, again and again") {
  World world;
  NativeReactor reactor(world);
  for (int i = 0; i < 3; ++i) {
    CHECK(trial::catch2::resultOn(reactor, deferLater(reactor, 0.001, [i] { return i; }), 10) == i);
  }
}

TEST_CASE("resultOn fails the test that takes too long on the native reactor", "[!shouldfail]") {
  World world;
  NativeReactor reactor(world);
  trial::catch2::resultOn(reactor, Deferred<int>(world), 0.01);
}

TEST_CASE("a runner on the native reactor") {
  World world;
  NativeReactor reactor(world);
  std::vector<std::string> lines;
  trial::Runner tests(reactor, [&](const std::string& line) { lines.push_back(line); });
  tests.setTimeout(0.01);
  tests.test("waits", [](trial::TestCase& t) { return deferLater(t.reactor(), 0.001, [&t] { t.assertTrue(true); }); });
  tests.test("silent", [](trial::TestCase& t) { return Deferred<void>(t); });
  tests.test("leaves", [](trial::TestCase& t) {
    t.assertTrue(true);
    t.reactor().callLater(60, [] {});
  });
  tests.run().addBoth([&] { reactor.stop(); });
  reactor.run();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "ok waits");
  CHECK(lines[1] == "FAIL silent: no result within 0.01 s");
  CHECK(lines[2].find("FAIL leaves: 1 delayed call left, due at 60.") == 0);
  CHECK(lines[3] == "1 passed, 2 failed");
}
