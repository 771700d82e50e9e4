// Session: the order of a protocol's calls.
#include <ravel/protocol/session.h>

#include <utility>

namespace ravel::detail {

namespace {

template <class F>
void guarded(Protocol& protocol, F&& call) {
  try {
    call();
  } catch (...) {
    protocol.transport->abortConnection();
    throw;
  }
}

}  // namespace

Session::Session(std::shared_ptr<Protocol> protocol, std::shared_ptr<Factory> factory, Function<void()> over)
    : protocol_(std::move(protocol)), factory_(std::move(factory)), over_(std::move(over)) {}

void Session::begin(std::shared_ptr<Transport> transport) {
  const auto protocol = protocol_;
  begun_ = true;
  if (protocol) guarded(*protocol, [&] { protocol->makeConnection(std::move(transport)); });
}

void Session::deliver(std::string_view data) {
  const auto protocol = protocol_;
  if (protocol) guarded(*protocol, [&] { protocol->dataReceived(data); });
}

void Session::end(const Failure& reason) {
  const auto protocol = std::exchange(protocol_, nullptr);
  if (!protocol) return;
  // Whatever connectionLost throws, the rest is done.
  auto finish = [&protocol, factory = std::move(factory_), over = std::move(over_)]() mutable {
    protocol->factory = nullptr;
    if (over) over();
  };
  protocol->connected = false;
  try {
    if (begun_) protocol->connectionLost(reason);
  } catch (...) {
    finish();
    throw;
  }
  finish();
}

void Session::drop() {
  // Local, so that what their destructors do finds this empty.
  const auto protocol = std::exchange(protocol_, nullptr);
  const auto factory = std::exchange(factory_, nullptr);
  over_.reset();
  if (protocol) protocol->factory = nullptr;
}

}  // namespace ravel::detail
