// NativeReactor: the reactor of programs outside the browser, on libuv.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include <ravel/reactor/loop.h>
#include <ravel/reactor/reactor.h>

struct uv_loop_s;

namespace ravel {

/// Something that has handles on a reactor's loop and goes with it at the latest.
class LoopGuest {
 public:
  virtual ~LoopGuest() = default;
  /// The reactor goes: close the handles, and call nobody.
  virtual void leave() = 0;
};

/// Waits in libuv for the next deadline or for input, whichever is first. run() goes on until stop(),
/// also when nothing is left to wait for, as Twisted's does.
class NativeReactor final : public Reactor {
 public:
  explicit NativeReactor(World& world);
  ~NativeReactor();

  double seconds() const override { return toSeconds(now()); }
  std::vector<DelayedCall> getDelayedCalls() const override { return loop_.pending(); }
  World& world() const override { return loop_.world(); }

  void run() override;
  void stop() override { loop_.stop(); }
  bool running() const override { return loop_.running(); }
  void callWhenRunning(Function<void()> f) override { loop_.callWhenRunning(std::move(f)); }
  void sleep(double seconds) override;

  /// For backends that add their own handles, such as CurlClient. What they call runs between turns.
  uv_loop_s* uvLoop() const;
  /// Owns `guest` until release(), or its own end.
  void keep(std::shared_ptr<LoopGuest> guest) { guests_.push_back(std::move(guest)); }
  void release(const LoopGuest& guest);

 private:
  struct Uv;

  DelayedCall schedule(double seconds, Function<void()> call) override {
    return loop_.callLater(seconds, std::move(call));
  }
  /// What the hardware says; and what programs are told: inside a turn time stands still.
  Instant clock() const;
  Instant now() const;
  void wait();
  void arm();

  Loop loop_;
  std::unique_ptr<Uv> uv_;
  std::vector<std::shared_ptr<LoopGuest>> guests_;
  bool inTurn_ = false;
};

}  // namespace ravel
