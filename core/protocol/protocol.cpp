// Protocol: what it does unless told otherwise.
#include <ravel/protocol/protocol.h>

#include <utility>

namespace ravel {

void Protocol::makeConnection(std::shared_ptr<Transport> carrier) {
  transport = std::move(carrier);
  connected = true;
  connectionMade();
}

void Protocol::dataReceived(std::string_view) {}

void Protocol::connectionLost(const Failure&) {}

}  // namespace ravel
