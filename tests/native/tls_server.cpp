// TlsServer: openssl req, then openssl s_server.
#include "native/tls_server.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace native {

bool TlsServer::canBe() { return std::system("openssl version >/dev/null 2>&1") == 0; }

TlsServer::TlsServer() {
  std::string name = (std::filesystem::temp_directory_path() / "ravel-tls-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no folder for a certificate");
  folder_ = name;
  const std::string make = "cd " + name +
                           " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                           " -subj /CN=ravel-test -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem"
                           " >/dev/null 2>&1";
  if (std::system(make.c_str()) != 0) throw std::runtime_error("openssl made no certificate");
  std::ofstream(folder_ / "hello") << "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  std::ofstream(folder_ / "moved")
      << "HTTP/1.0 302 Found\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/\r\n\r\n";
  std::ofstream(folder_ / "on") << "HTTP/1.0 302 Found\r\nContent-Length: 0\r\nLocation: /moved\r\n\r\n";
  startServer();
}

/// It chooses a port and says which.
void TlsServer::startServer() {
  int said[2];
  if (::pipe(said) != 0) throw std::runtime_error("no pipe");
  process_ = ::fork();
  if (process_ == 0) {
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, 0);
    ::dup2(said[1], 1);
    ::dup2(nothing, 2);
    if (::chdir(folder_.c_str()) == 0) {
      ::execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", "key.pem", "-cert", "cert.pem",
               "-HTTP", "-naccept", "1000", static_cast<char*>(nullptr));
    }
    ::_exit(1);
  }
  ::close(said[1]);
  std::string words;
  char c = 0;
  while (port_ == 0 && ::read(said[0], &c, 1) == 1) {
    words += c;
    if (c != '\n') continue;
    if (words.starts_with("ACCEPT ")) port_ = std::atoi(words.c_str() + words.rfind(':') + 1);
    words.clear();
  }
  ::close(said[0]);
  if (port_ == 0) throw std::runtime_error("openssl s_server did not start");
}

TlsServer::~TlsServer() {
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string TlsServer::url(const std::string& path, const std::string& host) const {
  return "https://" + host + ":" + std::to_string(port_) + path;
}

}  // namespace native
