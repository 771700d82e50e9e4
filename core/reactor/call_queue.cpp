// CallQueue: listing, ordering, taking; what handles do.
#include <ravel/reactor/call_queue.h>

#include <algorithm>

namespace ravel::detail {

using State = CallRecord::State;

namespace {

/// So many new calls, if they are due, are hardly worth more than a heap.
constexpr std::size_t kFew = 16;

bool isOutOfDate(const CallKey& key) { return key.record->queuedFor != key.due; }
bool isDead(const CallKey& key) { return key.record->state() == State::Cancelled || isOutOfDate(key); }

}  // namespace

template <class F>
void CallQueue::each(F&& f) const {
  order_.each(f);
  for (const CallKey& key : fresh_) f(key);
}

CallQueue::~CallQueue() {
  // What the functions hold may refer to their own calls: they go, though handles may stay, which lead here no more.
  pool_.reset();
  each([](const CallKey& key) {
    const Function<void()> gone = std::move(key.record->function);
    key.record->release();
  });
}

DelayedCall CallQueue::add(Instant due, std::uint64_t id, Function<void()>&& function) {
  Ref<CallRecord> record = pool_->take(due, asked_, id, std::move(function));
  order_.reserve(order_.size() + fresh_.size() + 1);
  fresh_.push_back({due, record.get()});
  ++asked_;
  record->retain();
  freshLeast_ = std::min(freshLeast_, due);
  return DelayedCall(std::move(record));
}

void CallQueue::beginTurn() {
  turn_ = asked_;
  if (freshLeast_ <= now_ || mostlyDead()) orderFresh();
}

void CallQueue::orderFresh() {
  if (mostlyDead()) dropDead();
  const bool few = fresh_.size() <= kFew;
  order_.startAt(few ? now_ : freshLeast_ == kUnknown ? 0 : freshLeast_ - 1);
  for (const CallKey& key : fresh_) few&& key.due <= now_ ? order_.putSoon(key) : order_.put(key);
  fresh_.clear();
  freshLeast_ = kNever;
  ordered_ = asked_;
}

/// Much that is dead is not kept.
void CallQueue::dropDead() {
  std::vector<CallKey> keys;
  try {
    keys = order_.takeAll();
  } catch (const std::bad_alloc&) {
    return;
  }
  dropDead(fresh_);
  dropDead(keys);
  order_.startAt(0);
  for (const CallKey& key : keys) order_.put(key);
  dead_ = 0;
}

void CallQueue::dropDead(std::vector<CallKey>& keys) {
  std::erase_if(keys, [](const CallKey& key) {
    const bool dead = isDead(key);
    if (dead) key.record->release();
    return dead;
  });
}

Ref<CallRecord> CallQueue::takeDue(Instant now) {
  CallKey key;
  while (order_.takeFirst(now, key)) {
    if (!settle(key)) continue;
    key.record->setState(State::Called);
    key.record->queuedFor = kUnknown;
    return Ref<CallRecord>::adopt(key.record);
  }
  return {};
}

/// A key was taken from the order: true if its call is to be made at its time. Else the key is done with: it is
/// dropped, or put back for a call that was delayed.
bool CallQueue::settle(const CallKey& key) {
  if (isDead(key)) {
    if (dead_ > 0) --dead_;
    key.record->release();
    return false;
  }
  if (key.record->due == key.due) return true;
  key.record->queuedFor = key.record->due;
  order_.put({key.record->due, key.record});
  return false;
}

std::optional<Instant> CallQueue::nextDue() {
  turn_ = asked_;
  if (freshLeast_ == kUnknown || mostlyDead()) orderFresh();
  Instant due = freshLeast_;
  while (const CallKey* first = order_.first()) {
    if (!isDead(*first) && first->record->due == first->due) {
      due = std::min(due, first->due);
      break;
    }
    CallKey key;  // it may be another of the same time
    if (order_.takeFirst(kNever, key) && settle(key)) order_.putSoon(key);
  }
  if (order_.size() == 0 && fresh_.empty()) return std::nullopt;
  return due;
}

std::optional<Instant> CallQueue::nextWake() {
  turn_ = asked_;
  orderFresh();
  while (const CallKey* first = order_.first()) {
    if (!isOutOfDate(*first)) return first->due;
    CallKey key;
    if (order_.takeFirst(kNever, key) && (!isOutOfDate(key) || settle(key))) order_.putSoon(key);
  }
  return std::nullopt;
}

std::vector<DelayedCall> CallQueue::pending() const {
  std::vector<CallKey> keys;
  std::vector<DelayedCall> calls;
  keys.reserve(order_.size() + fresh_.size());
  calls.reserve(keys.capacity());
  each([&](const CallKey& key) {
    if (isDead(key)) return;
    keys.push_back(key);
    key.record->queuedFor = kUnknown;  // one that was moved to and fro may have two places at the same time
  });
  for (const CallKey& key : keys) {
    key.record->queuedFor = key.due;
    calls.emplace_back(Ref<CallRecord>(key.record));
  }
  return calls;
}

void CallQueue::cancelled(CallRecord& record) {
  ++dead_;
  if (record.queuedFor == freshLeast_) freshLeast_ = kUnknown;
  if (addedInTurn(record)) record.queuedFor = kNever;  // as if it never was
}

void CallQueue::moved(CallRecord& record, Instant due) {
  const Instant before = record.queuedFor;
  if (due < before) order_.reserve(order_.size() + fresh_.size() + 1);
  record.due = due;
  if (before == freshLeast_) freshLeast_ = kUnknown;  // if it is a fresh one
  if (addedInTurn(record)) {
    record.queuedFor = fresh_[record.order() - ordered_].due = due;
    freshLeast_ = std::min(freshLeast_, due);
  } else if (due < before) {  // else it is put back when it gets to the top
    ++dead_;
    record.retain();
    record.queuedFor = due;
    order_.put({due, &record});
  }
}

}  // namespace ravel::detail
