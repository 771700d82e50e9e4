// CallQueue: a 4-ary heap with lazy cancelling.
#include <ravel/reactor/call_queue.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace ravel::detail {

using State = CallRecord::State;

CallQueue::~CallQueue() {
  // What the functions hold may refer to their own calls: they go, though handles may stay.
  std::vector<Function<void()>> functions;
  const auto leave = [&](CallRecord& record) {
    record.keeper = nullptr;
    functions.push_back(std::move(record.function));
  };
  for (auto& node : heap_) leave(*node.record);
  for (auto& record : fresh_) leave(*record);
}

DelayedCall CallQueue::add(Instant due, std::uint64_t id, Function<void()> function) {
  Ref<CallRecord> record(new CallRecord(*this, due, order_++, id, std::move(function)));
  fresh_.push_back(record);
  return DelayedCall(std::move(record));
}

void CallQueue::beginTurn() {
  for (auto& record : fresh_) {
    if (record->state == State::Pending) insert(std::move(record));
  }
  fresh_.clear();
}

Ref<CallRecord> CallQueue::takeDue(Instant now) {
  tidyTop(now);
  if (heap_.empty() || heap_.front().due > now) return {};
  Ref<CallRecord> record = heap_.front().record;
  removeTop();
  record->state = State::Called;
  return record;
}

std::optional<Instant> CallQueue::nextDue() {
  beginTurn();
  tidyTop(std::numeric_limits<Instant>::max());
  if (heap_.empty()) return std::nullopt;
  return heap_.front().due;
}

std::optional<Instant> CallQueue::nextWake() {
  beginTurn();
  if (heap_.empty()) return std::nullopt;
  return heap_.front().due;
}

std::vector<DelayedCall> CallQueue::pending() const {
  std::vector<DelayedCall> calls;
  for (const auto& node : heap_) {
    if (node.record->state == State::Pending) calls.emplace_back(node.record);
  }
  for (const auto& record : fresh_) {
    if (record->state == State::Pending) calls.emplace_back(record);
  }
  return calls;
}

void CallQueue::cancelled(CallRecord& record) {
  if (record.queuedFor == CallRecord::kFresh) return;
  // A queue that is mostly dead is rebuilt, so that cancelling much does not keep much.
  if (++cancelled_ > 64 && cancelled_ > heap_.size() / 2) dropCancelled();
}

void CallQueue::moved(CallRecord& record, Instant due) {
  record.due = due;
  if (record.queuedFor == CallRecord::kFresh || due >= record.queuedFor) return;  // put back when it gets to the top
  record.queuedFor = due;
  heap_[record.place].due = due;
  rise(record.place);
}

void CallQueue::insert(Ref<CallRecord> record) {
  record->queuedFor = record->due;
  record->place = heap_.size();
  heap_.push_back({record->due, record->order, record});
  rise(heap_.size() - 1);
}

void CallQueue::removeTop() {
  heap_.front() = std::move(heap_.back());
  heap_.pop_back();
  if (!heap_.empty()) sink(0);
}

void CallQueue::tidyTop(Instant until) {
  while (!heap_.empty() && heap_.front().due <= until) {
    CallRecord& top = *heap_.front().record;
    if (top.state == State::Cancelled) {
      --cancelled_;
      removeTop();
    } else if (top.due > top.queuedFor) {
      top.queuedFor = heap_.front().due = top.due;
      sink(0);
    } else {
      return;
    }
  }
}

void CallQueue::dropCancelled() {
  std::erase_if(heap_, [](const Node& node) { return node.record->state == State::Cancelled; });
  cancelled_ = 0;
  for (std::size_t place = 0; place < heap_.size(); ++place) heap_[place].record->place = place;
  for (std::size_t place = heap_.size() / 4 + 1; place-- > 0;) sink(place);
}

void CallQueue::rise(std::size_t place) {
  Node node = std::move(heap_[place]);
  while (place > 0) {
    const std::size_t parent = (place - 1) / 4;
    if (!node.before(heap_[parent])) break;
    heap_[place] = std::move(heap_[parent]);
    heap_[place].record->place = place;
    place = parent;
  }
  node.record->place = place;
  heap_[place] = std::move(node);
}

void CallQueue::sink(std::size_t place) {
  if (place >= heap_.size()) return;
  Node node = std::move(heap_[place]);
  for (;;) {
    const std::size_t first = 4 * place + 1;
    if (first >= heap_.size()) break;
    const std::size_t end = std::min(first + 4, heap_.size());
    std::size_t least = first;
    for (std::size_t child = first + 1; child < end; ++child) {
      if (heap_[child].before(heap_[least])) least = child;
    }
    if (!heap_[least].before(node)) break;
    heap_[place] = std::move(heap_[least]);
    heap_[place].record->place = place;
    place = least;
  }
  node.record->place = place;
  heap_[place] = std::move(node);
}

}  // namespace ravel::detail
