// What the page may call, declared for Embind, which writes the TypeScript types of it too. What is
// called often and takes only numbers is exported raw instead (exports_*.cpp): Embind without dynamic
// code takes some 100 ns a call.
#include <string>

#include <emscripten/bind.h>

#include <ravel/reactor/clock.h>
#include <ravel/reactor/errors.h>

#include "foreign.h"
#include "foreign_run.h"
#include "instance.h"

using namespace emscripten;
using namespace ravel::page;

namespace {

Instance& page() { return Instance::get(); }

/// `time` is a BrowserReactor::Time.
void open(int time, double seed, bool traced) { page().open(static_cast<BrowserReactor::Time>(time), seed, traced); }

void addPage(const std::string& url, double latency, int status, const std::string& body, const std::string& failure) {
  page().addPage(url, {.latency = latency, .status = status, .body = body, .failure = failure});
}
void addChunk(double at) { page().addChunk(at); }

/// The handle of a Deferred that gets the page's text as a value of the page's language.
int getPage(const std::string& url) {
  struct Client final : ravel::HttpClient {
    ravel::Deferred<ravel::Response> get(const std::string& url) override { return page().fetch(url); }
  } client;
  return handleOf(ravel::getPage(client, url, [](const std::string& text) {
                    return Foreign(ravel_page_string(text.data(), static_cast<int>(text.size())));
                  }).detach());
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

void crash() { page().reactor().crash(); }

/// Calls `call` (a slot, as for ravel_call_later) in the next turn.
void callFromThread(int call) { page().reactor().callFromThread(ForeignCall(call)); }

/// The number of a trigger for `phase` (a ravel::Phase) of the event.
double addTrigger(int phase, const std::string& event, int call) {
  auto trigger = [held = Foreign(call)] {
    const int code = ravel_page_trigger(held.slot());
    if (code & 1) foreignFailure(code >> 1).raiseException();
    auto* chain = reinterpret_cast<ravel::detail::Chain*>(static_cast<std::intptr_t>(code));
    return ravel::Ref<ravel::detail::Chain>(chain);
  };
  return static_cast<double>(
      page().reactor().addSystemEvent(static_cast<ravel::Phase>(phase), event, std::move(trigger)).number);
}
/// False where it has run, or was removed before.
bool removeTrigger(int phase, const std::string& event, double number) {
  return page().reactor().removeSystemEvent(
      {event, static_cast<ravel::Phase>(phase), static_cast<std::uint64_t>(number)});
}

/// Tells the page the calls that are still to be made: of a Clock, or of the reactor (0).
void listCalls(int clock) {
  const ravel::ReactorTime* time = &page().reactor();
  if (clock) time = reinterpret_cast<const ravel::Clock*>(static_cast<std::intptr_t>(clock));
  for (const ravel::DelayedCall& call : time->getDelayedCalls()) {
    if (call.record()->tag) ravel_page_pending(call.record()->tag);
  }
}

void logError(int from, int failure) {
  page().world().logError({static_cast<ravel::LoggedError::From>(from), foreignFailure(failure), 0});
}

/// From run() to the end.
bool started() { return page().reactor().started(); }
bool running() { return page().reactor().running(); }
bool stopAsked() { return page().reactor().stopAsked(); }
void sleep(double seconds) { page().reactor().sleep(seconds); }
void addOutside(int count) { page().reactor().addOutside(count); }
int pendingCalls() { return static_cast<int>(page().reactor().getDelayedCalls().size()); }

void reportUnhandled() { page().world().reportUnhandled(); }
int countUnhandled() { return static_cast<int>(page().world().countUnhandled()); }

void seed(double seed) { page().random().seed(static_cast<std::uint64_t>(seed)); }
double uniform() { return page().random().random(); }
unsigned below(unsigned bound) { return page().random().below(bound); }
int randint(int a, int b) { return page().random().randint(a, b); }

/// A step that the page's language took by itself; `kind` is a TraceKind.
void trace(int kind, int lane, int deferred, int other, int call, int pair, int line, double due,
           const std::string& text) {
  page().world().record({.kind = static_cast<ravel::TraceKind>(kind),
                         .lane = static_cast<ravel::Lane>(lane),
                         .due = due,
                         .deferred = static_cast<std::uint64_t>(deferred),
                         .other = static_cast<std::uint64_t>(other),
                         .call = static_cast<std::uint64_t>(call),
                         .pair = static_cast<std::uint32_t>(pair),
                         .line = static_cast<std::uint32_t>(line),
                         .text = text});
}

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
  function("stopAsked", &stopAsked);
  function("crash", &crash);
  function("callFromThread", &callFromThread);
  function("addTrigger", &addTrigger);
  function("removeTrigger", &removeTrigger);
  function("listCalls", &listCalls);
  function("logError", &logError);
  function("sleep", &sleep);
  function("addOutside", &addOutside);
  function("pendingCalls", &pendingCalls);
  function("reportUnhandled", &reportUnhandled);
  function("countUnhandled", &countUnhandled);
  function("seed", &seed);
  function("random", &uniform);
  function("below", &below);
  function("randint", &randint);
  function("trace", &trace);
}
