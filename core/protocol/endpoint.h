// Endpoints: an address to connect to, an address to listen at.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <ravel/defer/deferred.h>
#include <ravel/protocol/factory.h>

namespace ravel {

/// Something that listens. Shared by whoever listens for it and the network it is in, which keeps it up to
/// stopListening().
class ListeningPort {
 public:
  virtual ~ListeningPort() = default;
  virtual Address getHost() const = 0;
  /// Takes no more connections; those that are there stay. Fires when the address is free again.
  virtual Deferred<void> stopListening() = 0;
};

inline std::string show(const std::shared_ptr<ListeningPort>&) { return "<ListeningPort>"; }

/// Twisted's IStreamClientEndpoint: whom to connect to. It must go before the network or reactor it is of; the
/// connections need it no longer.
class ClientEndpoint {
 public:
  virtual ~ClientEndpoint() = default;
  /// Connects a protocol of `factory`. Fires with it once its connectionMade has run; fails with ConnectError if
  /// there is no connection, with NoProtocol if the factory gives none, with what buildProtocol or connectionMade
  /// throws. cancel() gives up: it fails with ConnectingCancelledError.
  virtual Deferred<std::shared_ptr<Protocol>> connect(std::shared_ptr<Factory> factory) = 0;
};

/// Twisted's IStreamServerEndpoint: where to listen. As for its lifetime, see above.
class ServerEndpoint {
 public:
  virtual ~ServerEndpoint() = default;
  /// Takes connections from now on, each with a protocol of `factory`. Fails with CannotListenError.
  virtual Deferred<std::shared_ptr<ListeningPort>> listen(std::shared_ptr<Factory> factory) = 0;
};

/// Connects one protocol that is there already, for programs without a factory. Fires with the protocol.
template <class P>
Deferred<std::shared_ptr<P>> connectProtocol(ClientEndpoint& endpoint, std::shared_ptr<P> protocol) {
  auto factory = Factory::forProtocol([protocol]() -> std::shared_ptr<Protocol> { return protocol; });
  struct Nothing {};
  const Ref<detail::Chain> chain = endpoint.connect(std::move(factory)).chain();
  chain->addSilently(
      [](detail::Entry&, detail::Chain& self) {
        if (auto* connected = self.result().template value<std::shared_ptr<Protocol>>()) {
          self.result().setValue(std::static_pointer_cast<P>(std::move(*connected)));
        }
        return false;
      },
      detail::Entry::Callback, Nothing{});
  return Deferred<std::shared_ptr<P>>(chain);
}

}  // namespace ravel
