// Storage: freed memory of a few sizes, kept for the next who asks for it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>

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

struct KeptPiece {
  KeptPiece* next;
};
struct KeptPieces {
  KeptPiece* first = nullptr;
  std::uint32_t count = 0;
};

constexpr std::size_t kSmallestKept = 64;
constexpr int kKeptClasses = 11;  // 64 bytes to 64 KB
constexpr std::uint32_t kMostKept = 256;
extern constinit thread_local KeptPieces keptPieces[kKeptClasses];

constexpr int storageClass(std::size_t bytes) {
  return bytes <= kSmallestKept ? 0 : static_cast<int>(std::bit_width((bytes - 1) / kSmallestKept));
}

/// Memory of `bytes`, aligned for anything. A Deferred's life is often shorter than a call of malloc and
/// free together, so each thread keeps some of what was freed: up to kMostKept pieces of each size class, which
/// double from 64 bytes to 64 KB. Larger ones, and all under a sanitizer, come and go by operator new.
/// What a thread keeps goes with it.
void* takeStorage(std::size_t bytes);
void giveStorage(void* storage, std::size_t bytes);

/// The same where the size is known and time is short.
template <std::size_t kBytes>
void* takeStorageOf() {
  KeptPieces& kept = keptPieces[storageClass(kBytes)];
  if (!kKeepsStorage || !kept.first) return takeStorage(kBytes);
  KeptPiece* piece = kept.first;
  kept.first = piece->next;
  --kept.count;
  return piece;
}
template <std::size_t kBytes>
void giveStorageOf(void* storage) {
  KeptPieces& kept = keptPieces[storageClass(kBytes)];
  if (!kKeepsStorage || !kept.first || kept.count >= kMostKept) return giveStorage(storage, kBytes);
  kept.first = ::new (storage) KeptPiece{kept.first};
  ++kept.count;
}

}  // namespace ravel::detail
