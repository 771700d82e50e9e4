// TcpEnd: one end of a TCP connection.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <uv.h>

#include <ravel/native/native_reactor.h>
#include <ravel/protocol/session.h>

namespace ravel::detail {

/// A new TCP handle on the reactor's loop; closeTcp() frees it, when libuv has done with it.
uv_tcp_t* newTcp(NativeReactor& reactor);
void closeTcp(uv_tcp_t* handle);
/// The address of an end; empty where there is none.
Address tcpHost(const uv_tcp_t* handle);
Address tcpPeer(const uv_tcp_t* handle);

/// Owned by the reactor while it is open. What libuv brings is kept, and given to the protocol in a turn of the
/// reactor, like any other call.
class TcpEnd final : public Transport, public LoopGuest, public std::enable_shared_from_this<TcpEnd> {
 public:
  /// Takes over a handle that is connected. The reactor owns the end from now on.
  static std::shared_ptr<TcpEnd> make(NativeReactor& reactor, uv_tcp_t* handle);
  TcpEnd(NativeReactor& reactor, uv_tcp_t* handle);

  void begin(Session session);
  /// There is no protocol for it: closes it.
  void refuse();
  void leave() override;

  void write(std::string_view data) override;
  void loseConnection() override;
  void abortConnection() override;
  bool disconnecting() const override { return disconnecting_; }
  Address getPeer() const override { return peer_; }
  Address getHost() const override { return host_; }
  void pauseProducing() override;
  void resumeProducing() override;
  void registerProducer(Producer& producer, bool streaming) override;
  void unregisterProducer() override;

 private:
  struct Write;
  struct Shutdown;

  /// In a turn of the reactor, unless the end has gone by then.
  template <class F>
  void soon(F f);
  uv_stream_t* stream() const { return reinterpret_cast<uv_stream_t*>(handle_); }
  void read(ssize_t length, const char* data);
  void pump();
  void sent(std::size_t length, int status);
  void demand();
  void shut();
  void close();
  void lost(const Failure& reason);

  NativeReactor& reactor_;
  uv_tcp_t* handle_;  // null once it is closed
  Address host_;
  Address peer_;
  std::optional<Session> session_;

  std::size_t unsent_ = 0;  // bytes that libuv keeps
  Producer* producer_ = nullptr;
  bool streaming_ = true;
  bool producerPaused_ = false;
  bool disconnecting_ = false;
  bool shut_ = false;  // nothing more is sent
  bool aborted_ = false;
  bool over_ = false;

  std::string arrived_;           // and was not given to the protocol yet
  std::optional<Failure> ended_;  // behind it
  bool pumpAsked_ = false;
  bool paused_ = false;
};

}  // namespace ravel::detail
