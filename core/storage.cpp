// Storage: one list of freed pieces for each thread and size class.
#include <ravel/storage.h>

namespace ravel::detail {

constinit thread_local KeptPieces keptPieces[kKeptClasses];

namespace {

#ifdef __EMSCRIPTEN__
constexpr bool kThreadsEnd = false;  // memory goes with the module
#else
constexpr bool kThreadsEnd = true;
#endif

/// Gives everything back at the end of the thread: made when the thread keeps its first piece.
struct Cleaner {
  ~Cleaner() {
    for (KeptPieces& kept : keptPieces) {
      while (KeptPiece* piece = kept.first) {
        kept.first = piece->next;
        ::operator delete(piece);
      }
      kept.count = kMostKept;  // whoever frees after this frees for good
    }
  }
  bool made = true;
};

}  // namespace

void* takeNewStorage(std::size_t bytes) {
  const int place = storageClass(bytes);
  return ::operator new(kKeepsStorage && place < kKeptClasses ? kSmallestKept << place : bytes);
}

void giveOtherStorage(void* storage, std::size_t bytes) {
  const int place = storageClass(bytes);
  if (!kKeepsStorage || place >= kKeptClasses || keptPieces[place].count >= kMostKept) {
    return ::operator delete(storage);
  }
  if (kThreadsEnd) {
    static thread_local Cleaner cleaner;
    if (!cleaner.made) return ::operator delete(storage);
  }
  KeptPieces& kept = keptPieces[place];
  kept.first = ::new (storage) KeptPiece{kept.first};
  ++kept.count;
}

}  // namespace ravel::detail
