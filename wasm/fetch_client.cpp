// FetchClient: one emscripten_fetch per request.
#include "fetch_client.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include <emscripten/fetch.h>

#include <ravel/trace/traced_turn.h>

#include "page.h"

namespace ravel::page {

namespace {

/// A request under way. Freed by the callback that ends it: emscripten calls exactly one, also when
/// the request is closed.
struct Request {
  BrowserReactor& reactor;
  Deferred<Response> deferred;
  std::uint64_t id;  // in traces; 0: not traced
  bool given_up = false;
  int when = RAVEL_PAGE_UNANSWERED;  // it fails

  void trace(TraceKind kind, std::string text) const {
    if (id && reactor.world().traced()) reactor.world().record({.kind = kind, .call = id, .text = std::move(text)});
  }
};

/// In the page's words. Empty where nothing speaks against asking.
std::string whyNot(const std::string& url, int when) {
  char* const text = ravel_page_no_answer(url.c_str(), when);
  std::string why(text);
  std::free(text);
  return why;
}

/// A part of the body has come. Of one that is too large no more is taken.
void came(emscripten_fetch_t* fetch) {
  auto* const request = static_cast<Request*>(fetch->userData);
  request->when = RAVEL_PAGE_BROKEN_OFF;
  // A length that is not known is 0.
  if (std::max(fetch->dataOffset, fetch->totalBytes) <= RAVEL_PAGE_LARGEST) return;
  request->when = RAVEL_PAGE_TOO_LARGE;
  emscripten_fetch_close(fetch);
}

void ended(emscripten_fetch_t* fetch) {
  std::unique_ptr<Request> request(static_cast<Request*>(fetch->userData));
  const int status = fetch->status;
  const std::string url = fetch->url;
  const bool closed = request->given_up || request->when == RAVEL_PAGE_TOO_LARGE;  // by this side
  std::string body(fetch->data ? fetch->data : "", static_cast<std::size_t>(fetch->data ? fetch->numBytes : 0));
  if (status >= 400 && body.empty()) body = fetch->statusText;
  if (!closed) emscripten_fetch_close(fetch);
  request->reactor.addOutside(-1);
  if (request->given_up) return;
  request->deferred.setCanceller([](Deferred<Response>&) {});
  const TracedTurn turn(request->reactor.world());
  if (status == 0 || closed) {
    const ConnectError error(whyNot(url, request->when));
    request->trace(TraceKind::FetchFailed, error.what());
    request->deferred.errback(error);
  } else {
    request->trace(TraceKind::FetchDone, url);
    request->deferred.callback(Response{status, std::move(body)});
  }
}

}  // namespace

Deferred<Response> FetchClient::fetch(const std::string& url, bool traced) {
  const std::uint64_t id = traced ? reactor_.world().nextId() : 0;
  auto request = std::make_unique<Request>(Request{reactor_, Deferred<Response>(reactor_), id});
  Deferred<Response> d = request->deferred;
  if (id && reactor_.world().traced()) {
    reactor_.world().record({.kind = TraceKind::FetchBegun, .deferred = d.id(), .call = id, .text = url});
  }
  if (const std::string why = whyNot(url, RAVEL_PAGE_NOT_ASKED); !why.empty()) {
    request->trace(TraceKind::FetchFailed, why);
    d.errback(ConnectError(why));
    return d;
  }
  emscripten_fetch_attr_t attributes;
  emscripten_fetch_attr_init(&attributes);
  std::strcpy(attributes.requestMethod, "GET");
  attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY;
  attributes.onsuccess = ended;
  attributes.onerror = ended;
  attributes.onprogress = came;
  Request* const raw = request.release();
  attributes.userData = raw;
  reactor_.addOutside(1);
  emscripten_fetch_t* const fetch = emscripten_fetch(&attributes, url.c_str());
  d.setCanceller([raw, fetch](Deferred<Response>&) {
    raw->given_up = true;
    raw->trace(TraceKind::FetchAborted, "");
    emscripten_fetch_close(fetch);
  });
  return d;
}

}  // namespace ravel::page
