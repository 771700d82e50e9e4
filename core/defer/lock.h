// DeferredLock and DeferredSemaphore: one at a time, or a few.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <type_traits>
#include <utility>

#include <ravel/defer/helpers.h>

namespace ravel {

namespace detail {

/// So many may pass; the others wait in a row.
class Turnstile {
 public:
  Turnstile(World* world, std::size_t tokens);
  ~Turnstile();
  void retain() { ++references_; }
  void release();

  /// Takes a token for `chain` and returns true, or puts it in the row.
  bool enter(Chain& chain);
  /// Gives a token back. The first of the row, which now has it; none when nobody waits.
  Ref<Chain> leave();
  void forget(Chain& chain);

  World* const world;
  const std::size_t limit;
  std::size_t tokens;
  std::deque<Ref<Chain>> waiting;

 private:
  std::uint32_t references_ = 0;
};

/// What DeferredLock and DeferredSemaphore have in common; Self is which of them it is.
template <class Self>
class Turns {
 public:
  /// Fires with this lock once it is ours: at once where it is free, else in the order of asking.
  /// cancel() gives up waiting.
  Deferred<Self> acquire() {
    Deferred<Self> d{WorldRef(state_->world)};
    if (state_->enter(*d.chain())) d.callback(self());
    return d;
  }

  /// Gives it to the first who waits, before this returns. Throws AssertionError where nobody holds it.
  void release() {
    const Ref<Turnstile> held = state_;
    if (const Ref<Chain> next = held->leave()) Deferred<Self>(next).callback(self());
  }

  /// Acquires, calls f(args...), and releases when f's result is there, value or failure; the Deferred gets
  /// that. cancel() while it waits: f is never called; later: what f returned is cancelled.
  template <class F, class... A>
  auto run(F&& f, A&&... args) {
    Deferred<Self> turn = acquire();
    try {
      return turn.addCallback([lock = self(), f = std::forward<F>(f),
                               bound = std::make_tuple(std::forward<A>(args)...)]() mutable {
        Ref<Chain> working;
        try {
          auto result =
              std::apply([&](auto&... each) { return maybeDeferred(WorldRef(lock.state_->world), f, each...); }, bound);
          working = result.chain();
          tap(*working, [lock]() mutable { lock.release(); });
          return result;
        } catch (...) {  // no memory: nobody else will release it
          lock.giveUp(working);
          throw;
        }
      });
    } catch (...) {  // no memory: nobody has this turn
      if (turn.called()) {
        release();
      } else {
        state_->forget(*turn.chain());
      }
      throw;
    }
  }

  /// How many wait.
  std::size_t waiting() const { return state_->waiting.size(); }
  friend bool operator==(const Turns&, const Turns&) = default;

 protected:
  Turns(WorldRef world, std::size_t tokens) : state_(new Turnstile(world.get(), tokens)) {}
  Ref<Turnstile> state_;

 private:
  /// Releases it, and what works under it, if there is something, is to end.
  void giveUp(const Ref<Chain>& working) {
    try {
      if (working) working->cancel();
    } catch (...) {  // another error is on its way
    }
    release();
  }
  Self self() const { return static_cast<const Self&>(*this); }
};

}  // namespace detail

/// A handle; copies are the same lock. Held by one at a time. Follows Twisted's DeferredLock.
class DeferredLock : public detail::Turns<DeferredLock> {
 public:
  explicit DeferredLock(WorldRef world) : Turns(world, 1) {}
  bool locked() const { return state_->tokens == 0; }
  friend std::string show(const DeferredLock&) { return "<DeferredLock>"; }
};

/// A handle; copies are the same semaphore. Held by up to `limit` at a time (std::invalid_argument below 1).
class DeferredSemaphore : public detail::Turns<DeferredSemaphore> {
 public:
  DeferredSemaphore(WorldRef world, int limit);
  std::size_t tokens() const { return state_->tokens; }
  std::size_t limit() const { return state_->limit; }
  friend std::string show(const DeferredSemaphore&) { return "<DeferredSemaphore>"; }
};

/// Releases at the end of a scope: after `co_await lock.acquire()`, Twisted's `async with`.
template <class Lock>
class Releasing {
 public:
  explicit Releasing(Lock lock) : lock_(std::move(lock)) {}
  Releasing(const Releasing&) = delete;
  Releasing& operator=(const Releasing&) = delete;
  ~Releasing() { lock_.release(); }

 private:
  Lock lock_;
};

}  // namespace ravel
