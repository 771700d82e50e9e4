// CurlClient: curl's sockets and timer on libuv's loop.
#include <ravel/native/curl_client.h>

#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include <curl/curl.h>
#include <uv.h>

#include <ravel/native/curl_transfer.h>
#include <ravel/trace/traced_turn.h>

namespace ravel {

namespace {

void demandTime(const char* name, double seconds) {
  if (seconds > 0 && seconds <= 1e6) return;
  throw std::invalid_argument(std::string(name) + ": seconds must be more than 0, and a million at most");
}

}  // namespace

class CurlClient::Transfers : public std::enable_shared_from_this<Transfers> {
 public:
  Transfers(NativeReactor& reactor, CurlOptions options)
      : reactor_(reactor), options_(std::move(options)), multi_(curl_multi_init()), timer_(new uv_timer_t) {
    uv_timer_init(reactor.uvLoop(), timer_);
    timer_->data = this;
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &onSocket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &onTimer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  }

  ~Transfers() {
    leave();
    curl_multi_cleanup(multi_);
    uv_close(reinterpret_cast<uv_handle_t*>(timer_),
             [](uv_handle_t* handle) { delete reinterpret_cast<uv_timer_t*>(handle); });
  }

  /// The client has gone: what is under way is dropped.
  void leave() {
    while (!running_.empty()) {
      auto& [easy, transfer] = *running_.begin();
      transfer->deferred.setCanceller([](Deferred<Response>&) {});  // it would look for this client
      take(easy);
    }
  }

  Deferred<Response> start(const std::string& url) {
    const std::uint64_t id = reactor_.world().nextId();
    Deferred<Response> d(reactor_);
    if (reactor_.world().traced()) {
      reactor_.world().record({.kind = TraceKind::FetchBegun, .deferred = d.id(), .call = id, .text = url});
    }
    if (url.find('\0') != std::string::npos) {
      fail(d, id, Failure(ConnectError("an address with a NUL in it is no address of a page")));
      return d;
    }
    auto transfer = std::make_unique<detail::CurlTransfer>(url, options_, d, id);
    CURL* const easy = transfer->easy();
    d.setCanceller([this, easy, id](Deferred<Response>&) {
      if (take(easy)) trace(TraceKind::FetchAborted, id, "");
    });
    running_.emplace(easy, std::move(transfer));
    curl_multi_add_handle(multi_, easy);
    return d;
  }

 private:
  using Transfer = std::unique_ptr<detail::CurlTransfer>;

  /// A socket curl wants watched.
  struct Watch {
    uv_poll_t poll;
    curl_socket_t socket;
    Transfers* transfers;
  };

  /// Curl does no more for it. Null: it is over already.
  Transfer take(CURL* easy) {
    const auto found = running_.find(easy);
    if (found == running_.end()) return nullptr;
    Transfer taken = std::move(found->second);
    running_.erase(found);
    curl_multi_remove_handle(multi_, easy);
    return taken;
  }

  static int onSocket(CURL*, curl_socket_t socket, int what, void* self, void* known) {
    auto& transfers = *static_cast<Transfers*>(self);
    auto* watch = static_cast<Watch*>(known);
    if (what == CURL_POLL_REMOVE) {
      if (watch) {
        uv_poll_stop(&watch->poll);
        curl_multi_assign(transfers.multi_, socket, nullptr);
        uv_close(reinterpret_cast<uv_handle_t*>(&watch->poll),
                 [](uv_handle_t* handle) { delete static_cast<Watch*>(handle->data); });
      }
      return 0;
    }
    if (!watch) {
      watch = new Watch{{}, socket, &transfers};
      uv_poll_init_socket(transfers.reactor_.uvLoop(), &watch->poll, socket);
      watch->poll.data = watch;
      curl_multi_assign(transfers.multi_, socket, watch);
    }
    const int events = (what & CURL_POLL_IN ? UV_READABLE : 0) | (what & CURL_POLL_OUT ? UV_WRITABLE : 0);
    uv_poll_start(&watch->poll, events, [](uv_poll_t* poll, int status, int events) {
      auto& watch = *static_cast<Watch*>(poll->data);
      const int flags =
          status < 0 ? CURL_CSELECT_ERR
                     : (events & UV_READABLE ? CURL_CSELECT_IN : 0) | (events & UV_WRITABLE ? CURL_CSELECT_OUT : 0);
      watch.transfers->act(watch.socket, flags);
    });
    return 0;
  }

  static int onTimer(CURLM*, long milliseconds, void* self) {
    auto& transfers = *static_cast<Transfers*>(self);
    if (milliseconds < 0) {
      uv_timer_stop(transfers.timer_);
    } else {
      uv_timer_start(
          transfers.timer_,
          [](uv_timer_t* timer) { static_cast<Transfers*>(timer->data)->act(CURL_SOCKET_TIMEOUT, 0); },
          static_cast<std::uint64_t>(milliseconds), 0);
    }
    return 0;
  }

  /// What it makes callbacks of may end the client.
  void act(curl_socket_t socket, int flags) {
    const auto self = shared_from_this();
    int running = 0;
    curl_multi_socket_action(multi_, socket, flags, &running);
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
    }
  }

  void finish(CURL* easy, CURLcode code) {
    const Transfer done = take(easy);
    if (!done) return;
    const TracedTurn turn(reactor_.world());
    if (code == CURLE_OK && done->whole()) {
      trace(TraceKind::FetchDone, done->id, "");
      done->deferred.callback(done->response());
    } else {
      fail(done->deferred, done->id, detail::curlFailure(done->outcome(code), options_));
    }
  }

  void fail(Deferred<Response>& d, std::uint64_t id, const Failure& failure) {
    trace(TraceKind::FetchFailed, id, failure.getErrorMessage());
    d.errback(failure);
  }

  void trace(TraceKind kind, std::uint64_t id, std::string text) {
    if (reactor_.world().traced()) reactor_.world().record({.kind = kind, .call = id, .text = std::move(text)});
  }

  NativeReactor& reactor_;
  const CurlOptions options_;
  CURLM* multi_;
  uv_timer_t* timer_;
  std::map<CURL*, Transfer> running_;
};

CurlClient::CurlClient(NativeReactor& reactor, CurlOptions options) {
  demandTime("connectTimeout", options.connectTimeout);
  demandTime("timeout", options.timeout);
  demandTime("slowTimeout", options.slowTimeout);
  if (options.mostRedirects < 0) throw std::invalid_argument("mostRedirects must not be negative");
  curl_global_init(CURL_GLOBAL_DEFAULT);
  transfers_ = std::make_shared<Transfers>(reactor, std::move(options));
}

CurlClient::~CurlClient() { transfers_->leave(); }

Deferred<Response> CurlClient::get(const std::string& url) { return transfers_->start(url); }

}  // namespace ravel
