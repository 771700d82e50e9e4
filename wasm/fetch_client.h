// FetchClient: pages through emscripten_fetch.
#pragma once

#include <ravel/http/http_client.h>

#include "browser_reactor.h"

namespace ravel::page {

/// Real requests of the page. A browser does not say why a request failed, so the failure names the
/// possible reasons. Where there is no XMLHttpRequest (Node), every request fails and says so.
class FetchClient final : public HttpClient {
 public:
  explicit FetchClient(BrowserReactor& reactor) : reactor_(reactor) {}
  Deferred<Response> get(const std::string& url) override { return fetch(url, true); }
  /// Fetches without trace events: the carrier of the simulated network.
  Deferred<Response> carry(const std::string& url) { return fetch(url, false); }

 private:
  Deferred<Response> fetch(const std::string& url, bool traced);

  BrowserReactor& reactor_;
};

}  // namespace ravel::page
