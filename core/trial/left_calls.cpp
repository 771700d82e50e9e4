// LeftCalls: telling new calls from old by their ids.
#include <ravel/trial/left_calls.h>

#include <algorithm>

#include <ravel/trace/show.h>

namespace ravel::trial::detail {

LeftCalls::LeftCalls(const ReactorTime& clock) : clock_(clock) {
  for (const DelayedCall& call : clock.getDelayedCalls()) before_.insert(call.id());
}

std::vector<DelayedCall> LeftCalls::find() const {
  std::vector<DelayedCall> calls = clock_.getDelayedCalls();
  std::erase_if(calls, [this](const DelayedCall& call) { return before_.contains(call.id()); });
  std::stable_sort(calls.begin(), calls.end(),
                   [](const DelayedCall& a, const DelayedCall& b) { return a.getTime() < b.getTime(); });
  return calls;
}

bool LeftCalls::due() const {
  const auto calls = find();
  return !calls.empty() && calls.front().getTime() <= clock_.seconds();
}

std::string LeftCalls::cancel() const {
  std::vector<DelayedCall> calls = find();
  if (calls.empty()) return "";
  std::string text =
      std::to_string(calls.size()) + " delayed " + (calls.size() == 1 ? "call" : "calls") + " left, due ";
  bool first = true;
  for (DelayedCall& call : calls) {
    text += (first ? "at " : ", at ") + seconds1(call.getTime());
    first = false;
    call.cancel();
  }
  return text;
}

}  // namespace ravel::trial::detail
