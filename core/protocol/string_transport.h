// StringTransport: a transport for tests, which keeps what is written.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <ravel/protocol/protocol.h>

namespace ravel {

/// No network and no time: give it to a protocol's makeConnection, and look at value(). Follows Twisted's
/// StringTransport; its peer is 192.168.1.1:54321 and its host 10.0.0.1:12345.
///
///     auto transport = std::make_shared<StringTransport>();
///     echo->makeConnection(transport);
///     echo->dataReceived("hello");
///     CHECK(transport->value() == "hello");
class StringTransport : public Transport {
 public:
  enum class Producing { Yes, Paused, Stopped };

  /// What was written since the beginning or the last clear().
  const std::string& value() const { return written_; }
  void clear() { written_.clear(); }

  /// Keeps the bytes, also after loseConnection().
  void write(std::string_view data) override { written_ += data; }
  void loseConnection() override { disconnecting_ = true; }
  void abortConnection() override;
  bool disconnecting() const override { return disconnecting_; }
  /// True after abortConnection().
  bool disconnected() const { return disconnected_; }

  Address getPeer() const override { return {"tcp", "192.168.1.1", 54321}; }
  Address getHost() const override { return {"tcp", "10.0.0.1", 12345}; }

  /// Whether the transport itself would read now.
  Producing producerState() const { return state_; }
  void pauseProducing() override;
  void resumeProducing() override;
  void stopProducing() { state_ = Producing::Stopped; }

  /// The producer that is registered; null: none.
  Producer* producer() const { return producer_; }
  bool streaming() const { return streaming_; }
  void registerProducer(Producer& producer, bool streaming) override;
  /// Throws std::logic_error when none is registered.
  void unregisterProducer() override;

 private:
  void demandProducing() const;

  std::string written_;
  Producer* producer_ = nullptr;
  Producing state_ = Producing::Yes;
  bool streaming_ = false;
  bool disconnecting_ = false;
  bool disconnected_ = false;
};

/// One that tells its protocol of the end: loseConnection() calls connectionLost with ConnectionDone at once.
/// The protocol is not owned, and must be set.
class StringTransportWithDisconnection final : public StringTransport {
 public:
  std::weak_ptr<Protocol> protocol;
  void loseConnection() override;
};

}  // namespace ravel
