// Deferreds by handle: the raw exports that the page's language is written on.
//
// A handle is the address of a chain, with one reference that the page owns until it releases it. Only
// integers cross. Answers of 8 and more are handles; what smaller ones mean stands beside each export.
#include <cstdint>
#include <utility>

#include <emscripten/emscripten.h>

#include <ravel/defer/chain.h>
#include <ravel/defer/errors.h>

#include "foreign.h"
#include "foreign_run.h"
#include "instance.h"

using ravel::Ref;
using ravel::detail::Chain;
using namespace ravel::page;

namespace {

Chain* makeChain(int id) {
  auto& world = Instance::get().world();
  return Chain::makeAgain(&world, id ? static_cast<std::uint64_t>(id) : world.nextId()).detach();
}

/// What runs a chain for the page ends with this. A chain that is done is given up at once, and the page keeps the
/// result: then the answer is odd, and its upper bits are the result's slot, which the page owns from there on. Else it
/// is the handle. Until here the chain is held: its functions may run it too, and must not give it up.
int settle(Ref<Chain> held) {
  Chain& chain = *held;
  held = {};
  if (!chain.spent()) return handleOf(&chain);
  const int slot = cross(chain.result());
  if (auto* value = chain.result().value<Foreign>()) value->detach();
  chain.release();
  return slot << 1 | 1;
}

}  // namespace

extern "C" {

/// A number for a Deferred that has no chain yet, and the trace of its making.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_id() {
  auto& world = Instance::get().world();
  const auto id = world.nextId();
  world.record({.kind = ravel::TraceKind::DeferredMade, .deferred = id});
  return static_cast<int>(id);
}

/// A chain for the Deferred `id` (0: it has no number yet), unfired.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_new(int id) { return handleOf(makeChain(id)); }

/// A chain for the Deferred `id`, which was fired before and has the value or Failure in `slot`. `running`: the page
/// runs a function of it, and says when that has returned.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_again(int id, int slot, int lane, bool running) {
  Chain* chain = makeChain(id);
  chain->beginFiring();
  receive(chain->result(), slot, lane);
  running ? chain->enterOutside() : chain->run();
  return handleOf(chain);
}

/// The function that the page ran has returned: what it gave, the first pair will give. Answers as settle() does.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_returned(int handle) {
  Ref held(&chainOf(handle));
  held->leaveOutside();
  return settle(std::move(held));
}

EMSCRIPTEN_KEEPALIVE void ravel_deferred_release(int handle) { chainOf(handle).release(); }

/// Another reference, for another object of the page.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_share(int handle) { return sharedHandle(&chainOf(handle)); }

/// Fires it with the value or Failure in `slot`, which is taken over, after adding the pairs in `run`
/// (0: none). `handle` 0: makes the chain too. Answers 2 when it was fired before (AlreadyCalledError),
/// 4 when this firing is let through and ignored; else as settle() does.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_fire(int handle, int id, int run, int slot, int lane) {
  if (!handle) handle = ravel_deferred_new(id);
  Ref held(&chainOf(handle));
  Chain& chain = *held;
  try {
    if (run) addRun(chain, run);
    if (!chain.beginFiring()) {
      const Foreign unused(slot);
      return 4;
    }
  } catch (const ravel::AlreadyCalledError&) {
    const Foreign unused(slot);
    return 2;
  }
  receive(chain.result(), slot, lane);
  chain.fired();
  return settle(std::move(held));
}

/// Adds the pairs in `run`; a fired chain runs them. Answers as settle() does.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_add(int handle, int run) {
  Ref held(&chainOf(handle));
  addRun(*held, run);
  return settle(std::move(held));
}

/// Runs what was put into a run that the chain has already. Answers as settle() does.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_go_on(int handle) {
  Ref held(&chainOf(handle));
  if (held->called()) held->run();
  return settle(std::move(held));
}

/// `canceller` is a slot, taken over, for ravel_page_cancel; `rule` is a Chain::CancelRule.
EMSCRIPTEN_KEEPALIVE void ravel_deferred_set_canceller(int handle, int canceller, int rule) {
  chainOf(handle).setCanceller(
      [held = Foreign(canceller)](Chain& chain) {
        const int error = ravel_page_cancel(held.slot(), handleOf(&chain));
        if (error) foreignFailure(error).raiseException();
      },
      static_cast<Chain::CancelRule>(rule));
}

/// Answers 0, or the slot of the Failure that a canceller raised; the page owns it then.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_cancel(int handle) {
  const Ref<Chain> held(&chainOf(handle));
  return caught([&] { held->cancel(); });
}

EMSCRIPTEN_KEEPALIVE void ravel_deferred_pause(int handle) { chainOf(handle).pause(); }
EMSCRIPTEN_KEEPALIVE void ravel_deferred_unpause(int handle) {
  const Ref<Chain> held(&chainOf(handle));
  held->unpause();
}

/// Bit 0: fired. Bit 1: one of its functions is running. Bit 2: it waits for another. Bit 3: it carries a
/// failure that is unhandled. The rest: paused.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_state(int handle) {
  Chain& chain = chainOf(handle);
  return (chain.called() ? 1 : 0) | (chain.running() ? 2 : 0) | (chain.result().isDeferred() ? 4 : 0) |
         (chain.unhandled() ? 8 : 0) | chain.paused() << 4;
}

/// The slot of the result it has now; the chain goes on owning it. When it waits: the handle of the chain it
/// waits for, with another reference for the page (see state).
EMSCRIPTEN_KEEPALIVE int ravel_deferred_result(int handle) {
  Chain& chain = chainOf(handle);
  return chain.result().isDeferred() ? sharedHandle(chain.result().deferred()) : cross(chain.result());
}

/// The slot of the result of a chain that can be used now; a failure counts as handled. Else -1.
EMSCRIPTEN_KEEPALIVE int ravel_deferred_peek(int handle) {
  Chain& chain = chainOf(handle);
  if (!chain.usable()) return -1;
  chain.handled();
  return cross(chain.result());
}

/// Makes the value or Failure in `slot` its result: what a function of it that runs was given.
EMSCRIPTEN_KEEPALIVE void ravel_deferred_put(int handle, int slot, int lane) {
  receive(chainOf(handle).result(), slot, lane);
}

EMSCRIPTEN_KEEPALIVE int ravel_deferred_number(int handle) { return static_cast<int>(chainOf(handle).id()); }
}
