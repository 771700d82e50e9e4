// SystemEvents: adding, removing, firing.
#include <ravel/reactor/system_events.h>

#include <algorithm>

#include <ravel/defer/deferred.h>

namespace ravel::detail {

SystemEventTrigger SystemEvents::add(Phase phase, const std::string& event, Trigger trigger) {
  const std::uint64_t number = ++numbers_;
  events_[event].phases[static_cast<std::size_t>(phase)].push_back({number, std::move(trigger)});
  return {event, phase, number};
}

bool SystemEvents::remove(const SystemEventTrigger& trigger) {
  Event& event = events_[trigger.event];
  auto& phase = event.phases[static_cast<std::size_t>(trigger.phase)];
  const auto found =
      std::find_if(phase.begin(), phase.end(), [&](auto& each) { return each.number == trigger.number; });
  if (found != phase.end()) {
    phase.erase(found);
    return true;
  }
  return std::find(event.finished.begin(), event.finished.end(), trigger.number) != event.finished.end();
}

/// Calls the phase's first trigger, which is forgotten.
Ref<Chain> SystemEvents::run(Event& event, Phase phase) {
  auto& triggers = event.phases[static_cast<std::size_t>(phase)];
  Listed first = std::move(triggers.front());
  triggers.erase(triggers.begin());
  try {
    if (phase == Phase::Before) event.finished.push_back(first.number);
  } catch (...) {  // no memory: a call of remove() for it will be refused
  }
  try {
    Ref<Chain> result = first.trigger();
    first.trigger.reset();  // inside the try, as in Loop::call
    return result;
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
  std::vector<Ref<Chain>> results;
  std::shared_ptr<std::size_t> left;  // to wait for, and this function
  const auto orLogged = [this](auto&& act) {
    try {
      act();
      return true;
    } catch (...) {  // no memory: then it is not waited for
      world_.logError({LoggedError::From::Trigger, Failure::current(), 0});
      return false;
    }
  };
  while (!event.phases[0].empty()) {
    if (Ref<Chain> result = run(event, Phase::Before)) orLogged([&] { results.push_back(std::move(result)); });
  }
  if (!results.empty()) orLogged([&] { left = std::make_shared<std::size_t>(1); });
  if (!left) return goOn(event);
  // Each counts itself off, whatever came of it; who is last goes on.
  for (const Ref<Chain>& result : results) {
    ++*left;
    const bool waits = orLogged([&] {
      tap(*result, [this, &event, left, here = std::weak_ptr(here_)] {
        if (--*left == 0 && !here.expired()) goOn(event);
      });
    });
    if (!waits) --*left;
  }
  if (--*left == 0) goOn(event);
}

void SystemEvents::goOn(Event& event) {
  event.finished.clear();
  for (const Phase phase : {Phase::During, Phase::After}) {
    while (!event.phases[static_cast<std::size_t>(phase)].empty()) run(event, phase);
  }
}

}  // namespace ravel::detail
