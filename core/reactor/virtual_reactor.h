// VirtualReactor: a reactor whose time jumps from one deadline to the next.
#pragma once

#include <ravel/reactor/loop.h>
#include <ravel/reactor/reactor.h>

namespace ravel {

/// Nothing waits: a call due in an hour is made at once, and sees that an hour has gone. Deterministic.
///
/// run() returns after stop(), or when nothing is left to wait for; a real reactor would then wait on.
/// It may be run again in the second case.
class VirtualReactor final : public Reactor {
 public:
  explicit VirtualReactor(World& world);
  ~VirtualReactor();

  double seconds() const override { return toSeconds(loop_.now()); }
  std::vector<DelayedCall> getDelayedCalls() const override { return loop_.pending(); }
  World& world() const override { return loop_.world(); }

  void run() override;
  void stop() override { loop_.stop(); }
  bool running() const override { return loop_.running(); }
  void callWhenRunning(Function<void()> f) override { loop_.callWhenRunning(std::move(f)); }
  void sleep(double seconds) override;

  /// True when run() returned because nothing was left to wait for.
  bool idle() const { return idle_; }
  /// True once stop() has ended it.
  bool stopped() const { return loop_.state() == Loop::State::Stopped; }

 private:
  DelayedCall schedule(double seconds, Function<void()> call) override {
    return loop_.callLater(seconds, std::move(call));
  }

  Loop loop_;
  bool inRun_ = false;
  bool idle_ = false;
};

}  // namespace ravel
