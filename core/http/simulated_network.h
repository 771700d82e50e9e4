// SimulatedNetwork: pages that answer after a time that was written down.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <ravel/http/http_client.h>
#include <ravel/reactor/reactor_time.h>

namespace ravel {

/// One page of a scenario's network. Times are seconds after the asking.
struct Page {
  double latency = 0;               // when the whole answer is there
  std::vector<double> chunks = {};  // when pieces of it arrive, for traces; none: it comes in one
  int status = 200;
  std::string body = {};
  std::string failure = {};  // not empty: there is no answer, and this is why
};

/// Answers from a table. The answer's place among the calls due at the same time is taken when asking,
/// so that two requests of the same latency answer in the order of asking.
class SimulatedNetwork final : public HttpClient {
 public:
  using Pages = std::map<std::string, Page, std::less<>>;
  /// How a body travels once its time has come: at once (null), or through a real request.
  using Carrier = Function<Deferred<Response>(const std::string& url, const Page& page)>;

  SimulatedNetwork(ReactorTime& clock, Pages pages) : clock_(clock), pages_(std::move(pages)) {}

  bool knows(const std::string& url) const { return find(url) != nullptr; }
  void setCarrier(Carrier carrier) { carrier_ = std::move(carrier); }
  Deferred<Response> get(const std::string& url) override;

 private:
  struct Request;

  const Page* find(const std::string& url) const;
  void settle(const std::shared_ptr<Request>& request);
  void trace(TraceKind kind, const Request& request, const std::string& text);

  ReactorTime& clock_;
  Pages pages_;
  Carrier carrier_;
};

}  // namespace ravel
