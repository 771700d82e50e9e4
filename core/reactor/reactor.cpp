// Reactor: what every backend does alike.
#include <ravel/reactor/reactor.h>

#include <stdexcept>

namespace ravel {

Reactor::~Reactor() = default;

void Reactor::stop() {
  loop_.stop();
  changed();
}

void Reactor::crash() {
  loop_.crash();
  changed();
}

void Reactor::callFromThread(Function<void()> f) {
  loop_.callFromThread(std::move(f));
  changed();
}

void Reactor::removeSystemEventTrigger(const SystemEventTrigger& trigger) {
  if (!loop_.removeSystemEventTrigger(trigger)) {
    throw std::invalid_argument("removeSystemEventTrigger: it has run, or was removed before");
  }
}

DelayedCall Reactor::schedule(double seconds, Function<void()>&& call) {
  return loop_.callLater(seconds, std::move(call));
}

}  // namespace ravel
