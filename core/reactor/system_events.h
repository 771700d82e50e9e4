// SystemEvents: functions called when the reactor starts and stops, in three phases.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <ravel/defer/deferred.h>

namespace ravel {

/// When a trigger runs: all of one phase, in the order of adding, before the next.
enum class Phase : std::uint8_t {
  Before,  // Deferreds that these give are waited for, whatever comes of them, before the event goes on
  During,
  After,
};

/// Names one trigger for removeSystemEventTrigger.
struct SystemEventTrigger {
  std::string event;
  Phase phase;
  std::uint64_t number;
};

namespace detail {

/// The events of one reactor. A trigger runs once; what it throws is logged and the others run.
class SystemEvents {
 public:
  using Trigger = Function<Ref<Chain>()>;  // gives the Deferred to wait for, or none

  explicit SystemEvents(World& world) : world_(world) {}
  SystemEvents(const SystemEvents&) = delete;
  SystemEvents& operator=(const SystemEvents&) = delete;
  SystemEventTrigger add(Phase phase, const std::string& event, Trigger trigger);
  /// False for one that is not there any more. One that ran in the event that is going on is let pass.
  bool remove(const SystemEventTrigger& trigger);
  void fire(const std::string& event);

 private:
  struct Listed {
    std::uint64_t number;
    Trigger trigger;
  };
  struct Event {
    std::vector<Listed> phases[3];
    std::vector<std::uint64_t> finished;  // those of its first phase that have been called
  };

  Ref<Chain> run(Event& event, Phase phase);
  void goOn(Event& event);

  World& world_;
  std::uint64_t numbers_ = 0;
  std::map<std::string, Event> events_;                                // an event stays where it is
  const std::shared_ptr<const bool> here_ = std::make_shared<bool>();  // gone when the reactor is: who waits, looks
};

}  // namespace detail
}  // namespace ravel
