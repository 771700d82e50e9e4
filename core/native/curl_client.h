// CurlClient: pages over HTTP and HTTPS, natively.
#pragma once

#include <memory>

#include <ravel/http/http_client.h>
#include <ravel/native/native_reactor.h>

namespace ravel {

/// libcurl on a NativeReactor's loop. Certificates are checked; up to 5 redirects are followed, within
/// HTTP and HTTPS; an answer of over 64 MiB and a connection that takes over 30 s fail. It must go
/// before its reactor; requests still under way then are dropped without firing.
class CurlClient final : public HttpClient {
 public:
  explicit CurlClient(NativeReactor& reactor);
  ~CurlClient();
  Deferred<Response> get(const std::string& url) override;

 private:
  class Transfers;
  std::unique_ptr<Transfers> transfers_;
};

}  // namespace ravel
