// Coroutines as inlineCallbacks: Deferred<T> is a coroutine type, and co_await takes a Deferred's result.
//
// Compiled to WebAssembly by Clang 19 with -fwasm-exceptions and optimization, a co_await inside a `try` inside a
// loop is not caught there: Clang gives such functions a wrong order of blocks. Mark them [[clang::optnone]].
#pragma once

#include <coroutine>
#include <memory>
#include <type_traits>
#include <utility>

#include <ravel/defer/deferred.h>

namespace ravel::detail {

/// The parts of a coroutine's promise that do not depend on its type.
///
/// A coroutine runs at once, up to its first wait. Its frame is owned by what will resume it: the pair
/// it left in the awaited chain. If that chain goes without firing, so does the frame; a frame that itself
/// holds the last handle of what it awaits keeps both until their world is closed. The Deferred the
/// coroutine gives is fired when it has ended and its variables are gone; if the program has fired that
/// by hand, AlreadyCalledError becomes the failure of what was awaited last.
///
/// cancel() of that Deferred cancels the innermost wait, whose failure comes out of co_await. As in
/// Twisted, it is fired then: it waits for a Deferred without a name, which gets what the coroutine ends
/// with, if it goes on after all, and takes further cancels.
class CoroutineState {
 public:
  CoroutineState(const CoroutineState&) = delete;
  CoroutineState& operator=(const CoroutineState&) = delete;

  // Of the frame.
  static void* operator new(std::size_t bytes) { return takeStorage(bytes); }
  static void operator delete(void* storage, std::size_t bytes) { giveStorage(storage, bytes); }

  std::suspend_never initial_suspend() const noexcept { return {}; }
  void unhandled_exception() { outcome_.setFailure(Failure::current()); }

  /// One that never waited ends itself; else it is who resumed it that ends it.
  auto final_suspend() noexcept {
    struct End {
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<>) const noexcept {
        if (!state->resumed_) state->finish();  // nobody can have fired it yet: nothing is thrown
      }
      void await_resume() const noexcept {}
      CoroutineState* state;
    };
    return End{this};
  }

 protected:
  explicit CoroutineState(World* world);
  ~CoroutineState();

  Result outcome_;
  Ref<Chain> target_;  // of the Deferred that gets the outcome; null if cancel() had no memory for one

 private:
  friend class AwaiterBase;
  struct Resume;
  struct Cancelled;

  void makeTarget(World* world);
  void cancel(Chain& target);
  /// Ends the frame, then fires.
  void finish();
  virtual void destroyFrame() = 0;

  Ref<Chain> awaited_;  // waited for now, or last
  bool resumed_ = false;
  bool adding_ = false;                      // it is leaving its pair in the awaited chain
  std::shared_ptr<CoroutineState*> itself_;  // null once it is gone; made by cancel()
};

/// Waits for one chain. See Deferred::operator co_await.
class AwaiterBase {
 public:
  /// Takes a result, or copies it where it is to be seen by others meanwhile.
  using Look = void (*)(Result& from, Result& into);

  AwaiterBase(Ref<Chain> chain, Look look) : chain_(std::move(chain)), look_(look) {}
  bool await_ready() {
    if (!chain_->settled()) return false;
    result_ = chain_->takeResult();
    return true;
  }
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> waiting) {
    static_assert(std::is_base_of_v<CoroutineState, Promise>, "co_await a Deferred inside a Deferred's coroutine");
    return suspend(waiting, waiting.promise());
  }

 protected:
  bool suspend(std::coroutine_handle<> waiting, CoroutineState& state);
  Ref<Chain> chain_;
  Look look_;
  Result result_;
};

template <class T>
void lookAt(Result& from, Result& into) {
  if (from.isFailure()) return into.setFailure(from.failure());
  if constexpr (!std::is_void_v<T>) {
    if constexpr (kStays<T>) {
      if (const T* value = from.value<T>()) return into.setValue(T(*value));
    }
  }
  into = std::move(from);
}

template <class T>
class Awaiter : public AwaiterBase {
 public:
  explicit Awaiter(Ref<Chain> chain) : AwaiterBase(std::move(chain), &lookAt<T>) {}
  T await_resume() {
    if (result_.isFailure()) result_.failure().raiseException();
    if constexpr (!std::is_void_v<T>) return readResult<T>(result_);
  }
};

/// Reads the result of a fired chain without taking it.
template <class T>
class PeekAwaiter : public Awaiter<T> {
 public:
  using Awaiter<T>::Awaiter;
  bool await_ready() {
    if (!this->chain_->usable()) return false;
    this->chain_->handled();
    Result& result = this->chain_->result();
    if (result.isFailure()) {
      this->result_.setFailure(result.failure());
    } else if constexpr (!std::is_void_v<T>) {
      if (const T* value = result.template value<T>()) this->result_.setValue(T(*value));
    }
    return true;
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
  Deferred<T> get_return_object() { return Deferred<T>(this->target_); }

 private:
  void destroyFrame() override { std::coroutine_handle<CoroutinePromise>::from_promise(*this).destroy(); }
};

}  // namespace ravel::detail

namespace ravel {

template <class T>
detail::Awaiter<T> Deferred<T>::operator co_await() const {
  return detail::Awaiter<T>(chain_);
}

/// `co_await peek(d)`: as `co_await d`, but a Deferred that has fired keeps its result for others (a failure
/// counts as handled). Twisted's `await`, where `co_await d` is its `yield`. T must be copyable.
template <class T>
detail::PeekAwaiter<T> peek(const Deferred<T>& d) {
  return detail::PeekAwaiter<T>(d.chain());
}

}  // namespace ravel
