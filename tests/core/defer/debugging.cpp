// Debugging: where a Deferred was made and fired.
#include <stdexcept>
#include <string>

#include <catch2/catch_test_macros.hpp>
#include <ravel/ravel.h>

using namespace ravel;

namespace {
std::string line(unsigned number) { return std::string(__FILE__) + ":" + std::to_string(number); }

std::string messageOf(auto act) {
  try {
    act();
  } catch (const AlreadyCalledError& error) {
    return error.what();
  }
  return "nothing was thrown";
}
}  // namespace

TEST_CASE("debugging") {
  World world;
  const std::string plain = AlreadyCalledError().what();

  SECTION("off, errors say nothing of places") {
    Deferred<int> d(world);
    d.callback(1);
    CHECK(messageOf([&] { d.callback(2); }) == plain);
  }
  SECTION("a second firing says where it was made and fired first") {
    world.setDebugging(true);
    const unsigned here = __LINE__;
    Deferred<int> d(world);
    d.callback(1);
    CHECK(messageOf([&] { d.callback(2); }) == plain + "\nC: " + line(here + 1) + "\nI: " + line(here + 2));
    CHECK(messageOf([&] { d.errback(std::runtime_error("late")); }).find("I: " + line(here + 2)) != std::string::npos);
  }
  SECTION("the log of an unhandled error, too") {
    world.setDebugging(true);
    std::string debug;
    world.setErrorLog([&](const LoggedError& error) { debug = error.debug; });
    const unsigned here = __LINE__;
    { fail(world, std::runtime_error("boom")); }
    CHECK(debug == "C: " + line(here + 1) + ", I: " + line(here + 1));
    { Deferred<int>(world).cancel(); }
    CHECK(debug == "C: " + line(here + 3));
    world.setErrorLog({});
  }
  SECTION("those made before it was switched on know nothing") {
    Deferred<int> d(world);
    world.setDebugging(true);
    d.callback(1);
    CHECK(messageOf([&] { d.callback(2); }) == plain);
  }
}

TEST_CASE("a Deferred in words") {
  World world;
  Deferred<int> d(world);
  Deferred<int> inner(world);
  CHECK(d.repr() == "<Deferred>");
  d.callback(5);
  CHECK(d.repr() == "<Deferred current result: 5>");
  d.addCallback([inner](int) { return inner; });
  CHECK(d.repr() == "<Deferred waiting on Deferred>");
  inner.errback(std::runtime_error("boom"));
  CHECK(d.repr() == "<Deferred current result: boom>");
  d.addErrback([](const Failure&) { return 0; });
}

TEST_CASE("a Failure as text") {
  const Failure failure(std::runtime_error("boom"));
  CHECK(failure.getBriefTraceback() == "Traceback: std::runtime_error: boom\n");
  CHECK(failure.getTraceback() == "Traceback (failure with no frames): std::runtime_error: boom\n");
}
