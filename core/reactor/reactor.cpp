// Reactor: what every backend does alike.
#include <ravel/reactor/reactor.h>

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

DelayedCall Reactor::schedule(double seconds, Function<void()> call) {
  return loop_.callLater(seconds, std::move(call));
}

}  // namespace ravel
