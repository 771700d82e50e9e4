// What tests/js/bench.mjs times of C++ in WebAssembly: chains, and turns of the browser's reactor.
#include <memory>

#include <emscripten/emscripten.h>
#include <ravel/ravel.h>

#include "browser_reactor.h"
#include "chains.h"

namespace {

ravel::World world;
std::unique_ptr<ravel::page::BrowserReactor> reactor;
int left = 0;

struct Again {
  void operator()() const {
    if (--left == 0) return reactor->stop();
    reactor->callLater(0, *this);
  }
};

}  // namespace

extern "C" {

/// Makes `times` chains of `length` (ten times as many of 1: see links.h) and fires them.
EMSCRIPTEN_KEEPALIVE void bench_chains(int length, int times) {
  for (int i = 0; i < times; ++i) bench::fireChains<bench::RavelChain>(length, world);
}

/// The same with a recorder that keeps every event.
EMSCRIPTEN_KEEPALIVE void bench_recorded_chains(int length, int times) {
  ravel::Recorder recorder;
  world.setSink(&recorder);
  bench_chains(length, times);
  world.setSink(nullptr);
}

/// Begins to make `turns` turns in real time, one call in each: each asks for the next with callLater(0). The border
/// hears when it is over (stopped).
EMSCRIPTEN_KEEPALIVE void bench_turns(int turns) {
  left = turns;
  reactor.reset();
  reactor = std::make_unique<ravel::page::BrowserReactor>(world, ravel::page::BrowserReactor::Time::Real);
  reactor->callLater(0, Again{});
  reactor->run();
}

/// The host task that the border was asked for.
EMSCRIPTEN_KEEPALIVE void bench_wake() { reactor->wake(); }
}
