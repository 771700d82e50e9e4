// Factory: making protocols, counting ports.
#include <ravel/protocol/factory.h>

#include <stdexcept>

namespace ravel {

std::shared_ptr<Protocol> Factory::buildProtocol(const Address&) {
  if (!protocol_) throw std::logic_error("this factory has no protocol: give it one, or override buildProtocol");
  auto protocol = protocol_();
  if (protocol) protocol->factory = this;
  return protocol;
}

void Factory::doStart() {
  if (ports_++ == 0) startFactory();
}

void Factory::doStop() {
  if (ports_ == 0) return;
  if (--ports_ == 0) stopFactory();
}

}  // namespace ravel
