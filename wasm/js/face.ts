// The face: what a program imports from 'ravel', made for one world.
import { type Chance, makeRandom } from './chance.js';
import { connectionErrors } from './connection_errors.js';
import { Deferred } from './deferred.js';
import { DelayedCall } from './delayed_call.js';
import { makeEndpoints, protocol } from './endpoints.js';
import * as errors from './errors.js';
import { demand, demandSeconds } from './errors.js';
import { Failure } from './failure.js';
import { makeHelpers } from './helpers.js';
import { Reactor } from './reactor.js';
import type { World } from './world.js';

export type Face = ReturnType<typeof makeFace>;

export function makeFace(world: World) {
  const Class = deferredOf(world);
  const reactor = new Reactor(world);
  const random: Chance = makeRandom(world);
  const { AlreadyCalledError, CancelledError, ...others } = errors;

  /** Calls f(...args) after `seconds`; the Deferred gets what it returns or throws. */
  function deferLater(clock: Pick<Reactor, 'callLater'>, seconds: number, f?: Function, ...args: unknown[]): Deferred {
    demand(typeof clock?.callLater === 'function', 'deferLater takes a reactor first', clock);
    const d = new Class(() => call.cancel());
    if (f !== undefined) d.addCallback(() => f(...args));
    const call = clock.callLater(seconds, d.callback, undefined);
    return d;
  }

  /** A Deferred that gets the page's text. Fails with HttpError or ConnectError. cancel() gives up the request. */
  function getPage(url: string): Deferred {
    demand(typeof url === 'string' && url !== '', 'getPage takes an address', url);
    return Class.adopt(world.core.getPage(url));
  }

  return {
    reactor,
    defer: { Deferred: Class, AlreadyCalledError, CancelledError, ...makeHelpers(Class) },
    task: { deferLater },
    client: { getPage },
    protocol,
    endpoints: makeEndpoints(Class, world.links),
    time: {
      /** Does nothing for so long, and lets nothing else be done. */
      sleep(seconds: number): void {
        demandSeconds(seconds, 'sleep: seconds');
        world.core.sleep(seconds);
      },
    },
    random,
    error: {
      AlreadyCalled: others.AlreadyCalled,
      AlreadyCancelled: others.AlreadyCancelled,
      ReactorNotRunning: others.ReactorNotRunning,
      ReactorAlreadyRunning: others.ReactorAlreadyRunning,
      ReactorNotRestartable: others.ReactorNotRestartable,
      HttpError: others.HttpError,
      ConnectError: others.ConnectError,
      ...connectionErrors,
    },
    Failure,
    DelayedCall,
  };
}

/** A class of Deferreds whose instances find their world on the prototype, so that each costs no field for it. */
function deferredOf(world: World): typeof Deferred {
  const holders = new Map<number, WeakRef<Deferred>>();
  // A recorded run keeps every chain to its end, so that what it reports does not depend on when
  // garbage is collected. Elsewhere a chain goes with the last that can reach its Deferred.
  const registry = world.traced
    ? undefined
    : new FinalizationRegistry<number>((handle) => {
        holders.delete(handle);
        world.core._ravel_deferred_release(handle);
      });
  class WorldDeferred extends Deferred {}
  Object.defineProperty(WorldDeferred, 'name', { value: 'Deferred' });
  Object.assign(WorldDeferred.prototype, { world, holders, registry });
  return WorldDeferred;
}
