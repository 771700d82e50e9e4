// A TLS server on this machine: openssl's own, with a certificate that it has signed itself.
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace native {

/// In a folder of its own under the system's temporary one, which goes with it. `moved` leads to http, and
/// `on` to `moved`.
class TlsServer {
 public:
  TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer();

  /// Whether there is an openssl to run.
  static bool canBe();
  /// Its certificate, which is for 127.0.0.1 only.
  std::string certificate() const { return (folder_ / "cert.pem").string(); }
  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const;

 private:
  void startServer();

  std::filesystem::path folder_;
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace native
