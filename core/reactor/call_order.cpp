// CallOrder: buckets, a sorted run and a heap.
#include <ravel/reactor/call_order.h>

#include <algorithm>
#include <utility>

namespace ravel::detail {

namespace {

constexpr std::size_t kMuch = 4096;  // memory for more keys is not kept

bool isLater(const CallKey& a, const CallKey& b) { return b.before(a); }

}  // namespace

void CallOrder::put(CallKey key) {
  if (key.due <= last_) return putSoon(key);
  ++size_;
  const int level = (63 - std::countl_zero(static_cast<std::uint64_t>(key.due ^ last_))) / kBits;
  const int slot = static_cast<int>(key.due >> (level * kBits)) & (kSlots - 1);
  Bucket& bucket = buckets_[level][slot];
  if (bucket.keys.empty()) {
    bucket.least = key;
    levels_ |= 1u << level;
    slots_[level] |= 1u << slot;
    findNearest();
  } else if (key.due < bucket.least.due) {
    bucket.least = key;
  }
  bucket.keys.push_back(key);
}

void CallOrder::putSoon(CallKey key) {
  ++size_;
  heap_.push_back(key);
  std::push_heap(heap_.begin(), heap_.end(), isLater);
}

void CallOrder::startAt(Instant time) {
  if (!nearest_ && run_.empty()) last_ = std::max<Instant>(time, 0);
}

const CallKey* CallOrder::first() const {
  const CallKey* first = !run_.empty() ? &run_.back() : nearest_ ? &nearest_->least : nullptr;
  if (heap_.empty()) return first;
  // Of the same time as the nearest bucket: that one is looked through before it can be said who is first.
  const bool heapIsFirst = !first || (run_.empty() ? heap_[0].due < first->due : heap_[0].before(*first));
  return heapIsFirst ? &heap_[0] : first;
}

bool CallOrder::takeFirst(Instant until, CallKey& key) {
  for (;;) {
    const CallKey* next = first();
    if (!next || next->due > until) return false;
    if (run_.empty() && nearest_ && next == &nearest_->least) {
      bringNear();
      continue;
    }
    key = *next;
    --size_;
    if (!run_.empty() && next == &run_.back()) {
      run_.pop_back();
    } else {
      std::pop_heap(heap_.begin(), heap_.end(), isLater);
      heap_.pop_back();
    }
    return true;
  }
}

std::vector<CallKey> CallOrder::takeAll() {
  std::vector<CallKey> all;
  each([&](const CallKey& key) { all.push_back(key); });
  while (nearest_) openNearest().clear();
  heap_.clear();
  run_.clear();
  size_ = 0;
  return all;
}

void CallOrder::sort(std::vector<CallKey>& keys) {
  if (std::is_sorted(keys.begin(), keys.end(), isLater)) return;
  std::make_heap(keys.begin(), keys.end(), isLater);
  std::sort_heap(keys.begin(), keys.end(), isLater);
}

void CallOrder::findNearest() {
  nearest_ = nullptr;
  if (!levels_) return;
  const int level = std::countr_zero(levels_);
  nearest_ = &buckets_[level][std::countr_zero(slots_[level])];
}

/// Counts the nearest bucket as empty; whoever asks takes its keys.
std::vector<CallKey>& CallOrder::openNearest() {
  const int level = std::countr_zero(levels_);
  slots_[level] &= slots_[level] - 1;
  if (!slots_[level]) levels_ &= levels_ - 1;
  Bucket& bucket = *nearest_;
  findNearest();
  return bucket.keys;
}

/// Sorts the nearest bucket into run_, which is empty, or spreads it.
void CallOrder::bringNear() {
  const Instant least = nearest_->least.due;
  std::vector<CallKey>& keys = openNearest();
  if (keys.size() <= kFew) {
    run_.swap(keys);
  } else {
    spread_.swap(keys);
    size_ -= spread_.size();
    last_ = least;
    for (const CallKey& key : spread_) {
      if (key.due > least) {
        put(key);
      } else {
        run_.push_back(key);
        ++size_;
      }
    }
    spread_.clear();
    if (spread_.capacity() > kMuch) spread_ = {};
    std::reverse(run_.begin(), run_.end());
  }
  sort(run_);
  last_ = run_.front().due;
  for (const CallKey& key : run_) {  // they will be looked at soon
    __builtin_prefetch(key.record);
    __builtin_prefetch(reinterpret_cast<const char*>(key.record) + 64);
  }
}

}  // namespace ravel::detail
