// SimulatedNetwork: asking, pieces, answers, giving up.
#include <ravel/http/simulated_network.h>

#include <memory>
#include <utility>

namespace ravel {

/// One page asked for, until it is answered or given up.
struct SimulatedNetwork::Request {
  std::string url;
  std::uint64_t id;  // in traces
  Deferred<Response> deferred;
  const Page* page = nullptr;
  std::vector<DelayedCall> pending = {};
};

const Page* SimulatedNetwork::find(const std::string& url) const {
  if (const auto page = pages_.find(url); page != pages_.end()) return &page->second;
  // "http://a.test" and "http://a.test/" are the same page.
  const std::string other = url.ends_with('/') ? url.substr(0, url.size() - 1) : url + '/';
  const auto page = pages_.find(other);
  return page == pages_.end() ? nullptr : &page->second;
}

void SimulatedNetwork::trace(TraceKind kind, const Request& request, const std::string& text) {
  if (clock_.world().traced()) clock_.world().record({.kind = kind, .call = request.id, .text = text});
}

Deferred<Response> SimulatedNetwork::get(const std::string& url) {
  const auto request = std::make_shared<Request>(Request{url, clock_.world().nextId(), Deferred<Response>(clock_)});
  Deferred<Response> d = request->deferred;
  if (clock_.world().traced()) {
    clock_.world().record({.kind = TraceKind::FetchBegun, .deferred = d.id(), .call = request->id, .text = url});
  }
  request->page = find(url);
  if (!request->page) {
    const ConnectError error("no page " + url +
                             " in this scenario's network: in virtual time only its own pages answer");
    trace(TraceKind::FetchFailed, *request, error.what());
    d.errback(error);
    return d;
  }
  const double latency = request->page->latency;
  for (const double at : request->page->chunks) {
    if (at >= latency) continue;  // the last piece comes with the end
    request->pending.push_back(
        clock_.callLater(at, [this, request] { trace(TraceKind::FetchData, *request, request->url); }));
  }
  request->pending.push_back(clock_.callLater(latency, [this, request] {
    try {
      settle(request);
    } catch (...) {  // it has no answer then, but for this
      if (request->deferred.called()) throw;
      request->deferred.errback(Failure::current());
    }
  }));
  d.setCanceller([this, request](Deferred<Response>&) {
    for (auto& call : request->pending) {
      if (call.active()) call.cancel();
    }
    trace(TraceKind::FetchAborted, *request, request->url);
  });
  return d;
}

void SimulatedNetwork::settle(const std::shared_ptr<Request>& request) {
  Deferred<Response>& d = request->deferred;
  const Page& page = *request->page;
  if (!page.failure.empty()) {
    trace(TraceKind::FetchFailed, *request, page.failure);
    d.errback(ConnectError(page.failure));
    return;
  }
  trace(TraceKind::FetchData, *request, request->url);
  if (!carrier_) {
    trace(TraceKind::FetchDone, *request, request->url);
    d.callback(Response{page.status, page.body});
    return;
  }
  Deferred<Response> carried = carrier_(request->url, page);
  d.setCanceller([carried](Deferred<Response>&) mutable { carried.cancel(); });
  carried.addCallbacks(
      [this, request](Response response) {
        trace(TraceKind::FetchDone, *request, request->url);
        request->deferred.callback(std::move(response));
      },
      [this, request](const Failure& failure) {
        trace(TraceKind::FetchFailed, *request, failure.getErrorMessage());
        request->deferred.errback(failure);
      });
}

}  // namespace ravel
