// VirtualReactor: walking from deadline to deadline.
#include <ravel/reactor/virtual_reactor.h>

#include <algorithm>
#include <stdexcept>

namespace ravel {

VirtualReactor::VirtualReactor(World& world) : Reactor(world) {
  world.setClock([this] { return seconds(); });
}

VirtualReactor::~VirtualReactor() { world().setClock({}); }

void VirtualReactor::run() {
  if (inRun_) throw ReactorAlreadyRunning();
  if (!loop_.started()) loop_.start(loop_.now());
  inRun_ = true;
  idle_ = false;
  while (loop_.turn(loop_.now())) {
    const auto due = loop_.nextDue();
    if (!due) {
      idle_ = true;
      if (world().traced()) world().record({.kind = TraceKind::Idle});
      break;
    }
    loop_.setNow(std::max(loop_.now(), *due));
  }
  inRun_ = false;
}

void VirtualReactor::sleep(double seconds) {
  const Instant length = toInstant(seconds);
  if (length < 0) throw std::invalid_argument("sleep: seconds must not be negative");
  const Instant end = later(loop_.now(), length);
  if (world().traced()) world().record({.kind = TraceKind::Blocked, .due = toSeconds(end)});
  loop_.setNow(end);
}

}  // namespace ravel
