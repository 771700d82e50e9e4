// Delayed calls by handle, and the reactor's host task: the raw exports beside exports_deferred.cpp.
//
// A call's handle is the address of its record, with one reference that the page owns: it releases it
// when the call was made or cancelled.
#include <cstdint>

#include <emscripten/emscripten.h>

#include <ravel/reactor/errors.h>

#include "foreign.h"
#include "instance.h"

using ravel::DelayedCall;
using ravel::Ref;
using ravel::detail::CallRecord;
using namespace ravel::page;

namespace {

CallRecord* recordOf(int handle) { return reinterpret_cast<CallRecord*>(static_cast<std::intptr_t>(handle)); }
DelayedCall callOf(int handle) { return DelayedCall(Ref<CallRecord>(recordOf(handle))); }

}  // namespace

extern "C" {

/// `call` is a slot, taken over, for ravel_page_call. `seconds` is not negative and not NaN.
EMSCRIPTEN_KEEPALIVE int ravel_call_later(double seconds, int call) {
  DelayedCall made = Instance::get().reactor().callLater(seconds, [held = Foreign(call)] {
    const int failure = ravel_page_call(held.slot());
    if (failure) foreignFailure(failure).raiseException();
  });
  return static_cast<int>(reinterpret_cast<std::intptr_t>(made.detach()));
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
