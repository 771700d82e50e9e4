// DeferredQueue<T>: values handed from those who put to those who get.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include <ravel/defer/helpers.h>

namespace ravel {

/// A handle; copies are the same queue. Follows Twisted's DeferredQueue.
template <class T>
class DeferredQueue {
 public:
  /// `size`: how many values may lie there; `backlog`: how many may wait. Without one there is no limit;
  /// 0 is a limit too.
  explicit DeferredQueue(WorldRef world, std::optional<std::size_t> size = {}, std::optional<std::size_t> backlog = {})
      : state_(std::make_shared<State>(State{world, size, backlog, {}, {}})) {}

  /// Fires the first Deferred that waits, before this returns; else keeps the value. Throws QueueOverflow
  /// when it is full.
  void put(T value) {
    const std::shared_ptr<State> held = state_;
    if (!held->waiting.empty()) {
      detail::Result put;
      put.setValue(std::move(value));  // may throw: before anybody is called
      const Deferred<T> first = std::move(held->waiting.front());
      held->waiting.pop_front();
      first.chain()->fire(std::move(put));
    } else if (held->size && held->pending.size() >= *held->size) {
      throw QueueOverflow();
    } else {
      held->pending.push_back(std::move(value));
    }
  }

  /// A value that is there, or one to come, in the order of asking; cancel() gives up waiting. Throws
  /// QueueUnderflow when too many wait.
  Deferred<T> get() {
    if (!state_->pending.empty()) {
      Deferred<T> d(state_->world);
      detail::Result got;
      got.setValue(std::move(state_->pending.front()));
      state_->pending.pop_front();
      d.chain()->fire(std::move(got));
      return d;
    }
    if (state_->backlog && state_->waiting.size() >= *state_->backlog) throw QueueUnderflow();
    Deferred<T> d(state_->world, [queue = std::weak_ptr(state_)](Deferred<T>& self) {
      if (auto state = queue.lock()) {
        std::erase_if(state->waiting, [&](const Deferred<T>& each) { return each.chain() == self.chain(); });
      }
    });
    state_->waiting.push_back(d);
    return d;
  }

  /// The values that nobody has taken yet.
  const std::deque<T>& pending() const { return state_->pending; }
  /// How many wait.
  std::size_t waiting() const { return state_->waiting.size(); }

 private:
  struct State {
    WorldRef world;
    std::optional<std::size_t> size;
    std::optional<std::size_t> backlog;
    std::deque<T> pending;
    std::deque<Deferred<T>> waiting;
  };
  std::shared_ptr<State> state_;
};

}  // namespace ravel
