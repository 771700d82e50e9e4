// Clock: a time that tests move by hand.
#pragma once

#include <cstdint>
#include <vector>

#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Twisted's task.Clock: starts at 0 and stands still until `advance`.
///
///     Clock clock(world);
///     auto d = deferLater(clock, 2.0, [] { return 42; });
///     clock.advance(2.0);   // d has fired
class Clock final : public ReactorTime, private detail::CallKeeper {
 public:
  explicit Clock(World& world) : CallKeeper(world), id_(world.nextId()) {}
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  ~Clock();

  Instant now() const override { return now_; }
  std::vector<DelayedCall> getDelayedCalls() const override;
  World& world() const override { return CallKeeper::world(); }

  /// Moves the time on and makes the calls that have become due, those they add included. All of them
  /// see the new time. What a call throws leaves advance(); the calls behind it stay.
  void advance(double seconds);
  /// advance() by each in turn.
  void pump(const std::vector<double>& timings);

 private:
  DelayedCall schedule(double seconds, Function<void()>&& call) override;
  void cancelled(detail::CallRecord& record) override;
  void moved(detail::CallRecord& record, Instant due) override { record.due = due; }
  /// As in Twisted: the list is kept in order of time by sorting it, stably, now and then. What is
  /// moved is sorted only the next time, which decides the order of calls due together.
  void sort();

  const std::uint64_t id_;  // in traces
  Instant now_ = 0;
  detail::CallPool::Owner pool_ = detail::CallPool::make(*this);
  std::vector<Ref<detail::CallRecord>> calls_;
};

}  // namespace ravel
