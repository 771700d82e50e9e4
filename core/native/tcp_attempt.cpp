// TcpAttempt: looking up, connecting, giving up.
#include <ravel/native/tcp_attempt.h>

#include <utility>

#include <ravel/native/tcp_end.h>

namespace ravel::detail {

namespace {

constexpr double kLongest = 30;  // seconds, as in Twisted

}  // namespace

struct TcpAttempt::Lookup {
  uv_getaddrinfo_t request;
  std::weak_ptr<TcpAttempt> attempt;
};

struct TcpAttempt::Connect {
  uv_connect_t request;
  std::weak_ptr<TcpAttempt> attempt;
};

TcpAttempt::TcpAttempt(NativeReactor& reactor, std::string host, int port, std::shared_ptr<Factory> factory)
    : reactor_(reactor), host_(std::move(host)), port_(port), factory_(std::move(factory)), result_(reactor) {}

TcpAttempt::~TcpAttempt() {
  if (found_) uv_freeaddrinfo(found_);
}

template <class F>
void TcpAttempt::soon(F f) {
  reactor_.callLater(0, [self = shared_from_this(), f = std::move(f)]() mutable {
    if (!self->done_) f(*self);
  });
}

TcpAttempt::Result TcpAttempt::start() {
  reactor_.keep(shared_from_this());
  factory_->doStart();
  result_.setCanceller([weak = weak_from_this()](Result&) {
    if (const auto self = weak.lock()) self->fail(ConnectingCancelledError(self->where()));
  });
  limit_ = reactor_.callLater(kLongest, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->fail(ConnectError(self->where() + " did not answer within 30 seconds"));
  });
  auto* lookup = new Lookup{{}, weak_from_this()};
  lookup->request.data = lookup;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  const auto lookedUp = [](uv_getaddrinfo_t* request, int status, addrinfo* found) {
    const std::unique_ptr<Lookup> done(static_cast<Lookup*>(request->data));
    const auto self = done->attempt.lock();
    if (self && !self->done_) {
      self->resolved(status, found);
    } else {
      uv_freeaddrinfo(found);
    }
  };
  const int status = uv_getaddrinfo(reactor_.uvLoop(), &lookup->request, lookedUp, host_.c_str(),
                                    std::to_string(port_).c_str(), &hints);
  if (status != 0) {
    delete lookup;
    soon([status](TcpAttempt& self) { self.resolved(status, nullptr); });
  }
  return result_;
}

void TcpAttempt::resolved(int status, addrinfo* found) {
  found_ = next_ = found;
  tryNext(status);
}

/// `status` is how it stands so far: it counts when there is no address left.
void TcpAttempt::tryNext(int status) {
  if (handle_) closeTcp(std::exchange(handle_, nullptr));
  while (next_) {
    const addrinfo& address = *std::exchange(next_, next_->ai_next);
    handle_ = newTcp(reactor_);
    auto* connect = new Connect{{}, weak_from_this()};
    connect->request.data = connect;
    status = uv_tcp_connect(&connect->request, handle_, address.ai_addr, [](uv_connect_t* request, int result) {
      const std::unique_ptr<Connect> done(static_cast<Connect*>(request->data));
      const auto self = done->attempt.lock();
      if (!self || self->done_ || result == UV_ECANCELED) return;
      self->soon([result](TcpAttempt& attempt) { result == 0 ? attempt.connected() : attempt.tryNext(result); });
    });
    if (status == 0) return;
    delete connect;
    closeTcp(std::exchange(handle_, nullptr));
  }
  soon([status](TcpAttempt& self) {
    if (status == UV_ECONNREFUSED) {
      self.fail(ConnectionRefusedError(self.where()));
    } else {
      self.fail(ConnectError(self.where() + ": " + uv_strerror(status)));
    }
  });
}

void TcpAttempt::connected() {
  const auto self = shared_from_this();
  const auto end = TcpEnd::make(reactor_, std::exchange(handle_, nullptr));
  std::shared_ptr<Protocol> protocol;
  try {
    protocol = factory_->buildProtocol(end->getPeer());
    if (!protocol) throw NoProtocol();
  } catch (...) {
    end->refuse();
    fail(Failure::current());
    return;
  }
  finish();
  try {
    end->begin(Session(protocol, factory_, [factory = factory_] { factory->doStop(); }));
  } catch (...) {
    result_.errback(Failure::current());
    return;
  }
  result_.callback(std::move(protocol));
}

bool TcpAttempt::finish() {
  if (std::exchange(done_, true)) return false;
  if (limit_.active()) limit_.cancel();
  if (handle_) closeTcp(std::exchange(handle_, nullptr));
  reactor_.release(*this);
  return true;
}

void TcpAttempt::fail(const Failure& reason) {
  const auto self = shared_from_this();
  if (!finish()) return;
  factory_->doStop();
  if (!result_.called()) result_.errback(reason);
}

void TcpAttempt::leave() {
  done_ = true;
  if (handle_) closeTcp(std::exchange(handle_, nullptr));
}

}  // namespace ravel::detail
