// The errors of Deferreds and reactors, under Twisted's names.
import type { Failure } from './failure.js';

/** An error that has one thing to say, and may be given other words. */
function saying(words: string): new (message?: string) => Error {
  return class extends Error {
    constructor(message: string = words) {
      super(message);
    }
  };
}

/** Thrown to the caller who fires a Deferred that was fired before. Nothing has changed then. */
export class AlreadyCalledError extends saying('already fired: a Deferred takes one result') {}
/** The failure of a Deferred that was cancelled. */
export class CancelledError extends saying('cancelled') {}
/** The failure of a Deferred whose addTimeout cancelled it. */
export class TimeoutError extends Error {}
/** Something was used as it must not be: a lock released that nobody holds, a LoopingCall started twice. */
export class AssertionError extends Error {}
/** put() on a DeferredQueue that is full. */
export class QueueOverflow extends saying('the queue is full') {}
/** get() on a DeferredQueue for whose values too many wait already. */
export class QueueUnderflow extends saying('too many wait for this queue') {}
/** The ends of a cooperative task, and resume() without pause(). */
export class TaskDone extends saying('this task has come to its end') {}
export class TaskFailed extends saying('this task has failed') {}
export class TaskStopped extends saying('this task was stopped') {}
export class NotPaused extends saying('this task is not paused') {}
export class SchedulerStopped extends saying('the cooperator has been stopped') {}
/** ensureDeferred was given neither a Deferred, nor a promise, nor a generator. */
export class NotACoroutineError extends TypeError {}
/** A delayed call was already made. */
export class AlreadyCalled extends saying('this call was already made') {}
/** A delayed call was already cancelled. */
export class AlreadyCancelled extends saying('this call was already cancelled') {}
/** reactor.stop() where the reactor does not run, or was stopped before. */
export class ReactorNotRunning extends saying('the reactor is not running') {}
/** reactor.run() inside run(). */
export class ReactorAlreadyRunning extends saying('the reactor is running already') {}
/** reactor.run() after a finished stop(). */
export class ReactorNotRestartable extends saying("a reactor that was stopped can't run again") {}

/** A member of a DeferredList failed, and the list was to fire with that. */
export class FirstError extends Error {
  constructor(
    readonly subFailure: Failure,
    readonly index: number,
  ) {
    super(`FirstError[#${index}, ${subFailure.getErrorMessage()}]`);
  }
}
/** Raised in a main function that react() runs, it is the exit code, and no error. */
export class SystemExit extends Error {
  constructor(readonly code: number) {
    super(`the program is to end with code ${code}`);
  }
}
/** Every Deferred of a race failed. */
export class FailureGroup extends Error {
  constructor(readonly failures: readonly Failure[]) {
    super(`all ${failures.length} of them failed`);
  }
}
/** A page answered with a status of 400 or more. */
export class HttpError extends Error {
  readonly status: number;
  constructor(message: string) {
    super(message);
    this.status = Number.parseInt(message, 10);
  }
}
/** There was no answer to a request. */
export class ConnectError extends Error {}
/** An error of the core that has no class of its own here. */
export class CoreError extends Error {}

const classes = {
  AlreadyCalledError,
  CancelledError,
  TimeoutError,
  AssertionError,
  QueueOverflow,
  QueueUnderflow,
  TaskDone,
  TaskFailed,
  TaskStopped,
  NotPaused,
  SchedulerStopped,
  NotACoroutineError,
  AlreadyCalled,
  AlreadyCancelled,
  ReactorNotRunning,
  ReactorAlreadyRunning,
  ReactorNotRestartable,
  FirstError,
  FailureGroup,
  SystemExit,
  HttpError,
  ConnectError,
  CoreError,
};
/** Written out, since a bundle that is made small gives classes other names. */
export function nameErrors(named: Record<string, Function>): void {
  for (const [name, Class] of Object.entries(named)) {
    Object.defineProperty(Class, 'name', { value: name });
    Object.defineProperty(Class.prototype, 'name', { value: name, writable: true, configurable: true });
  }
}
nameErrors(classes);

/** An error of the core, by the name of its class there. */
export function coreError(type: string, message?: string): Error {
  const known = (classes as unknown as Record<string, new (message?: string) => Error>)[type];
  return known ? new known(message) : new CoreError(`${type}: ${message ?? ''}`);
}

/** For misuse: throws a TypeError that names the argument and what it got. */
export function demand(good: boolean, what: string, got: unknown): asserts good {
  if (!good) throw new TypeError(`${what}, not ${describe(got)}`);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  if (typeof value === 'object') return `an object (${value.constructor?.name ?? 'Object'})`;
  if (typeof value === 'undefined') return 'undefined';
  return typeof value === 'function' ? 'a function' : String(value);
}

/** For misuse of times: a number of seconds that is not negative. */
export function demandSeconds(seconds: unknown, name: string): asserts seconds is number {
  demand(typeof seconds === 'number' && !Number.isNaN(seconds), `${name} must be a number of seconds`, seconds);
  if (seconds < 0) throw new RangeError(`${name} must not be negative: it is ${seconds}`);
}
