// Delayed calls by handle, and the reactor's host task: the raw exports beside exports_deferred.cpp.
//
// A call's handle is the address of its record, with one reference that the page owns: it releases it
// when the call was made or cancelled.
#include <cstdint>

#include <emscripten/emscripten.h>

#include <ravel/reactor/clock.h>
#include <ravel/reactor/errors.h>

#include "foreign.h"
#include "instance.h"

using ravel::Clock;
using ravel::DelayedCall;
using ravel::Ref;
using ravel::detail::CallRecord;
using namespace ravel::page;

namespace {

CallRecord* recordOf(int handle) { return reinterpret_cast<CallRecord*>(static_cast<std::intptr_t>(handle)); }
DelayedCall callOf(int handle) { return DelayedCall(Ref<CallRecord>(recordOf(handle))); }

int callLater(ravel::ReactorTime& clock, double seconds, int call) {
  DelayedCall made = clock.callLater(seconds, ForeignCall(call));
  made.record()->tag = call;
  return static_cast<int>(reinterpret_cast<std::intptr_t>(made.detach()));
}

}  // namespace

extern "C" {

/// `call` is a slot, taken over, for ravel_page_call. `seconds` is not negative and not NaN.
EMSCRIPTEN_KEEPALIVE int ravel_call_later(double seconds, int call) {
  return callLater(Instance::get().reactor(), seconds, call);
}

// -- Clocks, by the addresses of objects that the page deletes. No call is made by itself: advance answers
// 0, or the slot of the Failure of what a call threw.

EMSCRIPTEN_KEEPALIVE Clock* ravel_clock_new() { return new Clock(Instance::get().world()); }
EMSCRIPTEN_KEEPALIVE void ravel_clock_delete(Clock* clock) { delete clock; }
EMSCRIPTEN_KEEPALIVE double ravel_clock_seconds(const Clock* clock) { return clock->seconds(); }
EMSCRIPTEN_KEEPALIVE int ravel_clock_call_later(Clock* clock, double seconds, int call) {
  return callLater(*clock, seconds, call);
}
EMSCRIPTEN_KEEPALIVE int ravel_clock_advance(Clock* clock, double seconds) {
  try {
    clock->advance(seconds);
    return 0;
  } catch (...) {
    const ravel::Failure failure = inPage(ravel::Failure::current());
    return ravel_page_own(slotOf(failure));
  }
}

EMSCRIPTEN_KEEPALIVE void ravel_call_release(int handle) { recordOf(handle)->release(); }
EMSCRIPTEN_KEEPALIVE void ravel_call_cancel(int handle) { callOf(handle).cancel(); }
EMSCRIPTEN_KEEPALIVE void ravel_call_reset(int handle, double seconds) {
  callOf(handle).reset(seconds);
  Instance::get().reactor().changed();
}
EMSCRIPTEN_KEEPALIVE void ravel_call_delay(int handle, double seconds) {
  callOf(handle).delay(seconds);
  Instance::get().reactor().changed();
}
EMSCRIPTEN_KEEPALIVE double ravel_call_time(int handle) { return ravel::toSeconds(recordOf(handle)->due); }
EMSCRIPTEN_KEEPALIVE int ravel_call_number(int handle) { return static_cast<int>(recordOf(handle)->id); }

EMSCRIPTEN_KEEPALIVE double ravel_seconds() { return Instance::get().reactor().seconds(); }
/// The host task that ravel_page_alarm and ravel_page_soon asked for.
EMSCRIPTEN_KEEPALIVE void ravel_wake() { Instance::get().reactor().wake(); }
}
