// Connections: an echo that at times resets, hangs up, or stops to read; callers that do so, too.
#include "soak/connections.h"

#include <algorithm>
#include <string>
#include <utility>

using namespace ravel;

namespace soak {

namespace {

constexpr int kUnderWay = 12;

}  // namespace

/// The listening end.
class Connections::Echo final : public Protocol {
 public:
  explicit Echo(Connections& all) : all_(all) {}
  void connectionMade() override { ++all_.servers.begun; }
  void dataReceived(std::string_view data) override {
    if (all_.chance_.once(40)) return transport->abortConnection();
    transport->write(data);
    if (all_.chance_.once(40)) return transport->loseConnection();
    if (!all_.chance_.once(10)) return;
    transport->pauseProducing();
    all_.reactor_.callLater(all_.chance_.upTo(0.05), [kept = transport] { kept->resumeProducing(); });
  }
  void connectionLost(const Failure& reason) override { all_.servers.end(reason.typeName()); }

 private:
  Connections& all_;
};

/// The connecting end: sends a text and wants it back.
class Connections::Caller final : public Protocol {
 public:
  explicit Caller(Connections& all) : all_(all), text_(1 + all.chance_.below(300'000), '.') {
    for (std::size_t i = 0; i < text_.size(); ++i) text_[i] = static_cast<char>('a' + i % 26);
  }
  void connectionMade() override {
    transport->write(text_);
    if (all_.chance_.once(6)) {
      const bool abort = all_.chance_.once(2);
      all_.reactor_.callLater(all_.chance_.upTo(0.02),
                              [kept = transport, abort] { abort ? kept->abortConnection() : kept->loseConnection(); });
    }
  }
  void dataReceived(std::string_view data) override {
    const auto expected = std::string_view(text_).substr(std::min(back_, text_.size()), data.size());
    if (data != expected) ++all_.wrong;
    back_ += data.size();
    all_.echoed += data.size();
    if (back_ >= text_.size()) transport->loseConnection();
  }
  void connectionLost(const Failure& reason) override {
    all_.clients.end(reason.typeName());
    all_.next();
  }

 private:
  Connections& all_;
  std::string text_;
  std::size_t back_ = 0;
};

void Connections::begin() {
  serverFromString(reactor_, "tcp:0:interface=127.0.0.1")
      ->listen(Factory::forProtocol<Echo>(std::ref(*this)))
      .addCallback([this](const std::shared_ptr<ListeningPort>& port) { port_ = port; });
  for (int i = 0; i < kUnderWay; ++i) connect();
}

void Connections::connect() {
  ++clients.begun;
  const std::string where = chance_.once(20) ? "tcp:127.0.0.1:1" : show(port_->getHost());
  auto d = connectProtocol(*clientFromString(reactor_, where), std::make_shared<Caller>(*this));
  if (chance_.once(10)) {
    reactor_.callLater(chance_.upTo(0.002), [d]() mutable { d.cancel(); });
  }
  d.addErrback([this](const Failure& failure) -> std::shared_ptr<Caller> {
    clients.end(failure.typeName());
    next();
    return nullptr;
  });
}

void Connections::next() {
  if (on_) reactor_.callLater(chance_.upTo(0.02), [this] { on_ ? connect() : void(); });
}

}  // namespace soak
