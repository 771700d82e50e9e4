// NativeReactor: what other threads may do. Also run under ThreadSanitizer.
#include <ravel/native/native_reactor.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/support/errors.h"

using namespace ravel;
using support::Lines;

namespace {

constexpr int kThreads = 4;
constexpr int kCalls = 1000;  // of each

/// Threads that are joined at the end of the scope.
class Threads {
 public:
  template <class F>
  void start(F f) {
    threads_.emplace_back(std::move(f));
  }
  void join() {
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }
  ~Threads() { join(); }

 private:
  std::vector<std::thread> threads_;
};

void pauseFor(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }

}  // namespace

TEST_CASE("calls from other threads") {
  Lines ran;
  support::ErrorLog log;
  World world;
  log.attach(world);
  std::optional<NativeReactor> reactor(world);
  Threads threads;

  SECTION("are all made, in the reactor's thread, those of one thread in their order") {
    const auto here = std::this_thread::get_id();
    int made = 0;
    std::vector<int> next(kThreads);
    bool ordered = true;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.start([&, thread] {
        for (int i = 0; i < kCalls; ++i) {
          reactor->callFromThread([&, thread, i] {
            ordered = ordered && next[thread] == i && std::this_thread::get_id() == here;
            next[thread] = i + 1;
            if (++made == kThreads * kCalls) reactor->stop();
          });
          if (i % 100 == 0) pauseFor(1);
        }
      });
    }
    reactor->run();
    CHECK(made == kThreads * kCalls);
    CHECK(ordered);
  }
  SECTION("wake a reactor that waits") {
    reactor->callLater(20, [&] { reactor->stop(); });
    threads.start([&] {
      pauseFor(10);
      reactor->callFromThread([&] { reactor->stop(); });
    });
    reactor->run();
    CHECK(reactor->seconds() < 10);
  }
  SECTION("wake it when nothing else is to come") {
    threads.start([&] {
      pauseFor(10);
      reactor->callFromThread([&] { reactor->stop(); });
    });
    reactor->run();
    CHECK_FALSE(reactor->running());
  }
  SECTION("may be asked for before it runs, and come ahead of delayed calls") {
    reactor->callLater(0, [&] {
      ran.push_back("delayed");
      reactor->stop();
    });
    threads.start([&] { reactor->callFromThread([&] { ran.push_back("from a thread"); }); });
    threads.join();
    CHECK(ran.empty());
    reactor->run();
    CHECK(ran == Lines{"from a thread", "delayed"});
  }
  SECTION("may throw: that is logged, and the others are made") {
    threads.start([&] {
      reactor->callFromThread([] { throw std::runtime_error("boom"); });
      reactor->callFromThread([&] { reactor->stop(); });
    });
    reactor->run();
    CHECK(log.lines == Lines{"DelayedCall boom"});
  }
  SECTION("may fire Deferreds, which are not for several threads themselves") {
    Deferred<int> d(*reactor);
    d.addCallback([&](int value) {
      ran.push_back(std::to_string(value));
      reactor->stop();
    });
    threads.start([&] {
      auto result = std::make_unique<int>(6 * 7);
      reactor->callFromThread([&d, result = std::move(result)]() mutable { d.callback(*result); });
    });
    reactor->run();
    CHECK(ran == Lines{"42"});
  }
  SECTION("may ask for calls again, which wait for the next turn") {
    threads.start([&] {
      reactor->callFromThread([&] {
        ran.push_back("first");
        reactor->callFromThread([&] {
          ran.push_back("next turn");
          reactor->stop();
        });
        reactor->callLater(0, [&] { ran.push_back("delayed, this turn"); });
        ran.push_back("second");
      });
    });
    reactor->run();
    CHECK(ran == Lines{"first", "second", "delayed, this turn", "next turn"});
  }
  SECTION("that come after its end are not made, and go with it") {
    const auto held = std::make_shared<int>(0);
    std::atomic<bool> stopped = false;
    int late = 0;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.start([&] {
        // Each call holds its own: what they count is the reactor's thread's business alone.
        while (!stopped) reactor->callFromThread([] {});
        for (int i = 0; i < 10; ++i) reactor->callFromThread([held, &late] { ++late; });
      });
    }
    reactor->callLater(0.01, [&] { reactor->stop(); });
    reactor->run();
    stopped = true;
    threads.join();
    CHECK(held.use_count() == 1 + kThreads * 10);
    reactor.reset();
    CHECK(held.use_count() == 1);
    CHECK(late == 0);
  }
}
