// NativeReactor: libuv's loop does the waiting, Loop does the turns.
#include <ravel/native/native_reactor.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include <uv.h>

namespace ravel {

struct NativeReactor::Uv {
  Uv() : zero(uv_hrtime()) {
    uv_loop_init(&loop);
    uv_timer_init(&loop, &deadline);
    uv_async_init(&loop, &awake, nullptr);  // keeps the loop waiting when nothing else does
  }
  ~Uv() {
    uv_walk(
        &loop,
        [](uv_handle_t* handle, void*) {
          if (!uv_is_closing(handle)) uv_close(handle, nullptr);
        },
        nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
  }

  uv_loop_t loop;
  uv_timer_t deadline;
  uv_async_t awake;
  std::uint64_t zero;
};

NativeReactor::NativeReactor(World& world) : loop_(world), uv_(std::make_unique<Uv>()) {
  world.setClock([this] { return seconds(); });
}

NativeReactor::~NativeReactor() { world().setClock({}); }

Instant NativeReactor::clock() const { return static_cast<Instant>(uv_hrtime() - uv_->zero); }

double NativeReactor::seconds() const { return toSeconds(inTurn_ ? loop_.now() : clock()); }

uv_loop_s* NativeReactor::uvLoop() const { return &uv_->loop; }

DelayedCall NativeReactor::schedule(double seconds, Function<void()> call) {
  if (!inTurn_) loop_.setNow(std::max(loop_.now(), clock()));
  return loop_.callLater(seconds, std::move(call));
}

void NativeReactor::run() {
  loop_.start(clock());
  for (;;) {
    inTurn_ = true;
    const bool more = loop_.turn(clock());
    inTurn_ = false;
    if (!more) return;
    wait();
  }
}

void NativeReactor::wait() {
  const auto due = loop_.nextDue();
  if (!due) {
    uv_run(&uv_->loop, UV_RUN_ONCE);
    return;
  }
  const Instant left = *due - clock();
  if (left <= 0) {
    uv_run(&uv_->loop, UV_RUN_NOWAIT);
    return;
  }
  // libuv counts in milliseconds; rounding up keeps a turn from coming early and finding nothing due.
  const auto milliseconds = static_cast<std::uint64_t>((left + 999'999) / 1'000'000);
  uv_update_time(&uv_->loop);
  uv_timer_start(&uv_->deadline, [](uv_timer_t*) {}, milliseconds, 0);
  uv_run(&uv_->loop, UV_RUN_ONCE);
  uv_timer_stop(&uv_->deadline);
}

void NativeReactor::sleep(double seconds) {
  if (seconds < 0) throw std::invalid_argument("sleep: seconds must not be negative");
  const Instant length = toInstant(seconds);
  if (world().traced()) world().record({.kind = TraceKind::Blocked, .due = toSeconds(later(clock(), length))});
  std::this_thread::sleep_for(std::chrono::nanoseconds(length));
  if (inTurn_) loop_.setNow(clock());
}

}  // namespace ravel
