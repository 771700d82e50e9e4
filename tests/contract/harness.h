// The reactors that the contract is asked of, and how each is run.
#pragma once

#include <string>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <ravel/native/native_reactor.h>
#include <ravel/ravel.h>

namespace contract {

/// One unit of time: short, since the native reactor really waits.
inline constexpr double kTick = 0.001;

/// A reactor with its world. `run(ticks)` lets that much time go by; once only.
template <class R>
struct Running {
  ravel::World world;
  R reactor{world};

  void run(double ticks) {
    reactor.callLater(ticks * kTick, [this] { reactor.stop(); });
    reactor.run();
  }
};

/// A Clock is advanced tick by tick.
template <>
struct Running<ravel::Clock> {
  ravel::World world;
  ravel::Clock reactor{world};

  void run(double ticks) {
    for (; ticks > 0; --ticks) reactor.advance(kTick);
  }
};

}  // namespace contract

// clang-format off
#define EVERY_REACTOR ravel::VirtualReactor, ravel::NativeReactor
#define EVERY_CLOCK EVERY_REACTOR, ravel::Clock
// clang-format on
