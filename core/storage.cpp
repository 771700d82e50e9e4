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

void* takeStorage(std::size_t bytes) {
  const int place = storageClass(bytes);
  if (!kKeepsStorage || place >= kKeptClasses) return ::operator new(bytes);
  KeptPieces& kept = keptPieces[place];
  KeptPiece* piece = kept.first;
  if (!piece) return ::operator new(kSmallestKept << place);
  kept.first = piece->next;
  --kept.count;
  return piece;
}

void giveStorage(void* storage, std::size_t bytes) {
  const int place = storageClass(bytes);
  if (!kKeepsStorage || place >= kKeptClasses || keptPieces[place].count >= kMostKept) {
    return ::operator delete(storage);
  }
  KeptPieces& kept = keptPieces[place];
  if (kThreadsEnd && !kept.first) {
    static thread_local Cleaner cleaner;
    if (!cleaner.made) return ::operator delete(storage);
  }
  kept.first = ::new (storage) KeptPiece{kept.first};
  ++kept.count;
}

}  // namespace ravel::detail
