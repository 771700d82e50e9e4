// MemoryNetwork: connections inside one program, with times that were written down.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <ravel/protocol/endpoint.h>
#include <ravel/protocol/memory_link.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// Names to connect to and to listen at, on any clock: a Clock, a VirtualReactor, a real reactor. A connection
/// asked for at t is there for the server at t + delay and for the client at t + 2 delay; what is written, and a
/// close, arrive a delay later. Where nobody listens when it gets there, it fails at t + 2 delay with
/// ConnectionRefusedError; where the server's factory gives no protocol, it is closed as soon as it is there.
///
///     MemoryNetwork network(reactor);
///     serverFromString(network, "memory:echo")->listen(Factory::forProtocol<Echo>());
///     connectProtocol(*clientFromString(network, "memory:echo"), std::make_shared<Guest>());
///
/// Owns what is open in it. It must go before its clock; what is open then goes without connectionLost, and what
/// was being connected never fires.
class MemoryNetwork {
 public:
  using Links = std::map<std::string, MemoryLink, std::less<>>;

  /// `links` by name ("echo"); a name that is not there has the link of a MemoryLink{}. Throws
  /// std::invalid_argument for a link that can't be.
  explicit MemoryNetwork(ReactorTime& clock, Links links = {});
  MemoryNetwork(const MemoryNetwork&) = delete;
  MemoryNetwork& operator=(const MemoryNetwork&) = delete;
  ~MemoryNetwork();

  std::unique_ptr<ClientEndpoint> client(std::string name);
  std::unique_ptr<ServerEndpoint> server(std::string name);

 private:
  class State;
  class Client;
  class Server;
  class Port;
  class Attempt;
  std::shared_ptr<State> state_;
};

/// "memory:name" as an endpoint. Throws std::invalid_argument for any other string.
std::unique_ptr<ClientEndpoint> clientFromString(MemoryNetwork& network, std::string_view description);
std::unique_ptr<ServerEndpoint> serverFromString(MemoryNetwork& network, std::string_view description);

}  // namespace ravel
