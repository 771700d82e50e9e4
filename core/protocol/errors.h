// The errors of connections, under Twisted's names.
#pragma once

#include <stdexcept>
#include <string>

#include <ravel/http/http_client.h>

namespace ravel {

/// Why a connection is no more. What connectionLost gets is one of the two below.
class ConnectionClosed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One of the two ends asked for it: everything written before it has been delivered.
class ConnectionDone final : public ConnectionClosed {
 public:
  ConnectionDone() : ConnectionClosed("the connection was closed") {}
};

/// It broke. What was under way may be lost.
class ConnectionLost : public ConnectionClosed {
 public:
  explicit ConnectionLost(const std::string& why = "the connection was lost") : ConnectionClosed(why) {}
};

/// It broke because this end called abortConnection().
class ConnectionAborted final : public ConnectionLost {
 public:
  ConnectionAborted() : ConnectionLost("the connection was aborted") {}
};

/// Nobody listens there.
class ConnectionRefusedError final : public ConnectError {
 public:
  explicit ConnectionRefusedError(const std::string& address) : ConnectError("nobody listens at " + address) {}
};

/// connect() was cancelled before there was a connection.
class ConnectingCancelledError final : public std::runtime_error {
 public:
  explicit ConnectingCancelledError(const std::string& address)
      : std::runtime_error("connecting to " + address + " was cancelled") {}
};

/// The factory of the side that connects gave no protocol.
class NoProtocol final : public std::logic_error {
 public:
  NoProtocol() : std::logic_error("the factory gave no protocol") {}
};

/// listen() can't have the address.
class CannotListenError final : public std::runtime_error {
 public:
  CannotListenError(const std::string& address, const std::string& why)
      : std::runtime_error("can't listen at " + address + ": " + why) {}
};

}  // namespace ravel
