// Clock: keeping and making calls by hand.
#include <ravel/reactor/clock.h>

#include <algorithm>
#include <utility>

namespace ravel {

using detail::CallRecord;

Clock::~Clock() {
  // What the functions hold may refer to their own calls: they go, though handles may stay, which lead here no more.
  pool_.reset();
  for (auto& record : calls_) const Function<void()> gone = std::move(record->function);
}

std::vector<DelayedCall> Clock::getDelayedCalls() const {
  std::vector<DelayedCall> calls;
  for (const auto& record : calls_) calls.emplace_back(record);
  return calls;
}

DelayedCall Clock::schedule(double seconds, Function<void()>&& call) {
  const std::uint64_t id = world().nextId();
  Ref<CallRecord> record = pool_->take(later(now_, toInstant(seconds)), id, id, std::move(call));
  calls_.push_back(record);
  sort();
  if (world().traced()) {
    world().record({.kind = TraceKind::CallMade, .due = toSeconds(record->due), .other = id_, .call = id});
  }
  return DelayedCall(std::move(record));
}

void Clock::advance(double seconds) {
  now_ = later(now_, toInstant(seconds));
  if (world().traced()) {
    world().record({.kind = TraceKind::ClockAdvanced, .due = toSeconds(now_), .other = id_});
  }
  sort();
  while (!calls_.empty() && calls_.front()->due <= now_) {
    Ref<CallRecord> record = std::move(calls_.front());
    calls_.erase(calls_.begin());
    record->setState(CallRecord::State::Called);
    Function<void()> function = std::move(record->function);
    if (world().traced()) world().record({.kind = TraceKind::CallEntered, .call = record->id});
    function();
    if (world().traced()) world().record({.kind = TraceKind::CallLeft, .call = record->id});
    sort();
  }
}

void Clock::pump(const std::vector<double>& timings) {
  for (const double seconds : timings) advance(seconds);
}

void Clock::cancelled(CallRecord& record) {
  std::erase_if(calls_, [&](const auto& call) { return call.get() == &record; });
}

void Clock::sort() {
  // By insertion: the list is nearly in order.
  for (std::size_t i = 1; i < calls_.size(); ++i) {
    Ref<CallRecord> call = std::move(calls_[i]);
    std::size_t place = i;
    for (; place > 0 && call->due < calls_[place - 1]->due; --place) calls_[place] = std::move(calls_[place - 1]);
    calls_[place] = std::move(call);
  }
}

}  // namespace ravel
