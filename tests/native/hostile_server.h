// A server that does to its askers whatever a test wants, on plain sockets.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace native {

/// One connection, as the server has it. Sending and reading tell by false that the other side has gone.
class Peer {
 public:
  explicit Peer(int connection) : connection_(connection) {}
  /// Reads to the end of a request's headers.
  bool readRequest();
  /// Reads what comes first.
  bool readSome() const;
  bool send(std::string_view text) const;
  /// Sends it again and again, until the other side goes.
  void flood(std::string_view text, double pause = 0) const;
  /// Waits as long as the other side is there.
  void untilGone() const;
  /// Sends no more, but reads on.
  void closeHalf() const;
  /// Ends it by a reset (RST) instead of a close.
  void reset() const;
  static void pause(double seconds);

 private:
  int connection_;
};

/// Listens on a free port of 127.0.0.1. One connection at a time, in a thread of its own; closed when `behave` returns.
class HostileServer {
 public:
  using Behave = std::function<void(Peer&)>;
  explicit HostileServer(Behave behave);
  HostileServer(const HostileServer&) = delete;
  HostileServer& operator=(const HostileServer&) = delete;
  ~HostileServer();

  int port() const { return port_; }
  std::string url(const std::string& path = "/") const;

 private:
  void serve();

  Behave behave_;
  int port_ = 0;
  int listener_ = -1;
  std::atomic<int> connection_ = -1;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

/// Listens, takes nobody, and has no room for more: connecting to it does not end.
class FullServer {
 public:
  FullServer();
  FullServer(const FullServer&) = delete;
  FullServer& operator=(const FullServer&) = delete;
  ~FullServer();
  int port() const { return port_; }

 private:
  int port_ = 0;
  int listener_ = -1;
  int waiting_[4] = {};
};

}  // namespace native
