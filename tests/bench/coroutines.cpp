// Coroutines: n tasks that wait inside each other, one that waits n times, one that waits for what is there. Per wait.
#include <ravel/ravel.h>

#include "bare_task.h"
#include "bench.h"

namespace bench {

namespace {

using ravel::Deferred;
using ravel::World;

constexpr int kDepth = 100;

Deferred<int> nested(World& world, Deferred<int>& gate, int depth) {
  if (depth == 0) co_return co_await gate;
  co_return co_await nested(world, gate, depth - 1) + 1;
}
void nest(World& world) {
  Deferred<int> gate(world);
  Deferred<int> end = nested(world, gate, kDepth - 1);
  gate.callback(1);
  keep(end);
}

BareTask bareNested(BareGate& gate, int depth) {
  if (depth == 0) co_return co_await gate;
  co_return co_await bareNested(gate, depth - 1) + 1;
}
void nestBare() {
  BareGate gate;
  BareTask end = bareNested(gate, kDepth - 1);
  gate.waiting.resume();
  keep(end);
}

Deferred<int> atOnce(World&, int x) { co_return x; }
Deferred<int> awaitAtOnce(World& world) {
  int sum = 0;
  for (int i = 0; i < kDepth; ++i) sum += co_await atOnce(world, i);
  co_return sum;
}

BareTask bareAtOnce(int x) { co_return x; }
BareTask awaitBareAtOnce() {
  int sum = 0;
  for (int i = 0; i < kDepth; ++i) sum += co_await bareAtOnce(i);
  co_return sum;
}

Deferred<int> awaitFired(World&, Deferred<int>& fired) {
  int sum = 0;
  for (int i = 0; i < kDepth; ++i) {
    sum += co_await fired;
    fired.chain()->result().setValue(1);  // the wait has taken it
  }
  co_return sum;
}

Deferred<int> resumed(World& world, Deferred<int>& gate) {
  int sum = 0;
  for (int i = 0; i < kDepth; ++i) {
    gate = Deferred<int>(world);
    sum += co_await gate;
  }
  co_return sum;
}
void resume(World& world) {
  Deferred<int> gate(world);
  Deferred<int> end = resumed(world, gate);
  for (int i = 0; i < kDepth; ++i) {
    Deferred<int> now = gate;
    now.callback(i);
  }
  keep(end);
}

}  // namespace

void coroutines() {
  World world;
  Deferred<int> fired(world);
  fired.callback(1);
  compare("co_await of nested tasks",
          {{"ravel", timed(kDepth, [&] { nest(world); })}, {"bare task", timed(kDepth, [] { nestBare(); })}});
  compare("co_await of tasks that end at once", {{"ravel", timed(kDepth, [&] { keep(awaitAtOnce(world)); })},
                                                 {"bare task", timed(kDepth, [] { keep(awaitBareAtOnce()); })}});
  compare("co_await of a fired Deferred", {{"ravel", timed(kDepth, [&] { keep(awaitFired(world, fired)); })}});
  compare("co_await that is resumed from outside", {{"ravel", timed(kDepth, [&] { resume(world); })}});
}

}  // namespace bench
