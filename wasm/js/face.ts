// The face: what a program imports from 'ravel', made for one world.
import { type Chance, makeRandom } from './chance.js';
import { Clock } from './clock.js';
import { connectionErrors } from './connection_errors.js';
import { Cooperator } from './cooperator.js';
import { Deferred } from './deferred.js';
import { makeLists } from './deferred_list.js';
import { DelayedCall } from './delayed_call.js';
import { makeEndpoints, protocol } from './endpoints.js';
import * as errors from './errors.js';
import { demand, demandSeconds } from './errors.js';
import { Failure } from './failure.js';
import { makeHelpers } from './helpers.js';
import { makeLocks } from './locks.js';
import { LoopingCall } from './looping_call.js';
import { named } from './named.js';
import { makeReact } from './react.js';
import { Reactor, type ReactorTime } from './reactor.js';
import { makeTrial } from './trial/trial.js';
import { From, type World } from './world.js';

export type Face = ReturnType<typeof makeFace>;

export function makeFace(world: World) {
  const Class = deferredOf(world);
  const reactor = new Reactor(world);
  const random: Chance = makeRandom(world);
  const helpers = makeHelpers(Class);
  const WorldCooperator = bound('Cooperator', Cooperator, { Class, clock: reactor });
  const cooperator = new WorldCooperator();

  /** Calls f(...args) after `seconds`; the Deferred gets what it returns or throws. */
  function deferLater(clock: Pick<ReactorTime, 'callLater'>, seconds: number, f?: Function, ...args: unknown[]): Deferred {
    demand(typeof clock?.callLater === 'function', 'deferLater takes a reactor first', clock);
    const d = new Class(() => call.cancel());
    if (f === undefined) d.addSilently(() => undefined, undefined);
    else d.addCallback(named(f.name, () => f(...args)));
    const call = clock.callLater(seconds, named('callback', d.callback), undefined);
    return d;
  }

  /** A Deferred that gets the page's text. Fails with HttpError or ConnectError. cancel() gives up the request. */
  function getPage(url: string): Deferred {
    demand(typeof url === 'string' && url !== '', 'getPage takes an address', url);
    return Class.adopt(world.core.getPage(url), 1); // the pair that makes the text of the answer
  }

  return {
    reactor,
    defer: {
      Deferred: Class,
      ...helpers,
      ...makeLists(Class),
      ...makeLocks(Class, helpers),
      /** Has Deferreds remember where they were made and first fired, for AlreadyCalledError and the report of unhandled errors. */
      setDebugging(on: boolean): void {
        world.debugging.on = on;
        world.watching = world.traced || on;
      },
      getDebugging: (): boolean => world.debugging.on,
      AlreadyCalledError: errors.AlreadyCalledError,
      CancelledError: errors.CancelledError,
      TimeoutError: errors.TimeoutError,
      FirstError: errors.FirstError,
      FailureGroup: errors.FailureGroup,
      QueueOverflow: errors.QueueOverflow,
      QueueUnderflow: errors.QueueUnderflow,
      NotACoroutineError: errors.NotACoroutineError,
    },
    task: {
      deferLater,
      LoopingCall: bound('LoopingCall', LoopingCall, { Class, clock: reactor }),
      Clock: bound('Clock', Clock, { world, clocks: new FinalizationRegistry((clock: number) => world.core._ravel_clock_delete(clock)) }),
      Cooperator: WorldCooperator,
      cooperate: (iterator: Iterator<unknown>) => cooperator.cooperate(iterator),
      coiterate: (iterator: Iterator<unknown>) => cooperator.coiterate(iterator),
      react: makeReact(helpers, reactor, (error) => world.logError(From.Main, error)),
      SystemExit: errors.SystemExit,
      TaskDone: errors.TaskDone,
      TaskFailed: errors.TaskFailed,
      TaskStopped: errors.TaskStopped,
      NotPaused: errors.NotPaused,
      SchedulerStopped: errors.SchedulerStopped,
    },
    trial: makeTrial({ world, Class, reactor }),
    client: { getPage },
    protocol,
    endpoints: makeEndpoints(Class, world.links),
    time: {
      /** Does nothing for so long, and lets nothing else be done. */
      sleep(seconds: number): void {
        demandSeconds(seconds, 'sleep: seconds');
        world.core.sleep(seconds);
        world.slept += seconds;
      },
    },
    random,
    error: {
      AlreadyCalled: errors.AlreadyCalled,
      AlreadyCancelled: errors.AlreadyCancelled,
      AssertionError: errors.AssertionError,
      ReactorNotRunning: errors.ReactorNotRunning,
      ReactorAlreadyRunning: errors.ReactorAlreadyRunning,
      ReactorNotRestartable: errors.ReactorNotRestartable,
      HttpError: errors.HttpError,
      ConnectError: errors.ConnectError,
      ...connectionErrors,
    },
    Failure,
    DelayedCall,
  };
}

/** The class of Deferreds of one world. */
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
  return bound('Deferred', Deferred, { world, holders, registry });
}

/**
 * The class for one world: what belongs to the world is found on the prototype, and costs no field in each object.
 * Its name is written out, since a bundle that is made small gives classes other names.
 */
function bound<C extends new (...args: never[]) => object>(name: string, Class: C, own: object): C {
  // TypeScript wants `any[]` here of a class that stands for any class.
  const Base = Class as unknown as new (...args: any[]) => object;
  const Bound = class extends Base {};
  Object.defineProperty(Bound, 'name', { value: name });
  Object.assign(Bound.prototype, own);
  return Bound as unknown as C;
}
