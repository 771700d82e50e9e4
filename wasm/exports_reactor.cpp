// Delayed calls by handle, the reactor's host task, and what calls the program at once: the raw exports beside
// exports_deferred.cpp.
//
// A call's handle is the address of its record, with one reference that the page owns: it releases it
// when the call was made or cancelled.
#include <cstdint>
#include <cstdlib>
#include <string>

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

// NOLINTNEXTLINE(performance-no-int-to-ptr): a handle is an address
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
  return caught([&] { clock->advance(seconds); });
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
/// Calls `call` (a slot, as for ravel_call_later) when the reactor runs. Where that is now: answers as advance.
EMSCRIPTEN_KEEPALIVE int ravel_call_when_running(int call) {
  return caught([&] { Instance::get().reactor().callWhenRunning(ForeignCall(call)); });
}
/// `event` is freed. No function of Embind's: its glue keeps the arguments of a call where a second one, by a trigger
/// that fires an event itself, overwrites them.
EMSCRIPTEN_KEEPALIVE void ravel_fire_system_event(char* event) {
  const std::string name(event);
  std::free(event);
  Instance::get().reactor().fireSystemEvent(name);
}

/// Tells the page the new events of the recording. Answers how many came when it was full.
EMSCRIPTEN_KEEPALIVE double ravel_trace_read() {
  Instance::get().tellEvents();
  return Instance::get().dropped();
}
EMSCRIPTEN_KEEPALIVE int ravel_next_id() { return static_cast<int>(Instance::get().world().nextId()); }

/// The host task that ravel_page_alarm and ravel_page_soon asked for.
EMSCRIPTEN_KEEPALIVE void ravel_wake() { Instance::get().reactor().wake(); }
}
