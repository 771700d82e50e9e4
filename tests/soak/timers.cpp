// Timers: some at each step, to be over within half a second.
#include "soak/timers.h"

#include <ravel/defer/deferred.h>
#include <ravel/task/defer_later.h>

using namespace ravel;

namespace soak {

namespace {

constexpr double kStep = 0.01;
constexpr double kLongest = 0.5;

}  // namespace

void Timers::step() {
  if (!on_) return;
  for (int i = 0; i < 10; ++i) beginCall();
  for (int i = 0; i < 5; ++i) beginWait();
  clock_.callLater(kStep, [this] { step(); });
}

void Timers::beginCall() {
  ++calls.begun;
  DelayedCall call = clock_.callLater(chance_.upTo(kLongest), [this] { calls.end("called"); });
  if (!chance_.once(3)) return;
  clock_.callLater(chance_.upTo(kLongest), [this, call]() mutable {
    if (!call.active()) return;
    call.cancel();
    calls.end("cancelled");
  });
}

void Timers::beginWait() {
  ++waits.begun;
  auto d = deferLater(clock_, chance_.upTo(kLongest), [] { return 1; });
  if (chance_.once(2)) d.addTimeout(chance_.upTo(kLongest), clock_);
  if (chance_.once(3)) {
    clock_.callLater(chance_.upTo(kLongest), [d]() mutable { d.cancel(); });
  }
  d.addCallback([](int n) { return n + 1; }).addBoth([this](const Outcome<int>& end) {
    waits.end(end.failed() ? end.failure().typeName() : end.value() == 2 ? "fired" : "wrong");
  });
}

}  // namespace soak
