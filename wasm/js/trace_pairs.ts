// What a recorded run tells of the pairs of a Deferred.
import { Failure } from './failure.js';
import type { Lane } from './run.js';
import { show } from './show.js';
import { Kind } from './trace_kinds.js';
import type { World } from './world.js';

/** A pair was added: `id` is its Deferred's, `number` counts its pairs; the functions are those that have the names. */
export function traceAdded(world: World, id: number, number: number, callback: Function | undefined, errback: Function | undefined): void {
  const names = `${callback ? callback.name || 'fn' : ''}/${errback ? errback.name || 'fn' : ''}`;
  world.record(Kind.DeferredAdded, { deferred: id, pair: number, text: names });
}

/** A side of a pair that tells when it is entered and left, or passed by. */
export function tracing(world: World, id: number, number: number, f: Function | undefined, lane: Lane): (result: unknown) => unknown {
  const trace = (kind: number, lane: Lane, result: unknown) => world.record(kind, { lane, deferred: id, pair: number, text: show(result) });
  return (result) => {
    if (f === undefined) {
      trace(Kind.DeferredPassed, lane, result);
      return result;
    }
    trace(Kind.DeferredEntered, lane, result);
    world.output.entering();
    let returned: unknown;
    try {
      returned = f(result);
    } catch (error) {
      returned = error instanceof Failure ? error : new Failure(error, world.places);
    }
    trace(Kind.DeferredLeft, returned instanceof Failure ? 1 : 0, returned);
    return returned;
  };
}
