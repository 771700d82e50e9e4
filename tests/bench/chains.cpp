// Chains of 1, 10 and 100: made, given their callbacks, fired, destroyed. Per callback.
#include "chains.h"

#include "core/support/allocations.h"

namespace bench {

namespace {

/// What one more chain asks operator new for, per callback, when such chains were made before.
double allocationsPerCallback(ravel::World& world, int length) {
  constexpr int kTimes = 1000;
  for (int i = 0; i < kTimes; ++i) fireChains<RavelChain>(length, world);
  const auto before = support::allocations();
  for (int i = 0; i < kTimes; ++i) fireChains<RavelChain>(length, world);
  return static_cast<double>(support::allocations() - before) / (kTimes * linksOf(length));
}

}  // namespace

void chains() {
  ravel::World world;
  for (const int length : {1, 10, 100}) {
    std::vector<Side> sides{{"ravel", timed(linksOf(length), [&, length] { fireChains<RavelChain>(length, world); })}};
    const auto add = [&](const std::string& name, Sample sample) {
      if (sample) {
        sides.push_back({name, std::move(sample)});
      } else {
        note(name + " is not here: left out");
      }
    };
    add("floor", floorChains(length));
    add("kj", kjChains(length));
    add("twisted", twistedChains(length));
    compare("chain of " + std::to_string(length), sides);
    report("allocations at " + std::to_string(length), allocationsPerCallback(world, length), "allocations");
  }
}

}  // namespace bench
