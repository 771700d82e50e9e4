// TcpPort: a TCP port that listens.
#pragma once

#include <memory>
#include <string>

#include <uv.h>

#include <ravel/native/native_reactor.h>
#include <ravel/protocol/endpoint.h>

namespace ravel::detail {

/// Owned by the reactor while it listens.
class TcpPort final : public ListeningPort, public LoopGuest, public std::enable_shared_from_this<TcpPort> {
 public:
  TcpPort(NativeReactor& reactor, std::shared_ptr<Factory> factory)
      : reactor_(reactor), world_(reactor.world()), factory_(std::move(factory)) {}

  /// Throws CannotListenError.
  void start(const std::string& interface, int port);
  void leave() override;

  Address getHost() const override { return host_; }
  Deferred<void> stopListening() override;

 private:
  void accept();

  NativeReactor& reactor_;
  World& world_;  // also when the reactor has gone
  std::shared_ptr<Factory> factory_;
  uv_tcp_t* handle_ = nullptr;  // null before and after listening
  Address host_;
};

}  // namespace ravel::detail
