// Connector: a client factory's connection, watched.
#include <ravel/protocol/client_factory.h>

#include <stdexcept>
#include <utility>

namespace ravel {

/// What the endpoint gets in place of the client factory.
class ConnectorFactory final : public Factory {
 public:
  explicit ConnectorFactory(std::shared_ptr<Connector> connector) : connector_(std::move(connector)) {}

  std::shared_ptr<Protocol> buildProtocol(const Address& peer) override {
    auto protocol = connector_->factory_->buildProtocol(peer);
    if (!protocol) return nullptr;
    return std::make_shared<Watched>(std::move(protocol), connector_);
  }

 private:
  /// Hands everything on to the protocol of the program, and tells the connector of the beginning and the end.
  class Watched final : public Protocol {
   public:
    Watched(std::shared_ptr<Protocol> inner, std::shared_ptr<Connector> connector)
        : inner_(std::move(inner)), connector_(std::move(connector)) {}

    void connectionMade() override {
      connector_->connected_ = inner_;
      inner_->makeConnection(transport);
    }
    void dataReceived(std::string_view data) override { inner_->dataReceived(data); }
    void connectionLost(const Failure& reason) override {
      inner_->connected = false;
      inner_->connectionLost(reason);
      inner_->factory = nullptr;
      connector_->busy_ = false;
      const auto factory = connector_->factory_;
      factory->clientConnectionLost(*connector_, reason);
      factory->doStop();
    }

   private:
    std::shared_ptr<Protocol> inner_;
    std::shared_ptr<Connector> connector_;
  };

  std::shared_ptr<Connector> connector_;
};

void Connector::connect() {
  if (busy_) throw std::logic_error("it is connecting or connected already");
  busy_ = true;
  connected_.reset();
  factory_->doStart();
  try {
    begin();
  } catch (...) {  // of startedConnecting, or for want of memory: nobody else will say that it is over
    if (busy_) {
      busy_ = false;
      factory_->doStop();
    }
    throw;
  }
}

void Connector::begin() {
  factory_->startedConnecting(*this);
  auto self = shared_from_this();
  connecting_ = endpoint_->connect(std::make_shared<ConnectorFactory>(self))
                    .addCallbacks([](const std::shared_ptr<Protocol>&) {},
                                  [self](const Failure& reason) {
                                    // There was one: connectionMade threw, and what follows is its loss.
                                    if (!self->connected_.expired()) reason.raiseException();
                                    self->busy_ = false;
                                    const auto factory = self->factory_;
                                    factory->clientConnectionFailed(*self, reason);
                                    factory->doStop();
                                  });
}

void Connector::stopConnecting() { connecting_.cancel(); }

void Connector::disconnect() {
  const auto protocol = connected_.lock();
  if (protocol && protocol->connected) {
    protocol->transport->loseConnection();
  } else {
    stopConnecting();
  }
}

std::shared_ptr<Connector> connectWith(std::shared_ptr<ClientEndpoint> endpoint,
                                       std::shared_ptr<ClientFactory> factory) {
  auto connector = std::make_shared<Connector>(std::move(endpoint), std::move(factory));
  connector->connect();
  return connector;
}

}  // namespace ravel
