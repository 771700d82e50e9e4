// NativeReactor: what only it has: real waiting, and libuv's handles beside its own.
#include <ravel/native/native_reactor.h>

#include <chrono>
#include <functional>
#include <memory>

#include <catch2/catch_test_macros.hpp>
#include <uv.h>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

/// A libuv timer that calls something once.
class UvTimer {
 public:
  UvTimer(NativeReactor& reactor, std::uint64_t milliseconds, std::function<void()> act) : act_(std::move(act)) {
    uv_timer_init(reactor.uvLoop(), &timer_);
    timer_.data = this;
    uv_timer_start(
        &timer_, [](uv_timer_t* timer) { static_cast<UvTimer*>(timer->data)->act_(); }, milliseconds, 0);
  }

 private:
  uv_timer_t timer_;  // closed by the reactor
  std::function<void()> act_;
};

}  // namespace

TEST_CASE("the native reactor") {
  Lines ran;
  World world;

  SECTION("really waits") {
    NativeReactor reactor(world);
    const auto begin = std::chrono::steady_clock::now();
    reactor.callLater(0.005, [&] { reactor.stop(); });
    reactor.run();
    CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(5));
  }
  SECTION("waits on when nothing is left, until something of libuv's comes") {
    auto timer = std::unique_ptr<UvTimer>();
    NativeReactor reactor(world);
    timer = std::make_unique<UvTimer>(reactor, 2, [&] {
      ran.emplace_back("came");
      reactor.stop();
    });
    reactor.run();
    CHECK(ran == Lines{"came"});
    CHECK_FALSE(reactor.running());
  }
  SECTION("makes calls that are asked for between turns, counted from then") {
    auto timer = std::unique_ptr<UvTimer>();
    NativeReactor reactor(world);
    timer = std::make_unique<UvTimer>(reactor, 3, [&] {
      const double now = reactor.seconds();
      DelayedCall call = reactor.callLater(0.002, [&] { reactor.stop(); });
      CHECK(call.getTime() >= now + 0.002);
    });
    reactor.run();
  }
  SECTION("moves calls that are reset between turns to a time counted from then") {
    auto timer = std::unique_ptr<UvTimer>();
    NativeReactor reactor(world);
    DelayedCall call = reactor.callLater(10, [&] { reactor.stop(); });
    timer = std::make_unique<UvTimer>(reactor, 3, [&] {
      const double now = reactor.seconds();
      call.reset(0.001);
      CHECK(call.getTime() >= now + 0.001);
    });
    reactor.run();
    CHECK(reactor.seconds() < 5);
  }
  SECTION("does not sleep over what a libuv timer asks for, though it was due before the waiting began") {
    auto timer = std::unique_ptr<UvTimer>();
    NativeReactor reactor(world);
    reactor.callLater(5, [&] { reactor.stop(); });
    SECTION("a call") {
      timer = std::make_unique<UvTimer>(reactor, 0, [&] { reactor.callLater(0.001, [&] { reactor.stop(); }); });
    }
    SECTION("a stop") {
      timer = std::make_unique<UvTimer>(reactor, 0, [&] { reactor.stop(); });
    }
    reactor.run();
    CHECK(reactor.seconds() < 4);
  }
  SECTION("goes cleanly without having run") {
    NativeReactor reactor(world);
    CHECK(reactor.seconds() >= 0);
  }
}
