// What a recorded run tells of the pairs of a Deferred.
import { Failure } from './failure.js';
import type { Lane } from './run.js';
import { show } from './show.js';
import { Kind, type World } from './world.js';

/** A pair was added: `id` is its Deferred's, `number` counts its pairs. */
export function traceAdded(world: World, id: number, number: number, callback: Function | undefined, errback: Function | undefined): void {
  const names = `${callback ? callback.name || 'fn' : ''}/${errback ? errback.name || 'fn' : ''}`;
  world.core.trace(Kind.Added, 0, id, 0, number, world.places.here(), names);
}

/** A side of a pair that tells when it is entered and left, or passed by. */
export function tracing(world: World, id: number, number: number, f: Function | undefined, lane: Lane): (result: unknown) => unknown {
  const trace = (kind: number, lane: Lane, result: unknown) => world.core.trace(kind, lane, id, 0, number, 0, show(result));
  return (result) => {
    if (f === undefined) {
      trace(Kind.Passed, lane, result);
      return result;
    }
    trace(Kind.Entered, lane, result);
    let returned: unknown;
    try {
      returned = f(result);
    } catch (error) {
      returned = error instanceof Failure ? error : new Failure(error, world.places);
    }
    trace(Kind.Left, returned instanceof Failure ? 1 : 0, returned);
    return returned;
  };
}
