// The errors of Deferreds and reactors, under Twisted's names.

/** Thrown to the caller who fires a Deferred that was fired before. Nothing has changed then. */
export class AlreadyCalledError extends Error {
  constructor(message = 'already fired: a Deferred takes one result') {
    super(message);
  }
}
/** The failure of a Deferred that was cancelled. */
export class CancelledError extends Error {
  constructor(message = 'cancelled') {
    super(message);
  }
}
/** A delayed call was already made. */
export class AlreadyCalled extends Error {
  constructor(message = 'this call was already made') {
    super(message);
  }
}
/** A delayed call was already cancelled. */
export class AlreadyCancelled extends Error {
  constructor(message = 'this call was already cancelled') {
    super(message);
  }
}
/** reactor.stop() where the reactor does not run, or was stopped before. */
export class ReactorNotRunning extends Error {
  constructor(message = 'the reactor is not running') {
    super(message);
  }
}
/** reactor.run() inside run(). */
export class ReactorAlreadyRunning extends Error {
  constructor(message = 'the reactor is running already') {
    super(message);
  }
}
/** reactor.run() after a finished stop(). */
export class ReactorNotRestartable extends Error {
  constructor(message = "a reactor that was stopped can't run again") {
    super(message);
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

const classes: Record<string, new (message?: string) => Error> = {
  AlreadyCalledError,
  CancelledError,
  AlreadyCalled,
  AlreadyCancelled,
  ReactorNotRunning,
  ReactorAlreadyRunning,
  ReactorNotRestartable,
  HttpError: HttpError as new (message?: string) => Error,
  ConnectError,
  CoreError: CoreError as new (message?: string) => Error,
};
// Written out, since a bundle that is made small gives classes other names.
export function nameErrors(named: Record<string, Function>): void {
  for (const [name, Class] of Object.entries(named)) {
    Object.defineProperty(Class, 'name', { value: name });
    Object.defineProperty(Class.prototype, 'name', { value: name, writable: true, configurable: true });
  }
}
nameErrors(classes);

/** An error of the core, by the name of its class there. */
export function coreError(type: string, message?: string): Error {
  const known = classes[type];
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
