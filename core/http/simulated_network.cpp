// SimulatedNetwork: asking, pieces, answers, giving up.
#include <ravel/http/simulated_network.h>

#include <memory>
#include <utility>

namespace ravel {

const Page* SimulatedNetwork::find(const std::string& url) const {
  if (const auto page = pages_.find(url); page != pages_.end()) return &page->second;
  // "http://a.test" and "http://a.test/" are the same page.
  const std::string other = url.ends_with('/') ? url.substr(0, url.size() - 1) : url + '/';
  const auto page = pages_.find(other);
  return page == pages_.end() ? nullptr : &page->second;
}

void SimulatedNetwork::trace(TraceKind kind, std::uint64_t id, std::string text) {
  if (clock_.world().traced()) clock_.world().record({.kind = kind, .call = id, .text = std::move(text)});
}

Deferred<Response> SimulatedNetwork::get(const std::string& url) {
  const std::uint64_t id = clock_.world().nextId();
  trace(TraceKind::FetchBegun, id, url);
  Deferred<Response> d(clock_);
  const Page* page = find(url);
  if (!page) {
    const ConnectError error("no page " + url +
                             " in this scenario's network: in virtual time only its own pages answer");
    trace(TraceKind::FetchFailed, id, error.what());
    d.errback(error);
    return d;
  }
  auto pending = std::make_shared<std::vector<DelayedCall>>();
  for (const double at : page->chunks) {
    if (at >= page->latency) continue;  // the last piece comes with the end
    pending->push_back(clock_.callLater(at, [this, id, url] { trace(TraceKind::FetchData, id, url); }));
  }
  pending->push_back(clock_.callLater(page->latency, [this, d, url, page, id] { settle(d, url, *page, id); }));
  d.setCanceller([this, pending, id, url](Deferred<Response>&) {
    for (auto& call : *pending) {
      if (call.active()) call.cancel();
    }
    trace(TraceKind::FetchAborted, id, url);
  });
  return d;
}

void SimulatedNetwork::settle(Deferred<Response> d, const std::string& url, const Page& page, std::uint64_t id) {
  if (!page.failure.empty()) {
    trace(TraceKind::FetchFailed, id, page.failure);
    d.errback(ConnectError(page.failure));
    return;
  }
  trace(TraceKind::FetchData, id, url);
  if (!carrier_) {
    trace(TraceKind::FetchDone, id, url);
    d.callback(Response{page.status, page.body});
    return;
  }
  Deferred<Response> carried = carrier_(url, page);
  d.setCanceller([carried](Deferred<Response>&) mutable { carried.cancel(); });
  carried.addCallbacks(
      [this, d, id, url](Response response) mutable {
        trace(TraceKind::FetchDone, id, url);
        d.callback(std::move(response));
      },
      [this, d, id](const Failure& failure) mutable {
        trace(TraceKind::FetchFailed, id, failure.getErrorMessage());
        d.errback(failure);
      });
}

}  // namespace ravel
