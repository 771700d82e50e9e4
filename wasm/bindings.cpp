// What the page may call, declared for Embind, which writes the TypeScript types of it too. What is
// called often and takes only numbers is exported raw instead (exports_*.cpp): Embind without dynamic
// code takes some 100 ns a call.
#include <string>

#include <emscripten/bind.h>

#include <ravel/reactor/errors.h>
#include <ravel/trace/json.h>

#include "foreign.h"
#include "instance.h"

using namespace emscripten;
using namespace ravel::page;

namespace {

Instance& page() { return Instance::get(); }

void open(bool virtualTime, double seed, bool traced) {
  page().open(virtualTime ? BrowserReactor::Time::Virtual : BrowserReactor::Time::Real, seed, traced);
}

void addPage(const std::string& url, double latency, int status, const std::string& body, const std::string& failure) {
  page().addPage(url, {.latency = latency, .status = status, .body = body, .failure = failure});
}
void addChunk(const std::string& url, double at) { page().addChunk(url, at); }

/// The handle of a Deferred that gets the page's text as a value of the page's language.
int getPage(const std::string& url) {
  struct Client final : ravel::HttpClient {
    ravel::Deferred<ravel::Response> get(const std::string& url) override { return page().fetch(url); }
  } client;
  return static_cast<int>(reinterpret_cast<std::intptr_t>(ravel::getPage(client, url)
                                                              .addCallback([](const std::string& text) {
                                                                return Foreign(ravel_page_string(
                                                                    text.data(), static_cast<int>(text.size())));
                                                              })
                                                              .detach()));
}

/// Errors cross as names; an empty one means that all went well.
std::string run() {
  try {
    page().reactor().run();
    return "";
  } catch (const ravel::ReactorAlreadyRunning&) {
    return "ReactorAlreadyRunning";
  } catch (const ravel::ReactorNotRestartable&) {
    return "ReactorNotRestartable";
  }
}

std::string stop() {
  try {
    page().reactor().stop();
    return "";
  } catch (const ravel::ReactorNotRunning&) {
    return "ReactorNotRunning";
  }
}

/// Calls `call` (a slot, as for ravel_call_later) when the reactor runs.
void callWhenRunning(int call) {
  page().reactor().callWhenRunning([held = Foreign(call)] {
    const int failure = ravel_page_call(held.slot());
    if (failure) foreignFailure(failure).raiseException();
  });
}

/// From run() to the end.
bool started() { return page().reactor().started(); }
bool running() { return page().reactor().running(); }
bool stopped() { return page().reactor().stopped(); }
void sleep(double seconds) { page().reactor().sleep(seconds); }
void addOutside(int count) { page().reactor().addOutside(count); }
int pendingCalls() { return static_cast<int>(page().reactor().getDelayedCalls().size()); }

void reportUnhandled() { page().world().reportUnhandled(); }

void seed(double seed) { page().random().seed(static_cast<std::uint64_t>(seed)); }
double uniform() { return page().random().random(); }
unsigned below(unsigned bound) { return page().random().below(bound); }
int randint(int a, int b) { return page().random().randint(a, b); }

/// A step that the page's language took by itself; `kind` is a TraceKind.
void trace(int kind, int lane, int deferred, int other, int pair, int line, const std::string& text) {
  page().world().record({.kind = static_cast<ravel::TraceKind>(kind),
                         .lane = static_cast<ravel::Lane>(lane),
                         .deferred = static_cast<std::uint64_t>(deferred),
                         .other = static_cast<std::uint64_t>(other),
                         .pair = static_cast<std::uint32_t>(pair),
                         .line = static_cast<std::uint32_t>(line),
                         .text = text});
}

/// The events from number `from` (counted from 0) on, as a JSON array.
std::string traceJson(int from) { return ravel::traceJson(page().recorder(), static_cast<std::size_t>(from)); }

}  // namespace

EMSCRIPTEN_BINDINGS(ravel) {
  function("open", &open);
  function("addPage", &addPage);
  function("addChunk", &addChunk);
  function("getPage", &getPage);
  function("run", &run);
  function("stop", &stop);
  function("started", &started);
  function("running", &running);
  function("stopped", &stopped);
  function("callWhenRunning", &callWhenRunning);
  function("sleep", &sleep);
  function("addOutside", &addOutside);
  function("pendingCalls", &pendingCalls);
  function("reportUnhandled", &reportUnhandled);
  function("seed", &seed);
  function("random", &uniform);
  function("below", &below);
  function("randint", &randint);
  function("trace", &trace);
  function("traceJson", &traceJson);
}
