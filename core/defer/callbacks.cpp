// CallbackList: its blocks.
#include <ravel/defer/callbacks.h>

#include <algorithm>
#include <memory>

#include <ravel/defer/chain.h>
#include <ravel/storage.h>

namespace ravel::detail {

namespace {

constexpr std::uint32_t kLargestBlock = 64 * 1024;

}  // namespace

void CallbackList::clear() {
  while (!empty()) pop();
  freeBlock();
}

void CallbackList::grow(std::size_t size) {
  const std::size_t bytes = std::max<std::size_t>(nextBlock_, size + kLinkSize);
  nextBlock_ = std::min(nextBlock_ * 2, kLargestBlock);
  auto* block = static_cast<std::byte*>(takeStorage(bytes));
  if (empty()) {
    freeBlock();
    head_ = start_ = block;
    bytes_ = bytes;
  } else {
    link(tail_, {block, block, bytes});
  }
  tail_ = block;
  limit_ = block + bytes;
}

void* CallbackList::reserveInFront(std::size_t size) {
  if (empty()) return reserve(size);
  auto* block = static_cast<std::byte*>(takeStorage(size + kLinkSize));
  link(block + size, {start_, head_, bytes_});
  start_ = head_ = block;
  bytes_ = size + kLinkSize;
  return block;
}

void CallbackList::link(std::byte* at, const Block& next) {
  auto* entry = ::new (static_cast<void*>(at))
      Entry{nullptr, nullptr, static_cast<std::uint32_t>(kLinkSize), 0, Entry::Neither, Entry::What::Link};
  ::new (entry->closure()) Block(next);
}

Entry& CallbackList::follow(Entry& link) {
  const Block next = *static_cast<Block*>(link.closure());
  freeBlock();
  start_ = next.start;
  head_ = next.head;
  bytes_ = next.bytes;
  return *std::launder(reinterpret_cast<Entry*>(head_));
}

void CallbackList::freeBlock() {
  if (start_ != inside_) giveStorage(start_, bytes_);
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
