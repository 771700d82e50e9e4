// Protocol: what a program does with one connection.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <ravel/defer/failure.h>
#include <ravel/protocol/errors.h>
#include <ravel/protocol/transport.h>

namespace ravel {

class Factory;

/// To be derived from; there is one object for each connection. Follows Twisted's Protocol. Called from turns of
/// the reactor, one call at a time: connectionMade, then dataReceived any number of times, then connectionLost
/// once, and nothing after it. What one of them throws is logged, and the connection is aborted.
///
///     class Echo : public Protocol {
///       void dataReceived(std::string_view data) override { transport->write(data); }
///     };
///
/// Held by std::shared_ptr: the connection owns its protocol up to the end of connectionLost. A protocol shares its
/// transport and does not own its factory, so that a factory may keep a list of its protocols.
class Protocol : public std::enable_shared_from_this<Protocol> {
 public:
  Protocol() = default;
  Protocol(const Protocol&) = delete;
  Protocol& operator=(const Protocol&) = delete;
  virtual ~Protocol() = default;

  /// For whoever carries the connection, and for tests: sets `transport` and `connected`, calls connectionMade.
  virtual void makeConnection(std::shared_ptr<Transport> carrier);

  /// The connection is there: say hello, if it is yours to speak first.
  virtual void connectionMade() {}
  /// Some bytes, at least one, as they came: where one write ends and another begins is not seen.
  virtual void dataReceived(std::string_view data);
  /// The connection is over. `reason` is ConnectionDone or ConnectionLost.
  virtual void connectionLost(const Failure& reason);

  /// Null before there is a connection. It stays when the connection is over; writes are dropped then.
  std::shared_ptr<Transport> transport;
  /// Who made it; null if nobody did, and again after connectionLost: the factory may go then.
  Factory* factory = nullptr;
  /// True from makeConnection up to connectionLost (Twisted leaves it set).
  bool connected = false;
};

/// The name of its class: "<Echo>".
std::string show(const std::shared_ptr<Protocol>& protocol);

}  // namespace ravel
