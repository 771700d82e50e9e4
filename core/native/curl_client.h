// CurlClient: pages over HTTP and HTTPS, natively.
#pragma once

#include <memory>

#include <ravel/http/errors.h>
#include <ravel/http/http_client.h>
#include <ravel/native/curl_options.h>
#include <ravel/native/native_reactor.h>

namespace ravel {

/// libcurl on a NativeReactor's loop. Certificates are checked, redirects are followed within HTTP and HTTPS and
/// never from HTTPS to HTTP, and whatever a host does, a request ends within what CurlOptions says. It must go
/// before its reactor; requests still under way then are dropped without firing. A page's own callbacks may do so.
class CurlClient final : public HttpClient {
 public:
  /// Throws std::invalid_argument for options that are out of range.
  explicit CurlClient(NativeReactor& reactor, CurlOptions options = {});
  ~CurlClient() override;
  Deferred<Response> get(const std::string& url) override;

 private:
  class Transfers;
  std::shared_ptr<Transfers> transfers_;
};

}  // namespace ravel
