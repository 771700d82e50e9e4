// Address: where one end of a connection is.
#pragma once

#include <cstdint>
#include <string>

namespace ravel {

/// Plain data. `kind` is "tcp" or "memory"; for memory, `host` is the name of the link and `port` the number
/// of the connection on the side of its client, 0 on the side of its server.
struct Address {
  std::string kind = {};
  std::string host = {};
  std::uint16_t port = 0;

  bool operator==(const Address&) const = default;
};

/// As in endpoint strings: "tcp:127.0.0.1:8000", "memory:echo".
inline std::string show(const Address& address) {
  return address.kind + ':' + address.host + (address.port == 0 ? "" : ':' + std::to_string(address.port));
}

}  // namespace ravel
