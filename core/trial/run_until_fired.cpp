// runUntilFired: on reactors, and on Clocks.
#include <ravel/trial/run_until_fired.h>

#include <algorithm>
#include <memory>
#include <utility>

#include <ravel/trial/left_calls.h>
#include <ravel/trial/told.h>

namespace ravel::trial::detail {

namespace {

std::string late(double timeout) { return "no result within " + showSpan(timeout); }

/// Runs until `fired` is handed the chain's turn, or the time is over.
bool runFor(Reactor& reactor, ravel::detail::Chain& chain, double timeout) {
  const auto waits = std::make_shared<bool>(true);
  ravel::detail::tap(chain, [&reactor, waits] {
    if (std::exchange(*waits, false)) reactor.crash();
  });
  DelayedCall limit = reactor.callLater(timeout, [&reactor, waits] {
    if (std::exchange(*waits, false)) reactor.crash();
  });
  reactor.run();
  *waits = false;
  if (!limit.active()) return chain.settled();
  limit.cancel();
  return true;
}

}  // namespace

std::string runUntilFired(Reactor& reactor, ravel::detail::Chain& chain, double timeout) {
  const LeftCalls left(reactor);
  const bool inTime = chain.settled() || runFor(reactor, chain, timeout);
  // As Twisted's trial does: what is due now is made first.
  for (int turns = 0; turns < 2 && left.due(); ++turns) {
    reactor.callLater(0, [&reactor] { reactor.crash(); });
    reactor.run();
  }
  const std::string dirty = left.cancel();
  return inTime ? dirty : late(timeout);
}

std::string runUntilFired(Clock& clock, ravel::detail::Chain& chain, double timeout) {
  const LeftCalls left(clock);
  const double end = clock.seconds() + timeout;
  while (!chain.settled()) {
    const auto calls = clock.getDelayedCalls();
    const auto next = std::min_element(calls.begin(), calls.end(), [](const DelayedCall& a, const DelayedCall& b) {
      return a.getTime() < b.getTime();
    });
    if (next == calls.end()) return "no result, and no call is left on the Clock";
    if (next->getTime() > end) {
      left.cancel();
      return late(timeout);
    }
    clock.advance(std::max(0.0, next->getTime() - clock.seconds()));
  }
  return left.cancel();
}

}  // namespace ravel::trial::detail
