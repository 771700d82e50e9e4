// Storage: freed memory of a few sizes, kept for the next who asks for it.
#pragma once

#include <cstddef>

namespace ravel::detail {

/// Memory of `bytes`, aligned for anything. A Deferred's life is often shorter than a call of malloc and
/// free together, so each thread keeps some of what was freed: up to kKept pieces of each size class, which
/// double from 64 bytes to 64 KB. Larger ones, and all under a sanitizer, come and go by operator new.
/// What a thread keeps goes with it.
void* takeStorage(std::size_t bytes);
void giveStorage(void* storage, std::size_t bytes);

}  // namespace ravel::detail
