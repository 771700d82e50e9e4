// The one world of a wasm instance, and what stands in it.
#pragma once

#include <memory>

#include <ravel/http/simulated_network.h>
#include <ravel/random/random.h>
#include <ravel/trace/causes.h>
#include <ravel/trace/recorder.h>
#include <ravel/world.h>

#include "browser_reactor.h"
#include "fetch_client.h"

namespace ravel::page {

/// One page, one run, one instance: what the core does not have, a global state, is here and only here.
class Instance {
 public:
  static Instance& get();

  /// Called once, before anything else.
  void open(BrowserReactor::Time time, double seed, bool traced);
  /// Pages of the scenario's network; before the first get().
  void addPage(const std::string& url, Page page) { *(added_ = &pages_[url]) = std::move(page); }
  /// Of the page added last.
  void addChunk(double at) { added_->chunks.push_back(at); }
  /// The scenario's own pages from its network; others live in real time.
  Deferred<Response> fetch(const std::string& url);

  World& world() { return world_; }
  BrowserReactor& reactor() { return *reactor_; }
  Random& random() { return random_; }
  /// Tells the page the events of the recording that it has not been told.
  void tellEvents();
  /// How many events came when the recording was full.
  double dropped() const { return static_cast<double>(recorder_.dropped()); }

 private:
  Instance() = default;
  Deferred<Response> carry(const Page& page);

  World world_;
  Recorder recorder_;
  Causes causes_;
  std::size_t told_ = 0;  // of its events
  Random random_;
  BrowserReactor::Time time_ = BrowserReactor::Time::Real;
  std::unique_ptr<BrowserReactor> reactor_;
  std::unique_ptr<FetchClient> live_;
  SimulatedNetwork::Pages pages_;
  Page* added_ = nullptr;
  std::unique_ptr<SimulatedNetwork> network_;
};

}  // namespace ravel::page
