// BrowserReactor: the reactor in a page, a worker or Node. The host waits; this says for how long.
#pragma once

#include <limits>

#include <ravel/reactor/reactor.h>

namespace ravel::page {

/// run() returns at once: turns are made by host tasks (wake). In real time one alarm (setTimeout) is
/// set, for the next deadline; several turns may share a host task for some milliseconds. In virtual
/// time the clock walks from deadline to deadline, and each turn has a host task of its own, so that
/// promises settle before the time moves on.
class BrowserReactor final : public Reactor {
 public:
  /// AsTwisted is virtual time in which calls that were cancelled or delayed still wake the loop at the moment
  /// they had, as Twisted's reactors do: for comparing the two.
  enum class Time { Real, Virtual, AsTwisted };

  BrowserReactor(World& world, Time time);
  ~BrowserReactor() override;

  Instant now() const override;
  bool waits() const override { return time_ == Time::Real; }
  void run() override;
  void sleep(double seconds) override;

  /// From run() to the end.
  bool started() const { return inRun_; }
  /// stop() was called: it has ended, or waits for what is to be done before the shutdown.
  bool stopAsked() const { return loop_.stopped(); }
  /// True once stop() has ended it.
  bool stopped() const { return !inRun_ && loop_.stopped(); }
  /// For the page's language, which makes its own functions and errors.
  SystemEventTrigger addSystemEvent(Phase phase, const std::string& event, detail::SystemEvents::Trigger trigger) {
    return loop_.addSystemEventTrigger(phase, event, std::move(trigger));
  }
  bool removeSystemEvent(const SystemEventTrigger& trigger) { return loop_.removeSystemEventTrigger(trigger); }

  /// A host task: makes the turns that are due and arranges for the next one.
  void wake();
  /// Something outside the loop (a fetch, a promise) is under way, or has ended.
  void addOutside(int count);
  /// A call was made, or moved by its handle: outside a turn the alarm may be wrong now.
  void changed() override {
    if (!inTurn_ && inRun_) arrange();
  }

 private:
  DelayedCall schedule(double seconds, Function<void()>&& call) override;
  void arrange();
  void soon();
  void turnAsTwisted();
  void ended();

  Time time_;
  double zero_;  // of the host's clock, in milliseconds
  int outside_ = 0;
  bool inRun_ = false;
  bool inTurn_ = false;
  bool soon_ = false;  // a host task has been asked for
  static constexpr Instant kNoAlarm = std::numeric_limits<Instant>::max();
  Instant alarm_ = kNoAlarm;  // the deadline for which the alarm is set
};

}  // namespace ravel::page
