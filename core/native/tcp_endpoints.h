// TCP: endpoints of a NativeReactor.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <ravel/native/native_reactor.h>
#include <ravel/protocol/endpoint.h>

namespace ravel {

/// "tcp:host:port": connects to the first of the host's addresses that answers, within 30 seconds. Follows Twisted's
/// clientFromString; an IPv6 address stands in brackets: "tcp:[::1]:80". Fails with ConnectError, where nobody
/// listens with ConnectionRefusedError. Throws std::invalid_argument for any other string.
///
/// What is connected belongs to the reactor, whose turns make every call of a protocol. When the reactor goes, it goes
/// without connectionLost, and what is being connected never fires. A process that uses TCP ignores SIGPIPE, unless it
/// has a handler of its own: writing to a connection that has just gone would end it.
std::unique_ptr<ClientEndpoint> clientFromString(NativeReactor& reactor, std::string_view description);

/// "tcp:port", or "tcp:port:interface=127.0.0.1": listens on all IPv4 addresses of this machine, or on one, also
/// IPv6. Port 0 takes a free one, which port->getHost() tells. Throws std::invalid_argument for any other string.
std::unique_ptr<ServerEndpoint> serverFromString(NativeReactor& reactor, std::string_view description);

}  // namespace ravel
