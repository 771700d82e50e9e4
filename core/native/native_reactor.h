// NativeReactor: the reactor of programs outside the browser, on libuv.
#pragma once

#include <memory>
#include <utility>
#include <vector>

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
  ~NativeReactor() override;

  Instant now() const override;
  bool waits() const override { return true; }
  void run() override;
  void sleep(double seconds) override;

  /// For backends that add their own handles, such as CurlClient. What they call runs between turns.
  uv_loop_s* uvLoop() const;
  /// Owns `guest` until release(), or its own end.
  void keep(std::shared_ptr<LoopGuest> guest) { guests_.push_back(std::move(guest)); }
  void release(const LoopGuest& guest);

 private:
  struct Uv;

  void changed() override;
  /// What the hardware says; programs are told that inside a turn time stands still.
  Instant clock() const;
  void wait();
  void arm();

  std::unique_ptr<Uv> uv_;
  std::vector<std::shared_ptr<LoopGuest>> guests_;
  bool inTurn_ = false;
};

}  // namespace ravel
