// LoopingCall: its grid of times.
#include <ravel/task/looping_call.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>

namespace ravel {

class LoopingCall::State : public std::enable_shared_from_this<State> {
 public:
  State(ReactorTime& clock, Body body, bool counts) : clock_(clock), body_(std::move(body)), counts_(counts) {}

  Deferred<LoopingCall> start(double interval, bool now) {
    if (running) throw AssertionError("start: this LoopingCall is running already");
    const Instant length = toInstant(interval);
    if (length < 0) throw std::invalid_argument("start: the interval must not be negative");
    Deferred<LoopingCall> ended(clock_);
    running = true;
    ended_ = ended;
    start_ = clock_.now();
    interval_ = length;
    atStart_ = now;
    if (now) {
      tick();
    } else {
      orFail([this] { schedule(); });
    }
    return ended;
  }

  void stop() {
    if (!running) throw AssertionError("stop: this LoopingCall is not running");
    running = false;
    if (!call_) return;  // the function is at work: it ends with that
    std::exchange(call_, {}).cancel();
    end();
  }

  void reset() {
    if (!running) throw AssertionError("reset: this LoopingCall is not running");
    if (!call_) return;
    std::exchange(call_, {}).cancel();
    start_ = clock_.now();
    orFail([this] { schedule(); });
  }

  bool running = false;

 private:
  void tick() {
    call_ = {};
    const auto self = shared_from_this();
    detail::Result given;
    bool adding = false;
    try {
      invoke(given);
      if (given.isDeferred()) {
        adding = true;
        Deferred<> done(given.takeDeferred());
        done.addCallback([self, turn = turn_] {
              if (self->turn_ == turn) self->goOn();
            })
            .addErrback([self](const Failure& failure) { self->fail(failure); });
        return;
      }
      if (!given.isFailure()) return goOn();
    } catch (...) {
      if (adding) ++turn_;  // no memory for the second pair: the first is not to go on
      given.setFailure(Failure::current());
    }
    // In a Deferred of its own, which reports what goes wrong here.
    orFail([&] {
      Deferred<> failed(clock_);
      failed.errback(given.failure());
      failed.addErrback([self](const Failure& failure) { self->fail(failure); });
    });
  }
  /// What has no memory for it ends the loop.
  template <class F>
  void orFail(F&& act) {
    try {
      act();
    } catch (const std::bad_alloc&) {
      fail(Failure::current());
    }
  }
  void goOn() { running ? schedule() : end(); }
  void fail(const Failure& failure) {
    running = false;
    take().errback(failure);
  }

  void invoke(detail::Result& given) {
    if (!counts_) return body_(given, 0);
    const Instant now = clock_.now();
    Instant count = 1;
    if (interval_ != 0) {
      const Instant last = counted_.value_or(atStart_ ? later(start_, -interval_) : start_);
      count = later(now, -start_) / interval_ - later(last, -start_) / interval_;
      if (count <= 0) return;
    }
    counted_ = now;
    body_(given, static_cast<int>(std::min<Instant>(count, std::numeric_limits<int>::max())));
  }

  void schedule() {
    // Exactly on a multiple the interval that begins is waited for in full.
    const Instant wait = interval_ == 0 ? 0 : later(interval_, -(later(clock_.now(), -start_) % interval_));
    call_ = clock_.callLater(toSeconds(wait), [self = shared_from_this()] { self->tick(); });
  }

  /// The Deferred of start(), which is ours to fire once.
  Deferred<LoopingCall> take() {
    if (!ended_) throw AssertionError("this LoopingCall has ended before");
    return *std::exchange(ended_, std::nullopt);
  }
  void end() { take().callback(LoopingCall(shared_from_this())); }

  ReactorTime& clock_;
  Body body_;
  const bool counts_;
  std::optional<Deferred<LoopingCall>> ended_;
  DelayedCall call_;
  Instant start_ = 0;
  Instant interval_ = 0;
  bool atStart_ = false;
  int turn_ = 0;
  std::optional<Instant> counted_;  // when the last counted call was: kept from one start to the next
};

LoopingCall::LoopingCall(ReactorTime& clock, Body body, bool counts)
    : state_(std::make_shared<State>(clock, std::move(body), counts)) {}

Deferred<LoopingCall> LoopingCall::start(double interval, bool now) {
  return std::shared_ptr(state_)->start(interval, now);
}
void LoopingCall::stop() { std::shared_ptr(state_)->stop(); }
void LoopingCall::reset() { std::shared_ptr(state_)->reset(); }
bool LoopingCall::running() const { return state_->running; }

}  // namespace ravel
