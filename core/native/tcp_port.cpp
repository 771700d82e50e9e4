// TcpPort: binding, accepting.
#include <ravel/native/tcp_port.h>

#include <utility>

#include <ravel/defer/helpers.h>
#include <ravel/native/tcp_end.h>

namespace ravel::detail {

namespace {

constexpr int kBacklog = 50;  // as in Twisted

}  // namespace

void TcpPort::start(const std::string& interface, int port) {
  const auto demand = [&](int status) {
    if (status == 0) return;
    if (handle_) closeTcp(std::exchange(handle_, nullptr));
    throw CannotListenError("tcp:" + std::to_string(port), uv_strerror(status));
  };
  sockaddr_storage storage{};
  auto* address = reinterpret_cast<sockaddr*>(&storage);
  if (uv_ip4_addr(interface.c_str(), port, reinterpret_cast<sockaddr_in*>(address)) != 0) {
    demand(uv_ip6_addr(interface.c_str(), port, reinterpret_cast<sockaddr_in6*>(address)));
  }
  handle_ = newTcp(reactor_);
  handle_->data = this;
  demand(uv_tcp_bind(handle_, address, 0));
  demand(uv_listen(reinterpret_cast<uv_stream_t*>(handle_), kBacklog, [](uv_stream_t* listening, int status) {
    if (status == 0 && listening->data) static_cast<TcpPort*>(listening->data)->accept();
  }));
  host_ = tcpHost(handle_);
  reactor_.keep(shared_from_this());
  factory_->doStart();
}

/// From libuv, between turns.
void TcpPort::accept() {
  uv_tcp_t* const handle = newTcp(reactor_);
  if (uv_accept(reinterpret_cast<uv_stream_t*>(handle_), reinterpret_cast<uv_stream_t*>(handle)) != 0) {
    closeTcp(handle);
    return;
  }
  reactor_.callLater(0, [end = TcpEnd::make(reactor_, handle), factory = factory_] {
    std::shared_ptr<Protocol> protocol;
    try {
      protocol = factory->buildProtocol(end->getPeer());
    } catch (...) {
      end->refuse();
      throw;
    }
    protocol ? end->begin(Session(std::move(protocol), factory)) : end->refuse();
  });
}

Deferred<void> TcpPort::stopListening() {
  if (handle_) {
    closeTcp(std::exchange(handle_, nullptr));
    const auto self = shared_from_this();
    reactor_.release(*this);
    factory_->doStop();
  }
  return succeed(world_);
}

void TcpPort::leave() {
  if (handle_) closeTcp(std::exchange(handle_, nullptr));
}

}  // namespace ravel::detail
