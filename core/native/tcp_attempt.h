// TcpAttempt: a TCP connection that is being made.
#pragma once

#include <memory>
#include <string>

#include <uv.h>

#include <ravel/native/native_reactor.h>
#include <ravel/protocol/endpoint.h>

namespace ravel::detail {

/// Asks for the host's addresses and tries one after another. Owned by the reactor until it is done.
class TcpAttempt final : public LoopGuest, public std::enable_shared_from_this<TcpAttempt> {
 public:
  using Result = Deferred<std::shared_ptr<Protocol>>;

  TcpAttempt(NativeReactor& reactor, std::string host, int port, std::shared_ptr<Factory> factory);
  ~TcpAttempt() override;

  Result start();
  void leave() override;

 private:
  struct Lookup;
  struct Connect;

  std::string where() const { return "tcp:" + host_ + ':' + std::to_string(port_); }
  /// In a turn of the reactor, unless it is done by then.
  template <class F>
  void soon(F f);
  void resolved(int status, addrinfo* found);
  void tryNext(int status);
  void connected();
  /// No more calls come; the factory has one connection less. False: that was so before.
  bool finish();
  void fail(const Failure& reason);

  NativeReactor& reactor_;
  std::string host_;
  int port_;
  std::shared_ptr<Factory> factory_;
  Result result_;
  DelayedCall limit_;
  addrinfo* found_ = nullptr;
  addrinfo* next_ = nullptr;    // in what was found
  uv_tcp_t* handle_ = nullptr;  // that is being connected
  bool done_ = false;
};

}  // namespace ravel::detail
