// The border: what the core calls in JavaScript. Errors cross it as values, never as exceptions.
import type { Border } from './core.js';
import { asDeferred } from './as_deferred.js';
import type { HeldCanceller } from './core_chain.js';
import type { Deferred } from './deferred.js';
import { coreError } from './errors.js';
import { Failure, typeNameOf } from './failure.js';
import type { Hosting } from './hosting.js';
import { noAnswer } from './no_answer.js';
import { execute, type Run } from './run.js';
import { show } from './show.js';
import { Kind } from './trace_kinds.js';
import type { World } from './world.js';

/** Who hears of what the loop does. */
export interface Listener {
  /** An error nobody took: `from` is LoggedError::From in core/world.h. */
  logged(from: number, failure: Failure, id: number): void;
  /** A delayed call is about to be made. */
  called(): void;
  idle(): void;
  stopped(): void;
}

export function makeBorder(world: World, Class: () => typeof Deferred, hosting: Hosting, listener: Listener): Border {
  const { slots } = world;
  const returned = {
    handleOf: (value: unknown) => asDeferred(Class(), value)?.acquire() ?? 0,
  };
  const measured = <T>(f: () => T): T => (world.traced && !world.virtual ? tellBlocked(world, f) : f());
  const out = (slot: number) => (border.out = slot);
  const border: Border = {
    out: 0,
    run(runSlot, value, chain) {
      const run = slots.get(runSlot) as Run;
      run.chain = chain;
      return execute(world, returned, run, value, out);
    },
    deferred: (chain) => slots.keep(Class().adopt(chain)),
    cancel(slot, chain) {
      const { canceller, owner } = slots.get(slot) as HeldCanceller;
      return caught(() => {
        const d = owner.deref() ?? Class().adopt(world.core._ravel_deferred_share(chain));
        canceller(d);
      });
    },
    call(slot) {
      listener.called();
      if (world.traced) world.output.entering();
      return measured(() => caught(() => (slots.get(slot) as { make(): unknown }).make()));
    },
    trigger(slot) {
      if (world.traced) world.output.entering();
      let result: unknown;
      const failure = caught(() => (result = (slots.get(slot) as { make(): unknown }).make()));
      if (failure) return (failure << 1) | 1;
      return returned.handleOf(result);
    },
    pending: (slot) => void world.pending.push(slots.get(slot)),
    release: (slot) => slots.release(slot),
    own: (slot) => slots.keep(slots.get(slot)),
    keep: (value) => slots.keep(value),
    failure: (type, message) => slots.keep(new Failure(coreError(type, message)).clean()),
    show: (slot) => world.recorded(show(slots.get(slot))),
    errorType: (slot) => typeNameOf((slots.get(slot) as Failure).value),
    line: () => world.places.here(),
    callName: () => world.calling?.name ?? '',
    event: world.recording.add,
    logged: (from, slot, id) => listener.logged(from, slots.take(slot) as Failure, id),
    alarm: (milliseconds) => hosting.alarm(milliseconds),
    soon: () => hosting.soon(),
    idle: () => listener.idle(),
    stopped: () => listener.stopped(),
    block: (milliseconds) => hosting.block(milliseconds),
    noAnswer,
  };

  /** 0, or the slot of the Failure of what f threw. */
  function caught(f: () => void): number {
    try {
      f();
      return 0;
    } catch (error) {
      return slots.keep(error instanceof Failure ? error : new Failure(error, world.places));
    }
  }
  return border;
}

/** In seconds: who holds up the reactor for longer is told in the trace. */
const longest = 0.05;

/** What took too long has an event of its own, at its end. What it did by sleeping has told itself already. */
function tellBlocked<T>(world: World, f: () => T): T {
  const { core } = world;
  const begun = performance.now();
  const slept = world.slept;
  try {
    return f();
  } finally {
    const took = (performance.now() - begun) / 1000 - (world.slept - slept);
    if (took > longest) world.record(Kind.Blocked, { due: core._ravel_seconds() + took });
  }
}
