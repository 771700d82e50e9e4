// CallPool: its pieces.
#include <memory>
#include <new>

#include <ravel/reactor/call_record.h>
#include <ravel/storage.h>

namespace ravel::detail {

namespace {

constexpr std::size_t kLargest = std::size_t{64} * 1024;
constexpr std::align_val_t kAlignment{alignof(CallRecord)};

std::size_t pieceBytes(std::size_t i) { return i < 5 ? std::size_t{2048} << i : kLargest; }

}  // namespace

CallPool::~CallPool() {
  for (std::size_t i = 0; i < pieces_.size(); ++i) giveStorage(pieces_[i], pieceBytes(i));
}

void CallPool::grow() {
  if constexpr (!kKeepsStorage) {
    free_.reserve(1);
    return free_.push_back(::operator new(sizeof(CallRecord), kAlignment));
  }
  std::size_t bytes = pieceBytes(pieces_.size());
  free_.reserve(used_ + bytes / sizeof(CallRecord));  // for all there are: to give one back needs no memory
  void*& kept = pieces_.emplace_back(nullptr);
  try {
    kept = takeStorage(bytes);
  } catch (...) {
    pieces_.pop_back();
    throw;
  }
  void* piece = kept;
  auto* first = static_cast<std::byte*>(std::align(alignof(CallRecord), sizeof(CallRecord), piece, bytes));
  // The last is taken first: records that are made one after another lie so.
  for (std::size_t i = bytes / sizeof(CallRecord); i-- > 0;) free_.push_back(first + i * sizeof(CallRecord));
}

void CallPool::give(CallRecord& record) {
  std::destroy_at(&record);
  if constexpr (kKeepsStorage) {
    free_.push_back(&record);
  } else {
    ::operator delete(&record, kAlignment);
  }
  if (--used_ == 0 && !keeper_) delete this;
}

void CallPool::leave() {
  keeper_ = nullptr;
  if (used_ == 0) delete this;
}

}  // namespace ravel::detail
