// CurlClient: curl's sockets and timer on libuv's loop.
#include <ravel/native/curl_client.h>

#include <map>
#include <string>
#include <utility>

#include <curl/curl.h>
#include <uv.h>

#include <ravel/trace/traced_turn.h>

namespace ravel {

namespace {

constexpr std::size_t kLargestBody = 64u * 1024 * 1024;

/// One request, from asking to its end.
struct Transfer {
  explicit Transfer(Deferred<Response> d) : deferred(std::move(d)) {}
  Deferred<Response> deferred;
  std::string body;
  bool tooLarge = false;
  char error[CURL_ERROR_SIZE] = "";
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* into) {
  auto& transfer = *static_cast<Transfer*>(into);
  const std::size_t length = size * count;
  if (transfer.body.size() + length > kLargestBody) {
    transfer.tooLarge = true;
    return 0;
  }
  transfer.body.append(data, length);
  return length;
}

}  // namespace

class CurlClient::Transfers {
 public:
  explicit Transfers(NativeReactor& reactor) : reactor_(reactor), multi_(curl_multi_init()), timer_(new uv_timer_t) {
    uv_timer_init(reactor.uvLoop(), timer_);
    timer_->data = this;
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &onSocket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &onTimer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  }

  ~Transfers() {
    while (!running_.empty()) {
      auto& [easy, running] = *running_.begin();
      running.transfer->deferred.setCanceller([](Deferred<Response>&) {});  // it would look for this client
      drop(easy);
    }
    curl_multi_cleanup(multi_);
    uv_close(reinterpret_cast<uv_handle_t*>(timer_),
             [](uv_handle_t* handle) { delete reinterpret_cast<uv_timer_t*>(handle); });
  }

  Deferred<Response> start(const std::string& url) {
    CURL* easy = curl_easy_init();
    const std::uint64_t id = reactor_.world().nextId();
    Deferred<Response> d(reactor_, [this, easy, id](Deferred<Response>&) {
      if (drop(easy)) trace(TraceKind::FetchAborted, id, "");
    });
    auto transfer = std::make_unique<Transfer>(d);
    if (reactor_.world().traced()) {
      reactor_.world().record({.kind = TraceKind::FetchBegun, .deferred = d.id(), .call = id, .text = url});
    }
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, 30L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "ravel");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &receive);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer.get());
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->error);
    running_.emplace(easy, Running{std::move(transfer), id});
    curl_multi_add_handle(multi_, easy);
    return d;
  }

 private:
  struct Running {
    std::unique_ptr<Transfer> transfer;
    std::uint64_t id;
  };
  /// A socket curl wants watched.
  struct Watch {
    uv_poll_t poll;
    curl_socket_t socket;
    Transfers* transfers;
  };

  bool drop(CURL* easy) {
    const auto found = running_.find(easy);
    if (found == running_.end()) return false;
    const Running gone = std::move(found->second);
    running_.erase(found);
    curl_multi_remove_handle(multi_, easy);
    curl_easy_cleanup(easy);
    return true;
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

  void act(curl_socket_t socket, int flags) {
    int running = 0;
    curl_multi_socket_action(multi_, socket, flags, &running);
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
    }
  }

  void finish(CURL* easy, CURLcode code) {
    const auto found = running_.find(easy);
    if (found == running_.end()) return;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    Running done = std::move(found->second);
    Transfer& transfer = *done.transfer;
    running_.erase(found);
    curl_multi_remove_handle(multi_, easy);
    curl_easy_cleanup(easy);
    const TracedTurn turn(reactor_.world());
    if (code == CURLE_OK) {
      trace(TraceKind::FetchDone, done.id, "");
      transfer.deferred.callback(Response{static_cast<int>(status), std::move(transfer.body)});
      return;
    }
    const ConnectError error(transfer.tooLarge ? "the answer is larger than 64 MiB"
                             : *transfer.error ? transfer.error
                                               : curl_easy_strerror(code));
    trace(TraceKind::FetchFailed, done.id, error.what());
    transfer.deferred.errback(error);
  }

  void trace(TraceKind kind, std::uint64_t id, std::string text) {
    if (reactor_.world().traced()) reactor_.world().record({.kind = kind, .call = id, .text = std::move(text)});
  }

  NativeReactor& reactor_;
  CURLM* multi_;
  uv_timer_t* timer_;
  std::map<CURL*, Running> running_;
};

CurlClient::CurlClient(NativeReactor& reactor) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  transfers_ = std::make_unique<Transfers>(reactor);
}

CurlClient::~CurlClient() = default;

Deferred<Response> CurlClient::get(const std::string& url) { return transfers_->start(url); }

}  // namespace ravel
