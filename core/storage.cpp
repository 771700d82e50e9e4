// Storage: one list of freed pieces for each thread and size class.
#include <ravel/storage.h>

#include <bit>
#include <cstdint>
#include <new>

namespace ravel::detail {

namespace {

#ifdef __EMSCRIPTEN__
constexpr bool kThreadsEnd = false;  // memory goes with the module
#else
constexpr bool kThreadsEnd = true;
#endif

constexpr std::size_t kSmallest = 64;
constexpr int kClasses = 11;  // 64 bytes to 64 KB
constexpr std::uint32_t kKept = 256;

struct Piece {
  Piece* next;
};
struct Kept {
  Piece* first = nullptr;
  std::uint32_t count = 0;
};
constinit thread_local Kept kept[kClasses];

/// Gives everything back at the end of the thread: made when the thread keeps its first piece.
struct Cleaner {
  ~Cleaner() {
    for (Kept& of : kept) {
      while (Piece* piece = of.first) {
        of.first = piece->next;
        ::operator delete(piece);
      }
      of.count = kKept;  // whoever frees after this frees for good
    }
  }
  bool made = true;
};

int classOf(std::size_t bytes) { return bytes <= kSmallest ? 0 : std::bit_width((bytes - 1) / kSmallest); }

}  // namespace

void* takeStorage(std::size_t bytes) {
  const int place = classOf(bytes);
  if (!kKeepsStorage || place >= kClasses) return ::operator new(bytes);
  Kept& of = kept[place];
  if (Piece* piece = of.first) {
    of.first = piece->next;
    --of.count;
    return piece;
  }
  return ::operator new(kSmallest << place);
}

void giveStorage(void* storage, std::size_t bytes) {
  const int place = classOf(bytes);
  if (!kKeepsStorage || place >= kClasses || kept[place].count >= kKept) return ::operator delete(storage);
  Kept& of = kept[place];
  if (kThreadsEnd && !of.first) {
    static thread_local Cleaner cleaner;
    if (!cleaner.made) return ::operator delete(storage);
  }
  of.first = ::new (storage) Piece{of.first};
  ++of.count;
}

}  // namespace ravel::detail
