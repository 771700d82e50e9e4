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

/// Where nothing fitting is kept; and where it is the first to be kept, or there are enough.
void* takeNewStorage(std::size_t bytes);
void giveOtherStorage(void* storage, std::size_t bytes);

/// Memory of `bytes`, aligned for anything. A Deferred's life is often shorter than a call of malloc and
/// free together, so each thread keeps some of what was freed: up to kMostKept pieces of each size class, which
/// double from 64 bytes to 64 KB. Larger ones, and all under a sanitizer, come and go by operator new.
/// What a thread keeps goes with it.
inline void* takeStorage(std::size_t bytes) {
  const int place = storageClass(bytes);
  if (kKeepsStorage && place < kKeptClasses) {
    KeptPieces& kept = keptPieces[place];
    if (KeptPiece* piece = kept.first) {
      kept.first = piece->next;
      --kept.count;
      return piece;
    }
  }
  return takeNewStorage(bytes);
}
inline void giveStorage(void* storage, std::size_t bytes) {
  const int place = storageClass(bytes);
  if (!kKeepsStorage || place >= kKeptClasses || !keptPieces[place].first || keptPieces[place].count >= kMostKept) {
    return giveOtherStorage(storage, bytes);
  }
  KeptPieces& kept = keptPieces[place];
  kept.first = ::new (storage) KeptPiece{kept.first};
  ++kept.count;
}

}  // namespace ravel::detail
