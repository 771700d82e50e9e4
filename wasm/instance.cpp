// The one world of a wasm instance: opening it, and its network.
#include "instance.h"

#include <cstdlib>
#include <utility>

#include <emscripten/eventloop.h>

#include "foreign.h"

namespace ravel::page {

Instance& Instance::get() {
  static Instance instance;
  return instance;
}

void Instance::open(BrowserReactor::Time time, double seed, bool traced) {
  // Without it Emscripten shuts the module down after the first callback of a fetch.
  emscripten_runtime_keepalive_push();
  time_ = time;
  random_.seed(static_cast<std::uint64_t>(seed));
  if (traced) {
    world_.setSink(&recorder_);
    world_.setPlace([this](TraceEvent& event) {
      if (recorder_.dropped() > 0) return;
      event.line = static_cast<std::uint32_t>(ravel_page_line(static_cast<int>(event.kind)));
      // The one pair that the core adds for a program: the text of a page is made in it.
      if (event.kind == TraceKind::DeferredAdded && event.text.empty()) event.text = "getPage/";
      if (event.kind != TraceKind::CallMade) return;
      char* const name = ravel_page_call_name();
      event.text = name;
      std::free(name);
    });
  }
  world_.setErrorLog([](const LoggedError& error) {
    // The page gets a slot of its own: the failure may be about to go.
    const Failure failure = inPage(error.failure);
    ravel_page_logged(static_cast<int>(error.from), ravel_page_own(slotOf(failure)), static_cast<int>(error.id));
  });
  reactor_ = std::make_unique<BrowserReactor>(world_, time);
  live_ = std::make_unique<FetchClient>(*reactor_);
}

void Instance::tellEvents() {
  for (; told_ < recorder_.size(); ++told_) {
    const TraceEvent event = recorder_.event(told_);
    ravel_page_event(static_cast<int>(event.kind), static_cast<double>(event.sequence), event.time,
                     static_cast<double>(causes_.of(event)), static_cast<int>(event.lane),
                     static_cast<int>(event.deferred), static_cast<int>(event.other), static_cast<int>(event.call),
                     static_cast<int>(event.pair), static_cast<int>(event.line), event.due, event.text.data(),
                     static_cast<int>(event.text.size()));
  }
}

Deferred<Response> Instance::fetch(const std::string& url) {
  if (!network_) {
    network_ = std::make_unique<SimulatedNetwork>(*reactor_, std::move(pages_));
    if (time_ == BrowserReactor::Time::Real && ravel_page_can_fetch()) {
      network_->setCarrier([this](const std::string&, const Page& page) { return carry(page); });
    }
  }
  if (time_ == BrowserReactor::Time::Real && !network_->knows(url)) return live_->get(url);
  return network_->get(url);
}

Deferred<Response> Instance::carry(const Page& page) {
  char* const address = ravel_page_blob(page.body.data(), static_cast<int>(page.body.size()));
  const std::string url(address);
  std::free(address);
  // A blob answers 200; the page's own status goes on top of it.
  return live_->carry(url).addBoth([url, status = page.status](const Outcome<Response>& outcome) -> Outcome<Response> {
    ravel_page_unblob(url.c_str());
    if (outcome.failed()) return outcome.failure();
    return Response{status, outcome.value().body};
  });
}

}  // namespace ravel::page
