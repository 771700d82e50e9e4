// Asking: counts what is under way.
#include "native/asking.h"

#include <cstdlib>
#include <utility>

#include <ravel/trace/show.h>

using namespace ravel;

namespace native {

CurlOptions patientLimits() {
  return {.connectTimeout = 30, .timeout = 40, .slowTimeout = 30, .mostBody = 1 << 20, .mostHeaders = 1 << 16};
}

CurlOptions shortLimits() {
  CurlOptions limits = patientLimits();
  limits.connectTimeout = 1.5;
  limits.timeout = 8;
  limits.slowTimeout = 1;
  return limits;
}

Asking::Asking(CurlOptions options) {
  ::setenv("no_proxy", "*", 1);  // these addresses are of this machine
  client = std::make_unique<CurlClient>(reactor_, std::move(options));
}

std::shared_ptr<Asking::End> Asking::begin(const std::string& url, std::function<void()> then) {
  ++waiting_;
  const double begun = reactor_.seconds();
  auto end = std::make_shared<End>(End{.deferred = client->get(url)});
  end->deferred.addBoth([this, end = end.get(), begun, then = std::move(then)](const Outcome<Response>& got) {
    end->seconds = reactor_.seconds() - begun;
    end->text = got.failed() ? got.failure().typeName() + ": " + got.failure().getErrorMessage() : show(got.value());
    end->isConnectError = got.failed() && got.failure().check<ConnectError>();
    if (then) then();
    over();
  });
  return end;
}

void Asking::over() {
  if (--waiting_ == 0) {
    reactor_.callLater(0, [this] {
      if (waiting_ == 0 && reactor_.running()) reactor_.stop();
    });
  }
}

void Asking::once(const std::function<bool()>& so, const std::function<void()>& f) {
  reactor_.callLater(0.001, [this, so, f] { so() ? f() : once(so, f); });
}

void Asking::run() {
  reactor_.callLater(60, [this] { reactor_.stop(); });
  reactor_.run();
}

}  // namespace native
