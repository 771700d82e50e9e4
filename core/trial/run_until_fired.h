// runUntilFired: has a reactor or a Clock run until a Deferred has its result.
#pragma once

#include <string>

#include <ravel/defer/chain.h>
#include <ravel/reactor/clock.h>
#include <ravel/reactor/reactor.h>

namespace ravel::trial::detail {

/// Runs the reactor, which must not run yet, until the chain has a result, `timeout` seconds at most, and
/// ends it by crash(), so that it can be run again. Calls that are left then are cancelled. Gives what was
/// wrong: "no result within 5.0 s", "1 delayed call left, due at 3.0"; empty if nothing was.
std::string runUntilFired(Reactor& reactor, ravel::detail::Chain& chain, double timeout);
/// Moves the Clock from call to call in the same way.
std::string runUntilFired(Clock& clock, ravel::detail::Chain& chain, double timeout);

}  // namespace ravel::trial::detail
