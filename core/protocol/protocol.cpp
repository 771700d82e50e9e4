// Protocol: what it does unless told otherwise.
#include <ravel/protocol/protocol.h>

#include <utility>

#include <ravel/defer/type_name.h>
#include <ravel/trace/show.h>

namespace ravel {

void Protocol::makeConnection(std::shared_ptr<Transport> carrier) {
  transport = std::move(carrier);
  connected = true;
  connectionMade();
}

void Protocol::dataReceived(std::string_view) {}

void Protocol::connectionLost(const Failure&) {}

std::string show(const std::shared_ptr<Protocol>& protocol) {
  if (!protocol) return std::string(kNothing);
  const Protocol& instance = *protocol;
  const std::string name = detail::typeName(typeid(instance));
  const auto scope = name.rfind(':');
  return '<' + (scope == std::string::npos ? name : name.substr(scope + 1)) + '>';
}

}  // namespace ravel
