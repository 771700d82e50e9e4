// NativeReactor: the reactor of programs outside the browser, on libuv.
#pragma once

#include <memory>

#include <ravel/reactor/reactor.h>

struct uv_loop_s;

namespace ravel {

/// Waits in libuv for the next deadline or for input, whichever is first. run() goes on until stop(),
/// also when nothing is left to wait for, as Twisted's does.
class NativeReactor final : public Reactor {
 public:
  explicit NativeReactor(World& world);
  ~NativeReactor();

  Instant now() const override;
  bool waits() const override { return true; }
  void run() override;
  void sleep(double seconds) override;

  /// For backends that add their own handles, such as CurlClient. What they call runs between turns.
  uv_loop_s* uvLoop() const;

 private:
  struct Uv;

  void changed() override;
  /// What the hardware says; programs are told that inside a turn time stands still.
  Instant clock() const;
  void wait();
  void arm();

  std::unique_ptr<Uv> uv_;
  bool inTurn_ = false;
};

}  // namespace ravel
