// LocalServer: sockets and answers.
#include "native/local_server.h"

#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace native {

namespace {

/// Listens on a free port of 127.0.0.1.
int listenAnywhere(int& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const where = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener, where, size) != 0 || ::listen(listener, 8) != 0 || ::getsockname(listener, where, &size) != 0) {
    throw std::runtime_error("no local port to listen on");
  }
  port = ntohs(address.sin_port);
  return listener;
}

std::string address(int port, const std::string& path) { return "http://127.0.0.1:" + std::to_string(port) + path; }

/// False when the other side has hung up.
bool send(int connection, const std::string& text) {
  std::size_t sent = 0;
  while (sent < text.size()) {
    const auto count = ::send(connection, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

std::string response(const std::string& status, const std::string& body, const std::string& more = "") {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         more + "\r\n" + body;
}

}  // namespace

LocalServer::LocalServer() : listener_(listenAnywhere(port_)), thread_([this] { serve(); }) {}

LocalServer::~LocalServer() {
  ::shutdown(listener_, SHUT_RDWR);  // ends accept()
  thread_.join();
  ::close(listener_);
}

std::string LocalServer::url(const std::string& path) const { return address(port_, path); }

void LocalServer::serve() {
  for (;;) {
    const int connection = ::accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    answer(connection);
    ::close(connection);
  }
}

void LocalServer::answer(int connection) {
  std::string request;
  char buffer[4096];
  while (request.find("\r\n\r\n") == std::string::npos) {
    const auto count = ::recv(connection, buffer, sizeof buffer, 0);
    if (count <= 0) return;
    request.append(buffer, static_cast<std::size_t>(count));
  }
  const std::string path = request.substr(4, request.find(' ', 4) - 4);
  if (path == "/hello") {
    send(connection, response("200 OK", "hello from here"));
  } else if (path == "/moved") {
    send(connection, response("302 Found", "", "Location: /hello\r\n"));
  } else if (path.starts_with("/to?")) {
    send(connection, response("302 Found", "", "Location: " + path.substr(4) + "\r\n"));
  } else if (path == "/round") {
    send(connection, response("302 Found", "", "Location: /round\r\n"));
  } else if (path == "/broken") {
    send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  } else if (path == "/big") {
    send(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 68157440\r\n\r\n");
    const std::string piece(1 << 20, 'x');
    for (int i = 0; i < 65 && send(connection, piece); ++i) {
    }
  } else if (path == "/never") {
    keptWaiting_ = true;
    leftWaiting_ = ::recv(connection, buffer, sizeof buffer, 0) <= 0;
  } else {
    send(connection, response("404 Not Found", "not found"));
  }
}

std::string refusedUrl() {
  int port = 0;
  ::close(listenAnywhere(port));
  return address(port, "/");
}

}  // namespace native
