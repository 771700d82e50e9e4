// BareTask: what a coroutine costs when it can do nothing but be awaited once. No cancelling, no errors, no callbacks.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

namespace bench {

class BareTask {
 public:
  struct promise_type {
    BareTask get_return_object() { return BareTask(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    auto final_suspend() const noexcept {
      struct End {
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> self) const noexcept {
          return self.promise().waiting ? self.promise().waiting : std::noop_coroutine();
        }
        void await_resume() const noexcept {}
      };
      return End{};
    }
    void return_value(int x) { value = x; }
    void unhandled_exception() { std::terminate(); }

    std::coroutine_handle<> waiting;
    int value = 0;
  };

  BareTask(BareTask&& other) noexcept : self_(std::exchange(other.self_, nullptr)) {}
  ~BareTask() {
    if (self_) self_.destroy();
  }

  bool await_ready() const { return self_.done(); }
  void await_suspend(std::coroutine_handle<> waiting) { self_.promise().waiting = waiting; }
  int await_resume() const { return self_.promise().value; }

 private:
  explicit BareTask(std::coroutine_handle<promise_type> self) : self_(self) {}
  std::coroutine_handle<promise_type> self_;
};

/// What a bare task waits for at the innermost.
struct BareGate {
  std::coroutine_handle<> waiting;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> who) { waiting = who; }
  int await_resume() const { return 1; }
};

}  // namespace bench
