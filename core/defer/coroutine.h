// Coroutines as inlineCallbacks: Deferred<T> is a coroutine type, and co_await takes a Deferred's result.
#pragma once

#include <coroutine>
#include <type_traits>
#include <utility>

#include <ravel/defer/deferred.h>

namespace ravel::detail {

/// The parts of a coroutine's promise that do not depend on its type.
///
/// A coroutine runs at once, up to its first wait. Its frame is owned by what will resume it: the pair
/// it left in the awaited chain. If that chain goes without firing, so does the frame; a frame that itself
/// holds the last handle of what it awaits keeps both until their world is closed. The Deferred
/// the coroutine gives is fired when it has ended and its variables are gone.
class CoroutineState {
 public:
  std::suspend_never initial_suspend() const noexcept { return {}; }
  void unhandled_exception() { outcome_.setFailure(Failure::current()); }

  /// Ends the frame, then fires.
  auto final_suspend() noexcept {
    struct End {
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<>) const noexcept { state->finish(); }
      void await_resume() const noexcept {}
      CoroutineState* state;
    };
    return End{this};
  }

  /// The chain the coroutine waits for (or waited for last), for cancel().
  void setAwaited(Ref<Chain> chain) { awaited_ = std::move(chain); }

 protected:
  explicit CoroutineState(World* world);
  CoroutineState(const CoroutineState&) = delete;
  CoroutineState& operator=(const CoroutineState&) = delete;
  ~CoroutineState();

  Result outcome_;
  Ref<Chain> result_;  // of the Deferred that the coroutine gives

 private:
  void finish() noexcept;
  virtual void destroyFrame() = 0;

  Ref<Chain> awaited_;
};

/// Waits for one chain. See Deferred::operator co_await.
class AwaiterBase {
 public:
  explicit AwaiterBase(Ref<Chain> chain) : chain_(std::move(chain)) {}
  bool await_ready() {
    if (!chain_->usable()) return false;
    result_ = chain_->takeResult();
    return true;
  }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> waiting) {
    static_assert(std::is_base_of_v<CoroutineState, Promise>, "co_await a Deferred inside a Deferred's coroutine");
    suspend(waiting, waiting.promise());
  }

 protected:
  void suspend(std::coroutine_handle<> waiting, CoroutineState& state);
  Ref<Chain> chain_;
  Result result_;
};

template <class T>
class Awaiter : public AwaiterBase {
 public:
  using AwaiterBase::AwaiterBase;
  T await_resume() {
    if (result_.isFailure()) result_.failure().raiseException();
    if constexpr (!std::is_void_v<T>) return readResult<T>(result_);
  }
};

/// The first argument that belongs to a world decides where a coroutine's Deferred is made.
inline World* worldOf() { return nullptr; }
template <class First, class... Rest>
World* worldOf(First& first, Rest&... rest) {
  if constexpr (std::is_convertible_v<First&, WorldRef>) {
    return WorldRef(first).get();
  } else {
    return worldOf(rest...);
  }
}

template <class T>
class CoroutineResult : public CoroutineState {
 public:
  using CoroutineState::CoroutineState;
  template <class V>
  void return_value(V&& value) {
    if constexpr (std::is_convertible_v<V&&, T>) {
      outcome_.setValue(T(std::forward<V>(value)));
    } else {
      leaveResult(outcome_, std::forward<V>(value));
    }
  }
};
template <>
class CoroutineResult<void> : public CoroutineState {
 public:
  using CoroutineState::CoroutineState;
  void return_void() {}
};

template <class T>
class CoroutinePromise final : public CoroutineResult<T> {
 public:
  template <class... A>
  explicit CoroutinePromise(A&... args) : CoroutineResult<T>(worldOf(args...)) {}
  Deferred<T> get_return_object() { return Deferred<T>(this->result_); }

 private:
  void destroyFrame() override { std::coroutine_handle<CoroutinePromise>::from_promise(*this).destroy(); }
};

}  // namespace ravel::detail

namespace ravel {

template <class T>
detail::Awaiter<T> Deferred<T>::operator co_await() const {
  return detail::Awaiter<T>(chain_);
}

}  // namespace ravel
