// TcpEnd: libuv's stream as a transport.
#include <ravel/native/tcp_end.h>

#include <array>
#include <stdexcept>
#include <utility>

#include <sys/socket.h>

namespace ravel::detail {

namespace {

/// A streaming producer is paused while more than this waits to be sent, as in Twisted.
constexpr std::size_t kMuch = std::size_t{64} * 1024;

Address addressOf(const sockaddr_storage& storage) {
  std::array<char, INET6_ADDRSTRLEN> name{};
  const auto* address = reinterpret_cast<const sockaddr*>(&storage);
  if (uv_ip_name(address, name.data(), name.size()) != 0) return {};
  const auto port = address->sa_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(address)->sin6_port
                                                   : reinterpret_cast<const sockaddr_in*>(address)->sin_port;
  return {"tcp", name.data(), ntohs(port)};
}

/// libuv takes a hang-up behind data for the end, also where the other side has aborted. The socket knows better.
int socketError(const uv_tcp_t* handle) {
  uv_os_fd_t socket = -1;
  int error = 0;
  socklen_t size = sizeof error;
  if (uv_fileno(reinterpret_cast<const uv_handle_t*>(handle), &socket) != 0) return 0;
  return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? uv_translate_sys_error(error) : 0;
}

}  // namespace

uv_tcp_t* newTcp(NativeReactor& reactor) {
  auto* handle = new uv_tcp_t;
  uv_tcp_init(reactor.uvLoop(), handle);
  handle->data = nullptr;
  return handle;
}

void closeTcp(uv_tcp_t* handle) {
  handle->data = nullptr;
  auto* any = reinterpret_cast<uv_handle_t*>(handle);
  const auto free = [](uv_handle_t* closed) { delete reinterpret_cast<uv_tcp_t*>(closed); };
  if (!uv_is_closing(any)) uv_close(any, free);
}

Address tcpHost(const uv_tcp_t* handle) {
  sockaddr_storage storage{};
  int size = sizeof storage;
  return uv_tcp_getsockname(handle, reinterpret_cast<sockaddr*>(&storage), &size) == 0 ? addressOf(storage) : Address{};
}

Address tcpPeer(const uv_tcp_t* handle) {
  sockaddr_storage storage{};
  int size = sizeof storage;
  return uv_tcp_getpeername(handle, reinterpret_cast<sockaddr*>(&storage), &size) == 0 ? addressOf(storage) : Address{};
}

/// What libuv is sending; it may outlive the end.
struct TcpEnd::Write {
  uv_write_t request;
  std::string data;
  std::weak_ptr<TcpEnd> end;
};

struct TcpEnd::Shutdown {
  uv_shutdown_t request;
  std::weak_ptr<TcpEnd> end;
};

TcpEnd::TcpEnd(NativeReactor& reactor, uv_tcp_t* handle)
    : reactor_(reactor), handle_(handle), host_(tcpHost(handle)), peer_(tcpPeer(handle)) {}

std::shared_ptr<TcpEnd> TcpEnd::make(NativeReactor& reactor, uv_tcp_t* handle) {
  auto end = std::make_shared<TcpEnd>(reactor, handle);
  reactor.keep(end);
  return end;
}

template <class F>
void TcpEnd::soon(F f) {
  reactor_.callLater(0, [self = weak_from_this(), f = std::move(f)]() mutable {
    if (const auto end = self.lock()) f(*end);
  });
}

void TcpEnd::begin(Session session) {
  session_.emplace(std::move(session));
  handle_->data = this;
  uv_tcp_nodelay(handle_, 1);
  if (!paused_) {
    paused_ = true;
    resumeProducing();
  }
  session_->begin(shared_from_this());
}

void TcpEnd::refuse() {
  leave();
  reactor_.release(*this);
}

void TcpEnd::leave() {
  over_ = disconnecting_ = shut_ = true;
  producer_ = nullptr;
  close();
  if (session_) session_->drop();
}

void TcpEnd::close() {
  if (handle_) closeTcp(std::exchange(handle_, nullptr));
}

void TcpEnd::lost(const Failure& reason) {
  if (std::exchange(over_, true)) return;
  const auto self = shared_from_this();
  disconnecting_ = shut_ = true;
  arrived_.clear();
  close();
  reactor_.release(*this);
  if (Producer* const producer = std::exchange(producer_, nullptr)) producer->stopProducing();
  if (session_) session_->end(reason);
}

// -- sending

void TcpEnd::write(std::string_view data) {
  if (data.empty() || shut_) return;
  if (unsent_ == 0) {
    uv_buf_t now = uv_buf_init(const_cast<char*>(data.data()), static_cast<unsigned>(data.size()));
    const int written = uv_try_write(stream(), &now, 1);
    if (written > 0) data.remove_prefix(static_cast<std::size_t>(written));
    if (data.empty()) return;
  }
  auto* rest = new Write{{}, std::string(data), weak_from_this()};
  rest->request.data = rest;
  unsent_ += rest->data.size();
  const uv_buf_t buffer = uv_buf_init(rest->data.data(), static_cast<unsigned>(rest->data.size()));
  uv_write(&rest->request, stream(), &buffer, 1, [](uv_write_t* request, int status) {
    const std::unique_ptr<Write> done(static_cast<Write*>(request->data));
    if (const auto end = done->end.lock()) end->sent(done->data.size(), status);
  });
  if (producer_ && streaming_ && unsent_ > kMuch && !std::exchange(producerPaused_, true)) producer_->pauseProducing();
}

/// From libuv, between turns.
void TcpEnd::sent(std::size_t length, int status) {
  unsent_ -= length;
  if (over_) return;
  if (status < 0) {
    if (!aborted_) soon([why = uv_strerror(status)](TcpEnd& self) { self.lost(ConnectionLost(why)); });
  } else if (unsent_ == 0) {
    soon([](TcpEnd& self) { self.demand(); });
  }
}

/// There is room: a producer that was paused, or waits to be asked, may write.
void TcpEnd::demand() {
  if (!producer_ || unsent_ > 0 || over_) return;
  if (streaming_ && !std::exchange(producerPaused_, false)) return;
  producer_->resumeProducing();
  if (producer_ && !streaming_ && unsent_ == 0) soon([](TcpEnd& self) { self.demand(); });
}

void TcpEnd::registerProducer(Producer& producer, bool streaming) {
  if (producer_) throw std::logic_error("a producer is registered already");
  if (shut_) {
    producer.stopProducing();
    return;
  }
  producer_ = &producer;
  streaming_ = streaming;
  producerPaused_ = false;
  if (!streaming) soon([](TcpEnd& self) { self.demand(); });
}

void TcpEnd::unregisterProducer() {
  if (!std::exchange(producer_, nullptr)) return;
  if (disconnecting_) shut();
}

void TcpEnd::loseConnection() {
  if (std::exchange(disconnecting_, true)) return;
  uv_read_stop(stream());
  if (!producer_) shut();
}

/// libuv shuts down behind all that was written.
void TcpEnd::shut() {
  if (std::exchange(shut_, true)) return;
  auto* shutdown = new Shutdown{{}, weak_from_this()};
  shutdown->request.data = shutdown;
  const auto shutDown = [](uv_shutdown_t* request, int) {
    const std::unique_ptr<Shutdown> done(static_cast<Shutdown*>(request->data));
    const auto end = done->end.lock();
    if (end && !end->over_) end->soon([](TcpEnd& self) { self.lost(ConnectionDone()); });
  };
  if (uv_shutdown(&shutdown->request, stream(), shutDown) != 0) {  // it is not connected any more
    delete shutdown;
    soon([](TcpEnd& self) { self.lost(ConnectionDone()); });
  }
}

void TcpEnd::abortConnection() {
  if (over_ || std::exchange(aborted_, true)) return;
  disconnecting_ = shut_ = true;
  handle_->data = nullptr;
  const auto free = [](uv_handle_t* closed) { delete reinterpret_cast<uv_tcp_t*>(closed); };
  if (uv_tcp_close_reset(handle_, free) != 0) closeTcp(handle_);
  handle_ = nullptr;
  soon([](TcpEnd& self) { self.lost(ConnectionAborted()); });
}

// -- receiving

void TcpEnd::pauseProducing() {
  paused_ = true;
  if (handle_) uv_read_stop(stream());
}

void TcpEnd::resumeProducing() {
  if (!std::exchange(paused_, false) || disconnecting_) return;
  uv_read_start(
      stream(),
      [](uv_handle_t*, std::size_t, uv_buf_t* buffer) {
        static thread_local std::array<char, kMuch> space;  // what is read is copied at once
        *buffer = uv_buf_init(space.data(), space.size());
      },
      [](uv_stream_t* stream, ssize_t length, const uv_buf_t* buffer) {
        if (stream->data) static_cast<TcpEnd*>(stream->data)->read(length, buffer->base);
      });
  if (!arrived_.empty() || ended_) soon([](TcpEnd& self) { self.pump(); });
}

/// From libuv, between turns.
void TcpEnd::read(ssize_t length, const char* data) {
  if (length == 0) return;
  if (length > 0) {
    arrived_.append(data, static_cast<std::size_t>(length));
  } else {
    uv_read_stop(stream());
    const int error = length == UV_EOF ? socketError(handle_) : static_cast<int>(length);
    ended_ = error == 0 ? Failure(ConnectionDone()) : Failure(ConnectionLost(uv_strerror(error)));
  }
  if (std::exchange(pumpAsked_, true)) return;
  soon([](TcpEnd& self) {
    self.pumpAsked_ = false;
    self.pump();
  });
}

void TcpEnd::pump() {
  if (paused_ || disconnecting_) return;
  if (!arrived_.empty()) session_->deliver(std::exchange(arrived_, {}));
  if (ended_ && !paused_ && !disconnecting_) lost(Failure(*ended_));
}

}  // namespace ravel::detail
