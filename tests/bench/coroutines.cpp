// Coroutines: n tasks that wait inside each other, one that waits n times, one that waits for what is there.
#include "bench.h"

#include <ravel/ravel.h>

namespace bench {

namespace {

using ravel::Deferred;
using ravel::World;

constexpr int kDepth = 100;

Deferred<int> nested(World& world, Deferred<int>& gate, int depth) {
  if (depth == 0) co_return co_await gate;
  co_return co_await nested(world, gate, depth - 1) + 1;
}

Deferred<int> ready(World&, int x) { co_return x; }

Deferred<int> awaitReady(World& world, int times) {
  int sum = 0;
  for (int i = 0; i < times; ++i) sum += co_await ready(world, i);
  co_return sum;
}

Deferred<int> awaitFired(World&, Deferred<int>& fired, int times) {
  int sum = 0;
  for (int i = 0; i < times; ++i) {
    sum += co_await fired;
    fired.chain()->result().setValue(1);  // the wait has taken it
  }
  co_return sum;
}

/// Fired from outside each time it waits.
Deferred<int> resumed(World& world, Deferred<int>& gate, int times) {
  int sum = 0;
  for (int i = 0; i < times; ++i) {
    gate = Deferred<int>(world);
    sum += co_await gate;
  }
  co_return sum;
}

}  // namespace

void coroutines() {
  World world;
  compare("co_await of nested tasks", {{"ravel", timed(kDepth, [&] {
                                          Deferred<int> gate(world);
                                          Deferred<int> end = nested(world, gate, kDepth - 1);
                                          gate.callback(1);
                                          keep(end);
                                        })}});
  compare("co_await of tasks that end at once", {{"ravel", timed(kDepth, [&] { keep(awaitReady(world, kDepth)); })}});
  compare("co_await of a fired Deferred", {{"ravel", timed(1000, [&] {
                                              Deferred<int> fired(world);
                                              fired.callback(1);
                                              keep(awaitFired(world, fired, 1000));
                                            })}});
  compare("co_await that is resumed from outside", {{"ravel", timed(kDepth, [&] {
                                                       Deferred<int> gate(world);
                                                       Deferred<int> end = resumed(world, gate, kDepth);
                                                       for (int i = 0; i < kDepth; ++i) {
                                                         Deferred<int> now = gate;
                                                         now.callback(i);
                                                       }
                                                       keep(end);
                                                     })}});
}

}  // namespace bench
