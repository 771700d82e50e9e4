// SimulatedReactor: a reactor that sleeps as Twisted's does, in simulated time.
#pragma once

#include <algorithm>
#include <utility>

#include <ravel/ravel.h>

namespace conformance {

/// Unlike VirtualReactor it sleeps to the moment of calls that were cancelled or delayed, sleeps once more
/// after its end, and asks `idle` what to do when there is nothing to sleep for.
class SimulatedReactor final : public ravel::Reactor {
 public:
  explicit SimulatedReactor(ravel::World& world, ravel::Function<void()> idle)
      : Reactor(world), idle_(std::move(idle)) {}

  ravel::Instant now() const override { return loop_.now(); }
  void run() override {
    loop_.start(loop_.now());
    loop_.startUp();
    while (loop_.started()) {
      loop_.turn(loop_.now());
      if (loop_.urgent()) continue;
      if (const auto wake = loop_.nextWake()) {
        loop_.setNow(std::max(loop_.now(), *wake));
      } else {
        idle_();
      }
    }
  }
  void sleep(double) override {}

 private:
  ravel::Function<void()> idle_;
};

}  // namespace conformance
