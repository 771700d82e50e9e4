// Timers: delayed calls and waiting Deferreds, many of which are given up.
#pragma once

#include <ravel/reactor/reactor_time.h>

#include "soak/chance.h"
#include "soak/tally.h"

namespace soak {

class Timers {
 public:
  Timers(ravel::ReactorTime& clock, Chance& chance) : clock_(clock), chance_(chance) {}
  /// Begins some, and goes on until stop().
  void step();
  void stop() { on_ = false; }

  Tally calls;  // "called" or "cancelled"
  Tally waits;  // Deferreds: "fired", "TimeoutError" or "CancelledError"

 private:
  void beginCall();
  void beginWait();

  ravel::ReactorTime& clock_;
  Chance& chance_;
  bool on_ = true;
};

}  // namespace soak
