// race: the first success of several Deferreds.
#pragma once

#include <ravel/defer/circle_guard.h>
#include <ravel/defer/deferred_list.h>

namespace ravel {

/// Every Deferred of a race failed: the failures in the order of the list.
class FailureGroup : public std::exception {
 public:
  explicit FailureGroup(std::vector<Failure> failures) : failures_(std::move(failures)) {}
  const char* what() const noexcept override { return "all of them failed"; }
  const std::vector<Failure>& failures() const { return failures_; }

 private:
  std::vector<Failure> failures_;
};

/// Fires with the first success; the others are cancelled before that. Fails with FailureGroup when all
/// have failed; never fires for an empty list. The members are left with nothing. cancel() cancels all.
template <class T>
Deferred<First<T>> race(WorldRef world, const std::vector<Deferred<T>>& members) {
  struct State {
    Deferred<First<T>> race;
    std::vector<Deferred<T>> members;
    std::vector<std::optional<Failure>> failures;
    std::size_t failed = 0;
    bool won = false;
  };
  auto state = std::make_shared<State>(State{Deferred<First<T>>(world), members, {}, 0, false});
  state->failures.resize(members.size());
  state->race.setCanceller([members, guard = detail::CircleGuard()](Deferred<First<T>>&) mutable {
    if (!guard.enter()) return;
    const detail::CircleGuard::Leaves leaves{guard};
    for (Deferred<T> member : members) member.cancel();
  });
  Deferred<First<T>> result = state->race;
  const auto won = [](const std::shared_ptr<State>& all, std::size_t index, auto first) {
    if (std::exchange(all->won, true)) return;
    for (std::size_t other = 0; other < all->members.size(); ++other) {
      if (other != index) all->members[other].cancel();
    }
    try {
      all->race.callback(std::move(first));
    } catch (const std::bad_alloc&) {
      all->race.errback(Failure::current());
    }
  };
  const auto failed = [](const std::shared_ptr<State>& all, std::size_t index, const Failure& failure) {
    all->failures[index] = failure;
    if (++all->failed < all->members.size()) return;
    try {
      std::vector<Failure> failures;
      for (auto& one : all->failures) failures.push_back(*one);
      all->race.errback(FailureGroup(std::move(failures)));
    } catch (const std::bad_alloc&) {
      all->race.errback(Failure::current());
    }
  };
  for (std::size_t index = 0; index < members.size(); ++index) {
    Deferred<T> member = members[index];
    const auto onFailure = [state, index, failed](const Failure& failure) { failed(state, index, failure); };
    if constexpr (std::is_void_v<T>) {
      member.addCallbacks([state, index, won] { won(state, index, First<void>{index}); }, onFailure);
    } else {
      member.addCallbacks(
          [state, index, won](T value) {
            won(state, index, First<T>{std::move(value), index});
          },
          onFailure);
    }
  }
  return result;
}

}  // namespace ravel
