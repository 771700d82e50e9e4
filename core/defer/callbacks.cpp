// CallbackList: its blocks.
#include <ravel/defer/callbacks.h>

#include <algorithm>
#include <memory>

#include <ravel/defer/chain.h>

namespace ravel::detail {

namespace {

constexpr std::size_t kLinkSize = sizeof(Entry) + 2 * sizeof(void*);
constexpr std::uint32_t kLargestBlock = 64 * 1024;

}  // namespace

CallbackList::~CallbackList() {
  while (!empty()) pop();
  freeBlock();
}

void* CallbackList::reserve(std::size_t size) {
  // A link must always fit behind the last entry.
  if (tail_ + size + kLinkSize > limit_) {
    const std::size_t bytes = std::max<std::size_t>(nextBlock_, size + kLinkSize);
    nextBlock_ = std::min(nextBlock_ * 2, kLargestBlock);
    auto* block = static_cast<std::byte*>(::operator new(bytes));
    if (empty()) {
      freeBlock();
      head_ = start_ = block;
    } else {
      auto* link = ::new (static_cast<void*>(tail_))
          Entry{nullptr, nullptr, static_cast<std::uint32_t>(kLinkSize), 0, Entry::Neither, Entry::What::Link};
      ::new (link->closure()) Block{block, block};
    }
    tail_ = block;
    limit_ = block + bytes;
  }
  return std::exchange(tail_, tail_ + size);
}

void* CallbackList::reserveInFront(std::size_t size) {
  if (empty()) return reserve(size);
  auto* block = static_cast<std::byte*>(::operator new(size + kLinkSize));
  auto* link = ::new (static_cast<void*>(block + size))
      Entry{nullptr, nullptr, static_cast<std::uint32_t>(kLinkSize), 0, Entry::Neither, Entry::What::Link};
  ::new (link->closure()) Block{start_, head_};
  start_ = head_ = block;
  return block;
}

Entry& CallbackList::follow(Entry& link) {
  const Block next = *static_cast<Block*>(link.closure());
  freeBlock();
  start_ = next.start;
  head_ = next.head;
  return *std::launder(reinterpret_cast<Entry*>(head_));
}

void CallbackList::freeBlock() {
  if (start_ != inside_) ::operator delete(start_);
}

void CallbackList::pushWaiter(Ref<Chain> waiter) {
  Entry& entry = push(nullptr, Entry::Both, std::move(waiter));
  entry.what = Entry::What::Waiter;
  --pairs_;  // waiters are not the program's pairs
}

Ref<Chain> CallbackList::popWaiter() {
  Ref<Chain> waiter = std::move(*static_cast<Ref<Chain>*>(front().closure()));
  pop();
  return waiter;
}

}  // namespace ravel::detail
