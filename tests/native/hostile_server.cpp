// HostileServer: plain sockets.
#include "native/hostile_server.h"

#include <chrono>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace native {

namespace {

sockaddr_in localhost(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int listenAnywhere(int& port, int backlog) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = localhost(0);
  socklen_t size = sizeof address;
  auto* const where = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener, where, size) != 0 || ::listen(listener, backlog) != 0 ||
      ::getsockname(listener, where, &size) != 0) {
    throw std::runtime_error("no local port to listen on");
  }
  port = ntohs(address.sin_port);
  return listener;
}

}  // namespace

bool Peer::readRequest() {
  std::string request;
  char buffer[4096];
  while (request.find("\r\n\r\n") == std::string::npos) {
    const auto count = ::recv(connection_, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    request.append(buffer, static_cast<std::size_t>(count));
  }
  return true;
}

bool Peer::readSome() const {
  char buffer[4096];
  return ::recv(connection_, buffer, sizeof buffer, 0) > 0;
}

bool Peer::send(std::string_view text) const {
  while (!text.empty()) {
    const auto count = ::send(connection_, text.data(), text.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void Peer::flood(std::string_view text, double seconds) const {
  while (send(text)) {
    if (seconds > 0) pause(seconds);
  }
}

void Peer::untilGone() const {
  char buffer[4096];
  while (::recv(connection_, buffer, sizeof buffer, 0) > 0) {
  }
}

void Peer::closeHalf() const { ::shutdown(connection_, SHUT_WR); }

void Peer::reset() const {
  const linger now{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(connection_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void Peer::pause(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

HostileServer::HostileServer(Behave behave)
    : behave_(std::move(behave)), listener_(listenAnywhere(port_, 64)), thread_([this] { serve(); }) {}

HostileServer::~HostileServer() {
  over_ = true;
  ::shutdown(listener_, SHUT_RDWR);  // ends accept()
  if (const int connection = connection_; connection >= 0) ::shutdown(connection, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

std::string HostileServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void HostileServer::serve() {
  while (!over_) {
    const int connection = ::accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    connection_ = connection;
    if (!over_) {
      Peer peer(connection);
      behave_(peer);
    }
    connection_ = -1;
    ::close(connection);
  }
}

FullServer::FullServer() : listener_(listenAnywhere(port_, 0)) {
  const sockaddr_in address = localhost(port_);
  for (int& waiting : waiting_) {
    waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    (void)::connect(waiting, reinterpret_cast<const sockaddr*>(&address), sizeof address);  // it is to wait
  }
}

FullServer::~FullServer() {
  for (const int waiting : waiting_) ::close(waiting);
  ::close(listener_);
}

}  // namespace native
