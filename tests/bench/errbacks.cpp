// The errback lane: errbacks that hand the failure on, callbacks it passes, and what a throw costs. Per pair.
#include <stdexcept>

#include "chains.h"

namespace bench {

namespace {

using ravel::Deferred;
using ravel::Failure;
using ravel::World;

void handOn(World& world, const Failure& failure) {
  Deferred<int> d(world);
  for (int i = 0; i < 9; ++i) d.addErrback([](const Failure& f) { return f; });
  d.addErrback([](const Failure&) { return 1; });
  d.errback(failure);
}

void pass(World& world, const Failure& failure) {
  Deferred<int> d(world);
  for (int i = 0; i < 9; ++i) d.addCallback([](int x) { return x; });
  d.addErrback([](const Failure&) { return 1; });
  d.errback(failure);
}

[[noreturn]] int fail() { throw std::runtime_error("no"); }

void failTenTimes(World& world) {
  Deferred<int> d(world);
  for (int i = 0; i < 10; ++i) {
    d.addCallback([](int) -> int { fail(); });
    d.addErrback([](const Failure&) { return 1; });
  }
  d.callback(1);
}

void failBare() {
  try {
    fail();
  } catch (const std::exception& error) {
    keep(error);
  }
}

}  // namespace

void errbacks() {
  World world;
  const Failure failure{std::runtime_error("no")};
  compare("errback that hands on, chain of 10", {{"ravel", timed(10, [&] { handOn(world, failure); })}});
  compare("callback that a failure passes, chain of 10", {{"ravel", timed(10, [&] { pass(world, failure); })}});
  compare("callback that throws, errback that takes it",
          {{"ravel", timed(10, [&] { failTenTimes(world); })}, {"throw and catch", timed(1, [] { failBare(); })}});
}

}  // namespace bench
