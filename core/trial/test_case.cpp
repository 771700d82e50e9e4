// TestCase: the parts without types.
#include <ravel/trial/test_case.h>

#include <ravel/defer/helpers.h>

namespace ravel::trial {

namespace {

/// Of those that do nothing no trace is left.
Deferred<void> nothing(World& world) {
  const Quiet quiet(world);
  return succeed(world);
}

}  // namespace

Deferred<void> TestCase::setUp() { return nothing(world()); }
Deferred<void> TestCase::tearDown() { return nothing(world()); }

void TestCase::count(ravel::detail::Chain& chain) {
  ravel::detail::tap(chain, [count = checks_.count] { ++*count; });
}

/// What nobody took of what is left of the test is logged by this.
void TestCase::collectLogged() {
  world().collect();
  world().reportUnhandled();
}

}  // namespace ravel::trial
