// SystemEvents: adding, removing, firing.
#include <ravel/reactor/system_events.h>

#include <algorithm>
#include <stdexcept>

#include <ravel/defer/deferred_list.h>

namespace ravel::detail {

SystemEventTrigger SystemEvents::add(Phase phase, const std::string& event, Trigger trigger) {
  const std::uint64_t number = ++numbers_;
  events_[event].phases[static_cast<std::size_t>(phase)].push_back({number, std::move(trigger)});
  return {event, phase, number};
}

void SystemEvents::remove(const SystemEventTrigger& trigger) {
  Event& event = events_[trigger.event];
  auto& phase = event.phases[static_cast<std::size_t>(trigger.phase)];
  const auto found =
      std::find_if(phase.begin(), phase.end(), [&](auto& each) { return each.number == trigger.number; });
  if (found != phase.end()) {
    phase.erase(found);
  } else if (std::find(event.finished.begin(), event.finished.end(), trigger.number) == event.finished.end()) {
    throw std::invalid_argument("removeSystemEventTrigger: it has run, or was removed before");
  }
}

/// Calls the phase's first trigger, which is forgotten.
Ref<Chain> SystemEvents::run(Event& event, Phase phase) {
  auto& triggers = event.phases[static_cast<std::size_t>(phase)];
  Listed first = std::move(triggers.front());
  triggers.erase(triggers.begin());
  if (phase == Phase::Before) event.finished.push_back(first.number);
  try {
    return first.trigger();
  } catch (...) {
    world_.logError({LoggedError::From::Trigger, Failure::current(), 0});
    return {};
  }
}

void SystemEvents::fire(const std::string& name) {
  const auto found = events_.find(name);
  if (found == events_.end()) return;
  Event& event = found->second;
  event.finished.clear();
  std::vector<Deferred<>> results;
  while (!event.phases[0].empty()) {
    if (Ref<Chain> result = run(event, Phase::Before)) results.emplace_back(std::move(result));
  }
  if (results.empty()) return goOn(event);
  DeferredList(world_, results).addCallback([this, &event, here = std::weak_ptr(here_)](const ListResult<void>&) {
    if (!here.expired()) goOn(event);
  });
}

void SystemEvents::goOn(Event& event) {
  event.finished.clear();
  for (const Phase phase : {Phase::During, Phase::After}) {
    while (!event.phases[static_cast<std::size_t>(phase)].empty()) run(event, phase);
  }
}

}  // namespace ravel::detail
