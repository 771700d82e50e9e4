// A small HTTP server on this machine.
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace native {

/// Answers GET on 127.0.0.1, one connection at a time, in a thread of its own, until it goes:
///
///     /hello     200 "hello from here"       /none    404 "not found"
///     /moved     302 to /hello               /round   302 to /round
///     /big       200, 65 MiB                 /never   nothing: it waits until the asker hangs up
///     /broken    half an answer, then hangs up        /to?X    302 to X
class LocalServer {
 public:
  LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;
  ~LocalServer();

  std::string url(const std::string& path) const;
  /// True when somebody has asked for /never.
  bool keptWaiting() const { return keptWaiting_; }
  /// True when somebody who asked for /never hung up.
  bool leftWaiting() const { return leftWaiting_; }

 private:
  void serve();
  void answer(int connection);

  int port_ = 0;
  int listener_ = -1;
  std::atomic<bool> keptWaiting_ = false;
  std::atomic<bool> leftWaiting_ = false;
  std::thread thread_;
};

/// The address of a port that nobody listens on.
std::string refusedUrl();

}  // namespace native
