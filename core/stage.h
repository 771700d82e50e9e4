// Stage: what a scenario stands on. A reactor, a console, networks, dice.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <ravel/function.h>
#include <ravel/http/http_client.h>
#include <ravel/protocol/memory_network.h>
#include <ravel/random/random.h>
#include <ravel/reactor/reactor.h>
#include <ravel/trace/show.h>

namespace ravel {

/// Given to a scenario's `play(Stage&)`. Owns its dice, where lines go, and the connections in
/// memory.
class Stage {
 public:
  using Printer = Function<void(std::string_view line)>;

  Stage(Reactor& reactor, HttpClient& client, std::uint64_t seed, Printer printer, MemoryNetwork::Links links = {})
      : reactor(reactor),
        client(client),
        random(seed),
        links(reactor, std::move(links)),
        printer_(std::move(printer)) {}

  Reactor& reactor;
  HttpClient& client;
  Random random;
  MemoryNetwork links;

  World& world() const { return reactor.world(); }

  /// Writes one line: the values as show() has them, a space between.
  template <class... Values>
  void print(const Values&... values) {
    std::string line;
    [[maybe_unused]] bool first = true;
    ((line += std::exchange(first, false) ? "" : " ", line += showAny(values)), ...);
    if (world().traced()) world().record({.kind = TraceKind::Printed, .text = line});
    printer_(line);
  }

  /// Does nothing for `seconds`, and lets nothing else be done.
  void sleep(double seconds) { reactor.sleep(seconds); }

 private:
  Printer printer_;
};

}  // namespace ravel
