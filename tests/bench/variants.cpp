// The same chains in other circumstances: with captures, with a trace sink, added to when fired, waited for.
#include <optional>

#include "chains.h"

namespace bench {

namespace {

void fireWithCaptures(ravel::World& world, int length) {
  static volatile int source = 3;
  const int k = source;
  RavelChain chain(world);
  for (int i = 0; i < length; i += 10) tenLinksWith(k, [&](auto f) { chain.then(f); });
  chain.fire();
}

/// A hundred callbacks on a Deferred that was fired before.
void addToFired(ravel::World& world) {
  ravel::Deferred<int> d(world);
  d.callback(1);
  for (int i = 0; i < 10; ++i) tenLinks([&](auto f) { d.addCallback(f); });
}

/// A hundred callbacks that each return a fired Deferred.
void returnFired(ravel::World& world) {
  ravel::Deferred<int> d(world);
  for (int i = 0; i < 100; ++i) {
    d.addCallback([&world](int x) {
      ravel::Deferred<int> inner(world);
      inner.callback(x + 1);
      return inner;
    });
  }
  d.callback(1);
}

void fireThousand(ravel::World& world) {
  for (int i = 0; i < 1000; ++i) fireChains<RavelChain>(10, world);
}

/// A thousand chains of ten, every event of which goes to the sink.
void fireTraced(ravel::World& world, ravel::TraceSink& sink) {
  world.setSink(&sink);
  fireThousand(world);
  world.setSink(nullptr);
}

/// What it costs to tell of events, apart from keeping them.
class Counter final : public ravel::TraceSink {
 public:
  void record(const ravel::TraceEvent&) override { ++count; }
  long count = 0;
};

}  // namespace

void variants() {
  ravel::World world;
  for (const int length : {10, 100}) {
    compare("chain of " + std::to_string(length) + " with captures",
            {{"ravel", timed(length, [&, length] { fireWithCaptures(world, length); })}});
  }
  const Side absent{"absent", timed(10'000, [&] { fireThousand(world); })};
  const auto told = [&] {
    Counter counter;
    fireTraced(world, counter);
  };
  const auto recorded = [&] {
    ravel::Recorder recorder;
    fireTraced(world, recorder);
  };
  compare("chain of 10, told to a sink", {{"ravel", timed(10'000, told)}, absent});
  compare("chain of 10, recorded", {{"ravel", timed(10'000, recorded)}, absent});
  compare("callback on a fired one", {{"ravel", timed(100, [&] { addToFired(world); })}});
  compare("callback that returns a fired Deferred", {{"ravel", timed(100, [&] { returnFired(world); })}});
}

}  // namespace bench
