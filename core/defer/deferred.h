// Deferred<T>: a result that is not there yet, with its chain of callbacks and errbacks.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#include <ravel/defer/errors.h>
#include <ravel/defer/pair.h>
#include <ravel/reactor/delayed_call.h>
#include <ravel/world.h>

namespace ravel {

class ReactorTime;

namespace detail {
template <class T>
class CoroutinePromise;
template <class T>
class Awaiter;

/// Calls `action` when the chain gets here, in either lane, and lets the result pass.
void tap(Chain& chain, Function<void()> action);

/// One addTimeout, held by its pairs: without them nothing is left of it.
struct Timeout {
  Timeout() = default;
  Timeout(const Timeout&) = delete;
  Timeout& operator=(const Timeout&) = delete;
  ~Timeout() {
    if (call.active()) call.cancel();
  }

  DelayedCall call;
  bool over = false;  // it came to that
};
std::shared_ptr<Timeout> startTimeout(Chain& chain, double seconds, ReactorTime& clock);
void endTimeout(Chain& chain, std::shared_ptr<Timeout> timeout);
void addTimeout(Chain& chain, double seconds, ReactorTime& clock);
}  // namespace detail

/// A handle. Copies share one chain, which lives as long as a handle leads to it, directly or over
/// Deferreds that wait for each other. Whoever made it fires it once, with `callback` or `errback`; the pairs then run
/// there and then, in order, before `callback` returns. Pairs added later run at once.
///
/// Follows Twisted's Deferred, with types: `addCallback` of a function from T to U gives a Deferred<U>,
/// a handle of the same chain that knows what it carries from there on. A handle of an earlier type
/// that is used again is checked when its callbacks run (WrongResultType).
///
///     Deferred<std::string> page(reactor);
///     page.addCallback([](const std::string& text) { return text.size(); })
///         .addErrback([](const Failure& failure) { failure.trap<HttpError>(); return std::size_t{0}; });
///     reactor.callLater(1.0, [page]() mutable { page.callback("hello"); });
///
/// Not for several threads. A failure that no errback took is logged when the last handle goes.
template <class T = void>
class Deferred {
 public:
  using promise_type = detail::CoroutinePromise<T>;
  using Canceller = Function<void(Deferred&)>;

  /// Outside any world: nothing of it is traced, and an unhandled failure goes to standard error.
  Deferred() : chain_(detail::Chain::make(nullptr)) {}
  /// `at` is for World::setDebugging, here and below.
  explicit Deferred(WorldRef world, Place at = Place::here()) : chain_(detail::Chain::make(world.get(), at)) {}
  /// `canceller` is called by cancel() before there is a result; it stops the work, and may fire.
  Deferred(WorldRef world, Canceller canceller, Place at = Place::here()) : Deferred(world, at) {
    setCanceller(std::move(canceller));
  }

  /// A handle of a chain that exists.
  explicit Deferred(Ref<detail::Chain> chain) : chain_(std::move(chain)) {}

  /// Runs f(value, extra...) when the chain gets here in the callback lane. What f returns is the
  /// next value; what it throws goes down the errback lane; if it returns a Deferred, the chain waits
  /// for that one's result.
  template <class F, class... Extra>
  auto addCallback(F&& f, Extra&&... extra) {
    using Call = detail::OnValue<T, std::decay_t<F>, std::decay_t<Extra>...>;
    using Next =
        typename detail::Joined<typename detail::HandsOn<typename Call::Returned>::Type, detail::OnlyFails>::Type;
    add<Call, void>(detail::Entry::Callback, bind(std::forward<F>(f), std::forward<Extra>(extra)...), nullptr);
    return Deferred<Next>(chain_);
  }

  /// Runs f(failure, extra...) when the chain gets here in the errback lane. What f returns goes on in
  /// the callback lane, so it is a T, or nothing (then the handle forgets the type), or a Failure.
  template <class F, class... Extra>
  auto addErrback(F&& f, Extra&&... extra) {
    using Call = detail::OnFailure<std::decay_t<F>, std::decay_t<Extra>...>;
    using Next = typename detail::Joined<T, typename detail::HandsOn<typename Call::Returned>::Type>::Type;
    add<void, Call>(detail::Entry::Errback, nullptr, bind(std::forward<F>(f), std::forward<Extra>(extra)...));
    return Deferred<Next>(chain_);
  }

  /// One pair: of callback and errback, one runs. An error in one of them goes to the next pair.
  template <class F, class G>
  auto addCallbacks(F&& callback, G&& errback) {
    using OnValue = detail::OnValue<T, std::decay_t<F>>;
    using OnFailure = detail::OnFailure<std::decay_t<G>>;
    using Next = typename detail::Joined<typename detail::HandsOn<typename OnValue::Returned>::Type,
                                         typename detail::HandsOn<typename OnFailure::Returned>::Type>::Type;
    add<OnValue, OnFailure>(detail::Entry::Both, bind(std::forward<F>(callback)), bind(std::forward<G>(errback)));
    return Deferred<Next>(chain_);
  }

  /// Runs f(outcome, extra...) in either lane; f takes a const Outcome<T>&, or nothing.
  template <class F, class... Extra>
  auto addBoth(F&& f, Extra&&... extra);

  /// Fires with a value. Throws AlreadyCalledError when it was fired before.
  template <class V>
    requires(!std::is_void_v<T> && std::is_convertible_v<V &&, T>)
  void callback(V&& value, Place at = Place::here()) {
    if constexpr (!detail::Result::fits<T>) {
      detail::Result made;
      made.setValue(T(std::forward<V>(value)));  // may throw: before anything changes
      if (!chain_->beginFiring(at)) return;
      chain_->result() = std::move(made);
    } else if constexpr (std::is_nothrow_constructible_v<T, V&&>) {
      if (!chain_->beginFiring(at)) return;
      chain_->result().setValue(T(std::forward<V>(value)));
    } else {
      T made(std::forward<V>(value));  // may throw: before anything changes
      if (!chain_->beginFiring(at)) return;
      chain_->result().setValue(std::move(made));
    }
    chain_->fired();
  }
  void callback(Place at = Place::here())
    requires std::is_void_v<T>
  {
    if (chain_->beginFiring(at)) chain_->fired();
  }
  /// Fires with an error (a std::exception or a Failure).
  void errback(Failure failure, Place at = Place::here()) { chain_->errback(std::move(failure), at); }

  /// Asks to stop. Unfired: calls the canceller, and fires with CancelledError if that fired nothing;
  /// without a canceller one later firing is ignored. Waiting for another Deferred: cancels that one.
  /// Done: nothing. What a canceller throws comes out here.
  void cancel() { chain_->cancel(); }
  void setCanceller(Canceller canceller) {
    chain_->setCanceller([canceller = std::move(canceller)](detail::Chain& chain) mutable {
      Deferred self{Ref<detail::Chain>(&chain)};
      canceller(self);
    });
  }

  /// Cancels it after `seconds`, unless it has fired by then; a failure that comes of this is a
  /// TimeoutError for the pairs that follow. When the result gets here in time, the clock's call is
  /// cancelled. Pairs added before see CancelledError. Several may be added.
  Deferred& addTimeout(double seconds, ReactorTime& clock) {
    detail::addTimeout(*chain_, seconds, clock);
    return *this;
  }
  /// As above, but what becomes of the result after a timeout says f(outcome, seconds), as in addBoth.
  template <class F>
  Deferred& addTimeout(double seconds, ReactorTime& clock, F&& f);

  /// Fires `other` with what the chain carries here, which is left with nothing. Firing or cancelling
  /// `other` does nothing to this one.
  void chainDeferred(Deferred other) {
    const auto fail = [other](const Failure& failure) mutable { other.errback(failure); };
    if constexpr (std::is_void_v<T>) {
      addCallbacks([other]() mutable { other.callback(); }, fail);
    } else {
      addCallbacks([other](T value) mutable { other.callback(std::move(value)); }, fail);
    }
  }

  /// While it is paused no callback runs; firing only stores the result. Pauses count.
  void pause() { chain_->pause(); }
  void unpause() { chain_->unpause(); }

  /// "<Deferred>", "<Deferred current result: 5>" or "<Deferred waiting on Deferred>".
  std::string repr() const { return chain_->repr(); }
  bool called() const { return chain_->called(); }
  int paused() const { return chain_->paused(); }
  /// Its number in traces; 0 outside a world.
  std::uint64_t id() const { return chain_->id(); }
  const Ref<detail::Chain>& chain() const { return chain_; }
  /// Gives the handle's reference away; the handle is of no use then.
  detail::Chain* detach() { return chain_.detach(); }

  /// In a coroutine: takes the result (the chain is left with nothing), or throws the failure.
  detail::Awaiter<T> operator co_await() const;

 private:
  template <class F, class... Extra>
  static auto bind(F&& f, Extra&&... extra) {
    return std::tuple<std::decay_t<F>, std::decay_t<Extra>...>(std::forward<F>(f), std::forward<Extra>(extra)...);
  }

  /// Adds a closure with both sides. OnValue or OnFailure is void for a side that lets things pass.
  template <class OnValue, class OnFailure, class F, class G>
  void add(detail::Entry::Sides sides, F&& onValue, G&& onFailure);

  Ref<detail::Chain> chain_;
};

template <class T>
template <class OnValue, class OnFailure, class F, class G>
void Deferred<T>::add(detail::Entry::Sides sides, F&& onValue, G&& onFailure) {
  struct Pair {
    [[no_unique_address]] std::decay_t<F> onValue;
    [[no_unique_address]] std::decay_t<G> onFailure;
  };
  const auto run = [](detail::Entry& entry, detail::Chain& chain) {
    auto& pair = *static_cast<Pair*>(entry.closure());
    detail::Result& result = chain.result();
    if (result.isFailure()) {
      if constexpr (!std::is_void_v<OnFailure>) {
        std::apply([&](auto&... parts) { OnFailure::call(result, parts...); }, pair.onFailure);
      }
    } else {
      if constexpr (!std::is_void_v<OnValue>) {
        std::apply([&](auto&... parts) { OnValue::call(result, parts...); }, pair.onValue);
      }
    }
    return false;
  };
  chain_->add(run, sides, Pair{std::forward<F>(onValue), std::forward<G>(onFailure)});
}

template <class T>
template <class F>
Deferred<T>& Deferred<T>::addTimeout(double seconds, ReactorTime& clock, F&& f) {
  auto timeout = detail::startTimeout(*chain_, seconds, clock);
  struct Pair {
    std::shared_ptr<detail::Timeout> timeout;
    double seconds;
    std::decay_t<F> f;
  };
  const auto run = [](detail::Entry& entry, detail::Chain& chain) {
    auto& pair = *static_cast<Pair*>(entry.closure());
    if (!pair.timeout->over) return false;
    const Outcome<T> outcome = detail::readOutcome<T>(chain.result());
    detail::callInto(chain.result(), pair.f, outcome, pair.seconds);
    return false;
  };
  chain_->add(run, detail::Entry::Both, Pair{timeout, seconds, std::forward<F>(f)});
  detail::endTimeout(*chain_, std::move(timeout));
  return *this;
}

template <class T>
template <class F, class... Extra>
auto Deferred<T>::addBoth(F&& f, Extra&&... extra) {
  using Function = std::decay_t<F>;
  constexpr bool takesOutcome = std::is_invocable_v<Function&, const Outcome<T>&, std::decay_t<Extra>&...>;
  static_assert(takesOutcome || std::is_invocable_v<Function&, std::decay_t<Extra>&...>,
                "addBoth takes a function of const Outcome<T>&, then the extra arguments");
  // Both sides share the one function.
  struct Pair {
    std::tuple<Function, std::decay_t<Extra>...> parts;
  };
  const auto run = [](detail::Entry& entry, detail::Chain& chain) {
    auto& pair = *static_cast<Pair*>(entry.closure());
    detail::Result& result = chain.result();
    std::apply(
        [&](auto& function, auto&... more) {
          if constexpr (takesOutcome) {
            const Outcome<T> outcome = detail::readOutcome<T>(result);
            detail::callInto(result, function, outcome, more...);
          } else {
            detail::callInto(result, function, more...);
          }
        },
        pair.parts);
    return false;
  };
  using Returned = typename decltype([] {
    if constexpr (takesOutcome) {
      return std::invoke_result<Function&, const Outcome<T>&, std::decay_t<Extra>&...>{};
    } else {
      return std::invoke_result<Function&, std::decay_t<Extra>&...>{};
    }
  }())::type;
  chain_->add(run, detail::Entry::Both, Pair{{std::forward<F>(f), std::forward<Extra>(extra)...}});
  using Next = typename detail::Joined<typename detail::HandsOn<Returned>::Type, detail::OnlyFails>::Type;
  return Deferred<Next>(chain_);
}

}  // namespace ravel

#include <ravel/defer/coroutine.h>
