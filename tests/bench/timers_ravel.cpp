// Ravel's timers: a Loop as the reactors use it, asked for its next deadline after each batch, as they do.
#include "bench.h"
#include "timers.h"

#include <ravel/reactor/loop.h>

namespace bench {

namespace {

class RavelTimers final : public Timers {
 public:
  explicit RavelTimers(std::size_t count) : loop_(world_) {
    calls_.reserve(count);
    loop_.start(0);
    loop_.turn(0);
  }
  void start(const std::vector<double>& seconds) override {
    calls_.clear();
    for (const double after : seconds) calls_.push_back(loop_.callLater(after, [] { ++timersFired; }));
    keep(loop_.nextDue());
  }
  void stop(const std::vector<std::uint32_t>& order) override {
    for (const auto which : order) calls_[which].cancel();
    calls_.clear();
    keep(loop_.nextDue());
  }
  void fire() override {
    loop_.turn(loop_.now() + ravel::toInstant(2 * spread()));
    calls_.clear();
  }
  double spread() const override { return calls_.capacity() > 10'000 ? 0.05 : 0.0005; }

 private:
  ravel::World world_;
  ravel::Loop loop_;
  std::vector<ravel::DelayedCall> calls_;
};

}  // namespace

std::unique_ptr<Timers> ravelTimers(std::size_t count) { return std::make_unique<RavelTimers>(count); }

}  // namespace bench
