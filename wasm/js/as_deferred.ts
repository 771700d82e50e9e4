// asDeferred: Deferreds, and promises as Deferreds.
import { CoreChain } from './core_chain.js';
import type { Deferred } from './deferred.js';
import { Failure } from './failure.js';
import { Kind } from './trace_kinds.js';

/** The Deferred that a value is, or that stands for it if it is a promise; null for any other value. */
export function asDeferred(Class: typeof Deferred, value: unknown): Deferred | null {
  if (isDeferred(value)) return value;
  return isPromise(value) ? fromPromise(Class, value) : null;
}

/** Fires with what the promise settles with. The reactor counts it among what it waits for. */
export function fromPromise(Class: typeof Deferred, promise: PromiseLike<unknown>): Deferred {
  const d = new Class();
  const { world } = d;
  world.core.addOutside(1);
  const settle = (fire: () => void) => {
    world.core.addOutside(-1);
    if (d.called) return;
    world.record(Kind.TurnBegun, {});
    fire();
    world.record(Kind.TurnEnded, {});
  };
  // What stands for a promise may throw in its `then`, or call back more than once.
  Promise.resolve(promise).then(
    (value) => settle(() => (isDeferred(value) ? value.addBoth(d.callback) : d.callback(value))),
    (error: unknown) => settle(() => d.errback(new Failure(error, d.world.places))),
  );
  return d;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  try {
    return value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function';
  } catch {
    return false;
  }
}

/** Deferreds are the only chains there are. (Their class imports this file.) */
const isDeferred = (value: unknown): value is Deferred => value instanceof CoreChain;
