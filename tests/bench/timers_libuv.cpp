// libuv's timers: a binary heap of nodes in memory that the program brings. Whole milliseconds.
#include "timers.h"

#include <uv.h>

namespace bench {

namespace {

class LibuvTimers final : public Timers {
 public:
  explicit LibuvTimers(std::size_t count) : timers_(count) {
    uv_loop_init(&loop_);
    for (auto& timer : timers_) uv_timer_init(&loop_, &timer);
  }
  ~LibuvTimers() override {
    for (auto& timer : timers_) uv_close(reinterpret_cast<uv_handle_t*>(&timer), nullptr);
    uv_run(&loop_, UV_RUN_DEFAULT);
    uv_loop_close(&loop_);
  }

  void start(const std::vector<double>& seconds) override {
    uv_update_time(&loop_);
    for (std::size_t i = 0; i < timers_.size(); ++i) {
      uv_timer_start(
          &timers_[i], [](uv_timer_t*) { ++timersFired; }, static_cast<std::uint64_t>(seconds[i] * 1e3), 0);
    }
  }
  void stop(const std::vector<std::uint32_t>& order) override {
    for (const auto which : order) uv_timer_stop(&timers_[which]);
  }
  void fire() override { uv_run(&loop_, UV_RUN_NOWAIT); }
  double spread() const override { return timers_.size() > 10'000 ? 0.05 : 0.005; }

 private:
  uv_loop_t loop_;
  std::vector<uv_timer_t> timers_;
};

}  // namespace

std::unique_ptr<Timers> libuvTimers(std::size_t count) { return std::make_unique<LibuvTimers>(count); }

}  // namespace bench
