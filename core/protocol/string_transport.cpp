// StringTransport: what it records.
#include <ravel/protocol/string_transport.h>

#include <stdexcept>

namespace ravel {

void StringTransport::abortConnection() {
  disconnected_ = true;
  loseConnection();
}

void StringTransport::demandProducing() const {
  if (state_ == Producing::Stopped) throw std::logic_error("a transport that was stopped can't go on");
}

void StringTransport::pauseProducing() {
  demandProducing();
  state_ = Producing::Paused;
}

void StringTransport::resumeProducing() {
  demandProducing();
  state_ = Producing::Yes;
}

void StringTransport::registerProducer(Producer& producer, bool streaming) {
  if (producer_) throw std::logic_error("a producer is registered already");
  producer_ = &producer;
  streaming_ = streaming;
}

void StringTransport::unregisterProducer() {
  if (!producer_) throw std::logic_error("no producer is registered");
  producer_ = nullptr;
}

void StringTransportWithDisconnection::loseConnection() {
  StringTransport::loseConnection();
  const auto told = protocol.lock();
  if (!told || !told->connected) return;
  told->connected = false;
  told->connectionLost(ConnectionDone());
}

}  // namespace ravel
