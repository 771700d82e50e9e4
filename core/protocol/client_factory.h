// ClientFactory: a factory that is told how its connection fares, and the Connector that it may ask again.
#pragma once

#include <memory>
#include <utility>

#include <ravel/protocol/endpoint.h>

namespace ravel {

class ClientFactory;

/// A connection that is asked for, there, or over, and can be asked for again. Made by connectWith(), follows
/// Twisted's Connector. Shared by whoever keeps it and the connection while there is one.
class Connector : public std::enable_shared_from_this<Connector> {
 public:
  Connector(std::shared_ptr<ClientEndpoint> endpoint, std::shared_ptr<ClientFactory> factory)
      : endpoint_(std::move(endpoint)), factory_(std::move(factory)) {}

  /// Connects (again). Throws std::logic_error while it is connecting or connected.
  void connect();
  /// Gives up connecting: clientConnectionFailed is called with ConnectingCancelledError. Else nothing.
  void stopConnecting();
  /// Gives up, or closes what is connected.
  void disconnect();

 private:
  friend class ConnectorFactory;
  void begin();

  std::shared_ptr<ClientEndpoint> endpoint_;
  std::shared_ptr<ClientFactory> factory_;
  Deferred<void> connecting_;
  std::weak_ptr<Protocol> connected_;
  bool busy_ = false;
};

/// For connectWith(). Derive from it to hear of what becomes of the connection; each call comes from the reactor,
/// but startedConnecting, which is called by connect() itself. Follows Twisted's ClientFactory.
class ClientFactory : public Factory {
 public:
  using Factory::Factory;
  virtual void startedConnecting(Connector&) {}
  /// There was no connection. `connector` may be asked again, here too.
  virtual void clientConnectionFailed(Connector&, const Failure&) {}
  /// There is none any more; the protocol has been told before.
  virtual void clientConnectionLost(Connector&, const Failure&) {}
};

/// Connects a protocol of `factory`, as Twisted's reactor.connectTCP does, and tells the factory how it goes. With
/// an endpoint's own connect() a ClientFactory is a Factory like any other.
std::shared_ptr<Connector> connectWith(std::shared_ptr<ClientEndpoint> endpoint,
                                       std::shared_ptr<ClientFactory> factory);

}  // namespace ravel
