// CallbackList: the queue of pairs that a chain still has to run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include <ravel/defer/ref.h>

namespace ravel::detail {

class Chain;

/// One pair, or one waiter, at the front of its closure. `run` is told the chain, finds the current
/// result there and leaves the next one; it is called only when `sides` covers the lane the result is in.
struct alignas(8) Entry {
  enum Sides : std::uint8_t { Neither = 0, Callback = 1, Errback = 2, Both = 3 };
  enum class What : std::uint8_t {
    Pair,    // functions of the program
    Silent,  // functions of this library, which leave no trace
    Run,     // several pairs of another language, which traces them itself (see wasm/)
    Waiter,  // another chain that takes the result: its closure is a Ref<Chain>
    Link,    // the list goes on in another block: its closure is a Block
  };

  /// Returns true when the entry is not done and stays in front (a run of another language's pairs).
  bool (*run)(Entry&, Chain&);
  void (*destroy)(Entry&);  // null where there is nothing to destroy
  std::uint32_t size;       // of header and closure
  std::uint32_t number;     // counts the pairs of this chain, for traces
  Sides sides;
  What what;

  void* closure() { return this + 1; }
};

/// Entries lie one after another in blocks: the first block is part of the chain, later ones double
/// in size. Entries never move, so one may run while others are added. A list that runs empty starts
/// again at the front of its block: a chain that is used for long allocates nothing more.
class CallbackList {
 public:
  CallbackList() = default;
  CallbackList(const CallbackList&) = delete;
  CallbackList& operator=(const CallbackList&) = delete;
  ~CallbackList() {
    if (!empty() || start_ != inside_) clear();
  }

  bool empty() const { return head_ == tail_; }
  /// The next entry; never a Link. Only while the list is not empty.
  Entry& front() {
    auto& entry = *std::launder(reinterpret_cast<Entry*>(head_));
    return entry.what == Entry::What::Link ? follow(entry) : entry;
  }
  /// Destroys the front entry's closure and forgets the entry.
  void pop() { pop(front()); }
  void pop(Entry& entry) {
    if (entry.destroy) [[unlikely]]
      std::exchange(entry.destroy, nullptr)(entry);
    head_ += entry.size;
    if (head_ == tail_) head_ = tail_ = start_;
  }

  template <class Closure>
  Entry& push(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure);
  /// A pair that leaves no trace, and is not counted.
  template <class Closure>
  void pushSilent(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure) {
    push(run, sides, std::forward<Closure>(closure)).what = Entry::What::Silent;
    --pairs_;
  }
  /// A silent pair ahead of all others. Allocates a block.
  template <class Closure>
  void pushFront(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure);
  void pushWaiter(Ref<Chain> waiter);
  /// The waiter at the front, which is popped.
  Ref<Chain> popWaiter();

 private:
  static constexpr std::size_t kInside = 176;
  static constexpr std::size_t kAlign = alignof(void*) > 8 ? alignof(void*) : 8;

  /// Where a list goes on: in a block, at one of its entries.
  struct Block {
    std::byte* start;
    std::byte* head;
    std::size_t bytes;
  };
  static constexpr std::size_t kLinkSize = sizeof(Entry) + (sizeof(Block) + kAlign - 1) / kAlign * kAlign;

  /// A link must always fit behind the last entry.
  void* reserve(std::size_t size) {
    if (tail_ + size + kLinkSize > limit_) [[unlikely]]
      grow(size);
    return std::exchange(tail_, tail_ + size);
  }
  void grow(std::size_t size);
  void* reserveInFront(std::size_t size);
  static void link(std::byte* at, const Block& next);
  Entry& follow(Entry& link);
  void freeBlock();
  void clear();
  template <class C>
  static Entry* place(void* at, bool (*run)(Entry&, Chain&), Entry::Sides sides, C&& closure);
  template <class C>
  static constexpr std::size_t kSize = (sizeof(Entry) + sizeof(C) + kAlign - 1) / kAlign * kAlign;

  std::byte* head_ = inside_;
  std::byte* tail_ = inside_;
  std::byte* limit_ = inside_ + kInside;  // of the block that tail_ is in
  std::byte* start_ = inside_;            // of the block that head_ is in
  std::size_t bytes_ = kInside;           // of that block
  std::uint32_t pairs_ = 0;
  std::uint32_t nextBlock_ = 512;  // bytes
  alignas(kAlign) std::byte inside_[kInside];
};

template <class C>
Entry* CallbackList::place(void* at, bool (*run)(Entry&, Chain&), Entry::Sides sides, C&& closure) {
  auto* entry = ::new (at) Entry{run, nullptr, kSize<C>, 0, sides, Entry::What::Silent};
  ::new (entry->closure()) C(std::move(closure));  // NOLINT(bugprone-move-forwarding-reference): no reference is C
  if constexpr (!std::is_trivially_destructible_v<C>) {
    entry->destroy = [](Entry& self) { static_cast<C*>(self.closure())->~C(); };
  }
  return entry;
}

template <class Closure>
Entry& CallbackList::push(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure) {
  using C = std::decay_t<Closure>;
  static_assert(alignof(C) <= kAlign, "callbacks with over-aligned captures are not supported");
  static_assert(sizeof(Entry) % kAlign == 0);
  C copy(std::forward<Closure>(closure));  // may throw: before the list changes
  Entry* entry = place(reserve(kSize<C>), run, sides, std::move(copy));
  entry->what = Entry::What::Pair;
  entry->number = pairs_++;
  return *entry;
}

template <class Closure>
void CallbackList::pushFront(bool (*run)(Entry&, Chain&), Entry::Sides sides, Closure&& closure) {
  using C = std::decay_t<Closure>;
  C copy(std::forward<Closure>(closure));
  place(reserveInFront(kSize<C>), run, sides, std::move(copy));
}

}  // namespace ravel::detail
