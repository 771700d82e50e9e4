// The native soak: timers, pages of a faulty server, TCP connections and givings-up at random, on one reactor.
//
//   build/native/tests/soak http://127.0.0.1:PORT MINUTES [SEED]
//
// Ends with one line of JSON: what was begun, how it ended, what is left, what was logged, and the memory.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>

#include <ravel/ravel.h>

#include "soak/connections.h"
#include "soak/fetches.h"
#include "soak/memory.h"
#include "soak/timers.h"

using namespace ravel;

namespace {

/// How long the last may take to end, in seconds.
constexpr double kPatience = 60;

}  // namespace

int main(int count, char** arguments) try {
  if (count < 3) return std::fprintf(stderr, "soak ADDRESS MINUTES [SEED]\n"), 2;
  ::setenv("no_proxy", "*", 1);  // the server is of this machine
  const double end = std::atof(arguments[2]) * 60;
  const auto seed = static_cast<unsigned>(count > 3 ? std::atoi(arguments[3]) : 1);
  std::uint64_t logged = 0;
  soak::Memory memory;
  nlohmann::json summary;
  {
    World world;
    world.setErrorLog([&](const LoggedError& error) {
      if (++logged <= 20) std::fprintf(stderr, "logged: %s\n", error.failure.getErrorMessage().c_str());
    });
    NativeReactor reactor(world);
    soak::Chance chance(seed);
    soak::Timers timers(reactor, chance);
    soak::Fetches fetches(reactor, chance, arguments[1]);
    soak::Connections connections(reactor, chance);
    const auto left = [&] {
      return timers.calls.left() != 0 || timers.waits.left() != 0 || fetches.tally.left() != 0 ||
             connections.clients.left() != 0 || connections.servers.left() != 0;
    };
    std::function<void()> sample = [&] {
      memory.sample(reactor.seconds());
      if (reactor.seconds() < end) reactor.callLater(std::max(end / 1000, 0.1), sample);
    };
    std::function<void()> finish = [&] {
      if (left() && reactor.seconds() < end + kPatience) {
        reactor.callLater(0.1, finish);
      } else {
        connections.stopListening();
        reactor.stop();
      }
    };
    timers.step();
    fetches.begin();
    connections.begin();
    sample();
    reactor.callLater(end, [&] {
      timers.stop();
      fetches.stop();
      connections.stop();
      finish();
    });
    reactor.run();
    summary = {{"minutes", end / 60},
               {"seed", seed},
               {"calls", timers.calls.json()},
               {"waits", timers.waits.json()},
               {"fetches", fetches.tally.json()},
               {"clients", {{"begun", fetches.clients}, {"dropped", fetches.dropped}}},
               {"connections", connections.clients.json()},
               {"accepted", connections.servers.json()},
               {"echoed", connections.echoed},
               {"wrong", connections.wrong}};
  }
  summary["logged"] = logged;
  summary["memory"] = memory.json();
  std::printf("%s\n", summary.dump().c_str());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "soak: %s\n", error.what());
  return 1;
}
