// libev's timers: a 4-ary heap of pointers to memory that the program brings.
#include "timers.h"

#ifdef BENCH_LIBEV

#include <ev.h>

namespace bench {

namespace {

class LibevTimers final : public Timers {
 public:
  explicit LibevTimers(std::size_t count) : loop_(ev_loop_new(EVFLAG_AUTO)), timers_(count) {}
  ~LibevTimers() override { ev_loop_destroy(loop_); }

  void start(const std::vector<double>& seconds) override {
    ev_now_update(loop_);
    for (std::size_t i = 0; i < timers_.size(); ++i) {
      ev_timer_init(
          &timers_[i], [](struct ev_loop*, ev_timer*, int) { ++timersFired; }, seconds[i], 0.);
      ev_timer_start(loop_, &timers_[i]);
    }
  }
  void stop(const std::vector<std::uint32_t>& order) override {
    for (const auto which : order) ev_timer_stop(loop_, &timers_[which]);
  }
  void fire() override { ev_run(loop_, EVRUN_NOWAIT); }
  double spread() const override { return timers_.size() > 10'000 ? 0.05 : 0.0005; }

 private:
  struct ev_loop* loop_;
  std::vector<ev_timer> timers_;
};

}  // namespace

std::unique_ptr<Timers> libevTimers(std::size_t count) { return std::make_unique<LibevTimers>(count); }

}  // namespace bench

#else

std::unique_ptr<bench::Timers> bench::libevTimers(std::size_t) { return {}; }

#endif
