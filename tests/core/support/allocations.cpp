// An operator new that counts, and fails when it is told to.
#include "core/support/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

using support::Fails;

std::atomic<std::size_t> count = 0;
std::atomic<std::size_t> alive = 0;
std::atomic<std::size_t> failing = 0;  // the count at which it fails
std::atomic<Fails> how = Fails::Never;
std::atomic<bool> hasFailed = false;

bool fails(std::size_t now) {
  if (how == Fails::Never || (how == Fails::Once ? now != failing : now < failing)) return false;
  hasFailed = true;
  return true;
}

void* take(std::size_t size, std::size_t alignment) {
  if (fails(++count)) return nullptr;
  void* const memory = alignment == 0 ? std::malloc(size) : std::aligned_alloc(alignment, size);
  if (memory) ++alive;
  return memory;
}
void* takeOrThrow(std::size_t size, std::size_t alignment) {
  if (void* const memory = take(size, alignment)) return memory;
  throw std::bad_alloc();
}
void give(void* memory) {
  if (memory) --alive;
  std::free(memory);
}

}  // namespace

std::size_t support::allocations() { return count; }
std::size_t support::aliveAllocations() { return alive; }

void support::failAllocation(std::size_t nth, Fails as) {
  hasFailed = false;
  failing = count + nth;
  how = as;
}
bool support::allocationsWork() {
  how = Fails::Never;
  return hasFailed;
}

void* operator new(std::size_t size) { return takeOrThrow(size, 0); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return takeOrThrow(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory, const std::nothrow_t&) noexcept { give(memory); }
void operator delete(void* memory) noexcept { give(memory); }
void operator delete(void* memory, std::size_t) noexcept { give(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give(memory); }
