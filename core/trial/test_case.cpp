// TestCase: the parts without types.
#include <ravel/trial/test_case.h>

#include <ravel/defer/helpers.h>

namespace ravel::trial {

Deferred<void> TestCase::setUp() { return succeed(world()); }
Deferred<void> TestCase::tearDown() { return succeed(world()); }

void TestCase::count(ravel::detail::Chain& chain) {
  ravel::detail::tap(chain, [count = checks_.count] { ++*count; });
}

/// What nobody took of what is left of the test is logged by this.
void TestCase::collectLogged() {
  world().collect();
  world().reportUnhandled();
}

}  // namespace ravel::trial
