// CallOrder: the keys of delayed calls, taken in the order of their times.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <ravel/reactor/call_record.h>

namespace ravel::detail {

/// One place in the order.
struct CallKey {
  Instant due;
  CallRecord* record;

  bool before(const CallKey& other) const {
    return due != other.due ? due < other.due : record->order() < other.record->order();
  }
};

/// Ordered by due time, then by the order of asking. It knows nothing of what becomes of the calls.
///
/// What is far away lies in buckets, unordered: which one, the highest hexadecimal digit says in which a time differs
/// from the last one that was brought near (a radix heap). The nearest bucket is spread over nearer ones when its turn
/// comes, until it is so small that it is sorted. What is asked for before that last time, or will be wanted at once,
/// goes to a heap. So a key is moved a few times, whatever their number is, and hardly ever compared.
class CallOrder {
 public:
  std::size_t size() const { return size_; }
  /// Makes room for so many keys in all: within it nothing here fails for want of memory, but takeAll().
  void reserve(std::size_t keys) {
    if (keys > heap_.capacity()) heap_.reserve(2 * keys + kFew);
  }
  void put(CallKey key);
  /// For a few that are wanted soon.
  void putSoon(CallKey key);
  /// What is put from here on is not earlier, as a rule.
  void startAt(Instant time);

  /// The first key, or another of the same time; null when there is none. Good until the next change.
  const CallKey* first() const;
  /// Takes the first key, if its time is not after `until`.
  bool takeFirst(Instant until, CallKey& key);
  /// Takes all, in no order.
  std::vector<CallKey> takeAll();
  template <class F>
  void each(F&& f) const;

 private:
  static constexpr int kBits = 4;
  static constexpr int kSlots = 1 << kBits;
  static constexpr int kLevels = 64 / kBits;
  static constexpr std::size_t kFew = 24;  // so many are sorted

  struct Bucket {
    CallKey least;
    std::vector<CallKey> keys;
  };

  std::vector<CallKey> takeNearest();
  bool list(std::vector<CallKey>& keys, CallKey key) noexcept;
  void bringNear();
  void sortRun();
  void findNearest();

  std::size_t size_ = 0;
  std::vector<CallKey> heap_;  // by std::push_heap; has room for all
  std::vector<CallKey> run_;   // the first is last; not after last_
  Instant last_ = 0;           // all in buckets are later
  Bucket* nearest_ = nullptr;
  std::uint32_t levels_ = 0;  // which have keys, bit by bit; and of each level, which slots
  std::uint32_t slots_[kLevels] = {};
  Bucket buckets_[kLevels][kSlots];
};

template <class F>
void CallOrder::each(F&& f) const {
  for (const CallKey& key : heap_) f(key);
  for (const CallKey& key : run_) f(key);
  for (const auto& level : buckets_) {
    for (const Bucket& bucket : level) {
      for (const CallKey& key : bucket.keys) f(key);
    }
  }
}

}  // namespace ravel::detail
