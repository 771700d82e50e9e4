// VirtualReactor: a reactor whose time jumps from one deadline to the next.
#pragma once

#include <ravel/reactor/reactor.h>

namespace ravel {

/// Nothing waits: a call due in an hour is made at once, and sees that an hour has gone. Deterministic.
///
/// run() returns after stop(), or when nothing is left to wait for; a real reactor would then wait on.
/// It may be run again in the second case.
class VirtualReactor final : public Reactor {
 public:
  explicit VirtualReactor(World& world);
  ~VirtualReactor() override;

  Instant now() const override { return loop_.now(); }
  void run() override;
  void sleep(double seconds) override;

  /// True when run() returned because nothing was left to wait for.
  bool idle() const { return idle_; }
  /// True once stop() has ended it.
  bool stopped() const { return !loop_.started() && loop_.stopped(); }

 private:
  bool inRun_ = false;
  bool idle_ = false;
};

}  // namespace ravel
