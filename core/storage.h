// Storage: freed memory of a few sizes, kept for the next who asks for it.
#pragma once

#include <cstddef>

namespace ravel::detail {

/// False under a sanitizer, which is to see every piece of memory come and go.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kKeepsStorage = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
inline constexpr bool kKeepsStorage = false;
#else
inline constexpr bool kKeepsStorage = true;
#endif
#else
inline constexpr bool kKeepsStorage = true;
#endif

/// Memory of `bytes`, aligned for anything. A Deferred's life is often shorter than a call of malloc and
/// free together, so each thread keeps some of what was freed: up to kKept pieces of each size class, which
/// double from 64 bytes to 64 KB. Larger ones, and all under a sanitizer, come and go by operator new.
/// What a thread keeps goes with it.
void* takeStorage(std::size_t bytes);
void giveStorage(void* storage, std::size_t bytes);

}  // namespace ravel::detail
