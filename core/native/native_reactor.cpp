// NativeReactor: libuv's loop does the waiting, Loop does the turns.
#include <ravel/native/native_reactor.h>

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

#include <uv.h>

namespace ravel {

namespace {

/// As long as turns follow each other they may go on without a look for input: asking the system takes longer than
/// many turns do.
constexpr Instant kUnseen = 200'000;

}  // namespace

struct NativeReactor::Uv {
  explicit Uv(NativeReactor& reactor) : zero(uv_hrtime()) {
    uv_loop_init(&loop);
    uv_timer_init(&loop, &deadline);
    uv_async_init(&loop, &awake, nullptr);  // wakes it, and keeps it waiting when nothing else does
    uv_prepare_init(&loop, &beforeWaiting);
    beforeWaiting.data = &reactor;
    uv_prepare_start(&beforeWaiting, [](uv_prepare_t* self) { static_cast<NativeReactor*>(self->data)->arm(); });
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
  uv_prepare_t beforeWaiting;
  std::uint64_t zero;
};

NativeReactor::NativeReactor(World& world) : Reactor(world), uv_(std::make_unique<Uv>(*this)) {
  world.setClock([this] { return seconds(); });
  loop_.setClock([this] { return now(); });
}

NativeReactor::~NativeReactor() {
  for (const auto& guest : std::exchange(guests_, {})) guest->leave();
  world().setClock({});
}

void NativeReactor::release(const LoopGuest& guest) {
  std::erase_if(guests_, [&](const auto& each) { return each.get() == &guest; });
}

Instant NativeReactor::clock() const { return static_cast<Instant>(uv_hrtime() - uv_->zero); }

Instant NativeReactor::now() const { return inTurn_ ? loop_.now() : clock(); }

uv_loop_s* NativeReactor::uvLoop() const { return &uv_->loop; }

void NativeReactor::run() {
  Instant at = clock();
  Instant looked = at;  // when libuv looked for input
  loop_.start(at);
  for (;;) {
    inTurn_ = true;
    const bool more = loop_.turn(at);
    inTurn_ = false;
    if (!more) return;
    at = clock();
    const auto due = loop_.nextDue();
    if (due && *due <= at && at - looked < kUnseen) continue;
    wait();
    at = looked = clock();
  }
}

/// libuv's only call for other threads. In its own thread it is not needed: what is new is seen before the
/// next wait.
void NativeReactor::changed() { uv_async_send(&uv_->awake); }

void NativeReactor::wait() {
  uv_run(&uv_->loop, UV_RUN_ONCE);
  uv_timer_stop(&uv_->deadline);
}

void NativeReactor::arm() {
  // Called by libuv last before it waits: its own timers (curl has one) have been called then, and what
  // they called may have stopped the reactor, let its shutdown go on to the end, or asked for calls.
  const auto due = loop_.nextDue();
  const Instant left = !loop_.started() ? 0 : due ? *due - clock() : 1;
  if (left <= 0) {
    uv_stop(&uv_->loop);  // it looks for input, but does not wait
  } else if (due) {
    // libuv counts in milliseconds; rounding up keeps turns from coming early again and again.
    uv_update_time(&uv_->loop);
    uv_timer_start(
        &uv_->deadline, [](uv_timer_t*) {}, static_cast<std::uint64_t>((left + 999'999) / 1'000'000), 0);
  }
}

void NativeReactor::sleep(double seconds) {
  if (seconds < 0) throw std::invalid_argument("sleep: seconds must not be negative");
  const Instant length = toInstant(seconds);
  if (world().traced()) world().record({.kind = TraceKind::Blocked, .due = toSeconds(later(clock(), length))});
  std::this_thread::sleep_for(std::chrono::nanoseconds(length));
  if (inTurn_) loop_.setNow(clock());
}

}  // namespace ravel
