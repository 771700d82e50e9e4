// CallOrder: buckets, a sorted run and a heap.
#include <ravel/reactor/call_order.h>

#include <algorithm>
#include <utility>

namespace ravel::detail {

namespace {

bool isLater(const CallKey& a, const CallKey& b) { return b.before(a); }

}  // namespace

/// False where there is no memory for it: the heap has room.
bool CallOrder::list(std::vector<CallKey>& keys, CallKey key) noexcept try {
  if (keys.empty()) keys.reserve(kFew);
  keys.push_back(key);
  return true;
} catch (...) {
  return false;
}

void CallOrder::put(CallKey key) {
  if (key.due <= last_) return putSoon(key);
  const int level = (63 - std::countl_zero(static_cast<std::uint64_t>(key.due ^ last_))) / kBits;
  const int slot = static_cast<int>(key.due >> (level * kBits)) & (kSlots - 1);
  Bucket& bucket = buckets_[level][slot];
  if (!list(bucket.keys, key)) return putSoon(key);
  ++size_;
  if (bucket.keys.size() == 1) {
    bucket.least = key;
    levels_ |= 1u << level;
    slots_[level] |= 1u << slot;
    findNearest();
  } else if (key.due < bucket.least.due) {
    bucket.least = key;
  }
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
  all.reserve(size_);
  each([&](const CallKey& key) { all.push_back(key); });
  while (nearest_) takeNearest();
  heap_.clear();
  run_.clear();
  size_ = 0;
  return all;
}

void CallOrder::findNearest() {
  nearest_ = nullptr;
  if (!levels_) return;
  const int level = std::countr_zero(levels_);
  nearest_ = &buckets_[level][std::countr_zero(slots_[level])];
}

/// The keys of the nearest bucket, and their memory, which few buckets keep: which are used changes with the time.
std::vector<CallKey> CallOrder::takeNearest() {
  const int level = std::countr_zero(levels_);
  slots_[level] &= slots_[level] - 1;
  if (!slots_[level]) levels_ &= levels_ - 1;
  std::vector<CallKey> keys = std::move(nearest_->keys);
  nearest_->keys.clear();
  findNearest();
  return keys;
}

/// Sorts the nearest bucket into run_, which is empty, or spreads it.
void CallOrder::bringNear() {
  last_ = nearest_->least.due;
  Bucket& bucket = *nearest_;
  std::vector<CallKey> keys = takeNearest();
  if (keys.size() <= kFew) {
    std::swap(run_, keys);
    keys.clear();
    bucket.keys = std::move(keys);
  } else {
    size_ -= keys.size();
    for (const CallKey& key : keys) {
      if (key.due <= last_ && list(run_, key)) {
        ++size_;
      } else {
        put(key);
      }
    }
    std::reverse(run_.begin(), run_.end());
  }
  sortRun();
  if (!run_.empty()) last_ = run_.front().due;
  for (const CallKey& key : run_) {  // they will be looked at soon
    __builtin_prefetch(key.record);
    __builtin_prefetch(reinterpret_cast<const char*>(key.record) + 64);
  }
}

/// By insertion: it is short, or of one time and in order already. If that is not so, the heap takes it.
void CallOrder::sortRun() {
  if (run_.size() > kFew && !std::is_sorted(run_.begin(), run_.end(), isLater)) {
    size_ -= run_.size();
    for (const CallKey& key : run_) putSoon(key);
    return run_.clear();
  }
  for (std::size_t i = 1; i < run_.size(); ++i) {
    const CallKey key = run_[i];
    std::size_t place = i;
    for (; place > 0 && run_[place - 1].before(key); --place) run_[place] = run_[place - 1];
    run_[place] = key;
  }
}

}  // namespace ravel::detail
