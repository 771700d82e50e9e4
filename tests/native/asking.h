// Asking: a client with short limits on a reactor of its own, and how its requests end.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <ravel/native/curl_client.h>
#include <ravel/ravel.h>

namespace native {

/// Limits of size as below, and of time that no test comes to, however busy the machine is.
ravel::CurlOptions patientLimits();
/// Limits of time that a test can wait for.
ravel::CurlOptions shortLimits();

class Asking {
 public:
  /// How a request ended: "200 text", or its error's type and message.
  struct End {
    std::string text = "it did not end";
    double seconds = -1;  // after the asking
    bool isConnectError = false;
    ravel::Deferred<ravel::Response> deferred;
  };

  explicit Asking(ravel::CurlOptions options = patientLimits());

  /// Begins a request. The end is there when run() has returned; `then` is called at once behind it.
  std::shared_ptr<End> begin(const std::string& url, std::function<void()> then = {});
  /// Calls f as soon as it is so.
  void once(const std::function<bool()>& so, const std::function<void()>& f);
  /// Runs until every request has ended; a minute at most. To be called once.
  void run();
  ravel::NativeReactor& reactor() { return reactor_; }

 private:
  void over();

  ravel::World world_;
  ravel::NativeReactor reactor_{world_};
  int waiting_ = 0;

 public:
  std::unique_ptr<ravel::CurlClient> client;  // may be ended early
};

}  // namespace native
