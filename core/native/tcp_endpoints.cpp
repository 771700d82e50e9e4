// TCP endpoints: strings into attempts and ports.
#include <ravel/native/tcp_endpoints.h>

#include <charconv>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <utility>

#include <ravel/defer/helpers.h>
#include <ravel/native/tcp_attempt.h>
#include <ravel/native/tcp_port.h>

namespace ravel {

namespace {

class TcpClient final : public ClientEndpoint {
 public:
  TcpClient(NativeReactor& reactor, std::string host, int port)
      : reactor_(reactor), host_(std::move(host)), port_(port) {}
  Deferred<std::shared_ptr<Protocol>> connect(std::shared_ptr<Factory> factory) override {
    return std::make_shared<detail::TcpAttempt>(reactor_, host_, port_, std::move(factory))->start();
  }

 private:
  NativeReactor& reactor_;
  std::string host_;
  int port_;
};

class TcpServer final : public ServerEndpoint {
 public:
  TcpServer(NativeReactor& reactor, std::string interface, int port)
      : reactor_(reactor), interface_(std::move(interface)), port_(port) {}
  Deferred<std::shared_ptr<ListeningPort>> listen(std::shared_ptr<Factory> factory) override {
    const auto port = std::make_shared<detail::TcpPort>(reactor_, std::move(factory));
    try {
      port->start(interface_, port_);
    } catch (const CannotListenError& error) {
      return fail<std::shared_ptr<ListeningPort>>(reactor_, error);
    }
    return succeed(reactor_, std::shared_ptr<ListeningPort>(port));
  }

 private:
  NativeReactor& reactor_;
  std::string interface_;
  int port_;
};

std::optional<int> portIn(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port < 0 || port > 65535) return std::nullopt;
  return port;
}

/// Takes `prefix` off the front of `text`, if it is there.
bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::invalid_argument notThat(std::string_view form, std::string_view description) {
  return std::invalid_argument("the endpoint is \"" + std::string(form) + "\", not \"" + std::string(description) +
                               '"');
}

/// libuv writes to sockets in a way that raises SIGPIPE where the other end has gone.
void ignoreBrokenPipes() {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  if (before != SIG_DFL && before != SIG_ERR) std::signal(SIGPIPE, before);
}

}  // namespace

std::unique_ptr<ClientEndpoint> clientFromString(NativeReactor& reactor, std::string_view description) {
  std::string_view host = description;
  const bool tcp = take(host, "tcp:");
  const auto colon = host.rfind(':');
  const auto port = colon == std::string_view::npos ? std::nullopt : portIn(host.substr(colon + 1));
  if (!tcp || !port || *port == 0 || colon == 0) throw notThat("tcp:host:port", description);
  host = host.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  ignoreBrokenPipes();
  return std::make_unique<TcpClient>(reactor, std::string(host), *port);
}

std::unique_ptr<ServerEndpoint> serverFromString(NativeReactor& reactor, std::string_view description) {
  std::string_view rest = description;
  const bool tcp = take(rest, "tcp:");
  const auto digits = rest.substr(0, rest.find(':'));
  const auto port = portIn(digits);
  rest.remove_prefix(digits.size());
  const bool chosen = take(rest, ":interface=");
  if (!tcp || !port || (chosen ? rest.empty() : !rest.empty())) {
    throw notThat("tcp:port\" or \"tcp:port:interface=address", description);
  }
  ignoreBrokenPipes();
  return std::make_unique<TcpServer>(reactor, chosen ? std::string(rest) : "0.0.0.0", *port);
}

}  // namespace ravel
