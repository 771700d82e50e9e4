// CallRecord: what is known of one delayed call, and CallPool, where the records of a queue lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include <ravel/defer/ref.h>
#include <ravel/function.h>
#include <ravel/reactor/instant.h>

namespace ravel {

class World;

namespace detail {

class CallPool;
class CallRecord;

/// Where calls are kept: a reactor's CallQueue, or a Clock. Told of what handles do.
class CallKeeper {
 public:
  virtual Instant now() const = 0;
  /// record.state is Cancelled; its function goes next.
  virtual void cancelled(CallRecord& record) = 0;
  /// The call is to be made at `due`; the keeper writes the record.
  virtual void moved(CallRecord& record, Instant due) = 0;

  World& world() const { return world_; }

 protected:
  explicit CallKeeper(World& world) : world_(world) {}
  ~CallKeeper() = default;

 private:
  World& world_;
};

/// What a queue looks at, and the function's beginning, share a line of the cache.
class alignas(64) CallRecord {
 public:
  enum class State : std::uint8_t { Pending, Called, Cancelled };

  CallRecord(CallPool& pool, Instant due, std::uint64_t order, std::uint64_t id, Function<void()>&& function)
      : due(due), queuedFor(due), id(id), order_(order << 2), pool_(pool), function(std::move(function)) {}

  void retain() { ++references_; }
  inline void release();
  /// Null once the keeper is gone.
  inline CallKeeper* keeper() const;

  State state() const { return static_cast<State>(order_ & 3); }
  void setState(State state) { order_ = (order_ & ~std::uint64_t{3}) | static_cast<std::uint64_t>(state); }
  /// Among calls due at the same time.
  std::uint64_t order() const { return order_ >> 2; }

  Instant due;        // when it is to be made
  Instant queuedFor;  // where the queue has it: earlier than `due` after a delay
  std::uint64_t id;   // in traces
  int tag = 0;        // for who asked for it (see wasm/)

 private:
  std::uint32_t references_ = 0;
  std::uint64_t order_;  // and the state, in two bits
  CallPool& pool_;

 public:
  Function<void()> function;
};

/// The memory of one keeper's records: pieces for a few of them, and which are free. It grows to what was needed at
/// once, and goes when its keeper and the last record have gone. (Under a sanitizer each has a piece of its own.)
class CallPool {
 public:
  struct Leave {
    void operator()(CallPool* pool) const { pool->leave(); }
  };
  /// Held by the keeper.
  using Owner = std::unique_ptr<CallPool, Leave>;

  static Owner make(CallKeeper& keeper) { return Owner(new CallPool(keeper)); }

  Ref<CallRecord> take(Instant due, std::uint64_t order, std::uint64_t id, Function<void()>&& function) {
    if (free_.empty()) [[unlikely]]
      grow();
    void* place = free_.back();
    free_.pop_back();
    ++used_;
    return Ref<CallRecord>(::new (place) CallRecord(*this, due, order, id, std::move(function)));
  }
  void give(CallRecord& record);
  CallKeeper* keeper() const { return keeper_; }

 private:
  explicit CallPool(CallKeeper& keeper) : keeper_(&keeper) {}
  ~CallPool();
  void grow();
  void leave();

  CallKeeper* keeper_;
  std::size_t used_ = 0;
  std::vector<void*> free_;
  std::vector<void*> pieces_;
};

inline void CallRecord::release() {
  if (--references_ == 0) pool_.give(*this);
}
inline CallKeeper* CallRecord::keeper() const { return pool_.keeper(); }

}  // namespace detail
}  // namespace ravel
