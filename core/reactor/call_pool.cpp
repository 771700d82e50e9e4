// CallPool: its pieces.
#include <algorithm>
#include <new>

#include <ravel/reactor/call_record.h>

namespace ravel::detail {

namespace {

constexpr std::size_t kFewest = 16;
constexpr std::size_t kMost = 512;  // 64 KB
constexpr std::align_val_t kAlignment{alignof(CallRecord)};

}  // namespace

CallPool::~CallPool() {
  if constexpr (kKeepsStorage) std::for_each(pieces_.begin(), pieces_.end(), freePiece);
}

void CallPool::grow() {
  const std::size_t count = kKeepsStorage ? std::min(kFewest << std::min<std::size_t>(pieces_.size(), 8), kMost) : 1;
  void* piece = ::operator new(count * sizeof(CallRecord), kAlignment);
  if (kKeepsStorage) pieces_.push_back(piece);
  // The last is taken first: records that are made one after another lie so.
  for (std::size_t i = count; i-- > 0;) free_.push_back(static_cast<std::byte*>(piece) + i * sizeof(CallRecord));
}

void CallPool::freePiece(void* piece) { ::operator delete(piece, kAlignment); }

void CallPool::leave() {
  keeper_ = nullptr;
  if (used_ == 0) delete this;
}

}  // namespace ravel::detail
