// Deferred: a result that is not there yet, with its chain of callbacks and errbacks.
import { asDeferred } from './as_deferred.js';
import { CancelRule, CoreChain } from './core_chain.js';
import { CancelledError, TimeoutError, demand } from './errors.js';
import { Failure } from './failure.js';
import { named } from './named.js';
import type { ReactorTime } from './reactor.js';
import { show, shownAs } from './show.js';

/** Stops the work behind a Deferred; it may fire it. */
export type Canceller = (d: Deferred) => void;
type Args = readonly unknown[];
const none: Args = [];

/**
 * Whoever makes it fires it once, with `callback` or `errback`; the pairs then run there and then, in
 * order, before `callback` returns. Pairs added later run at once. Follows Twisted's Deferred.
 *
 *     const page = new defer.Deferred()
 *     page.addCallback(text => text.length).addErrback(failure => 0)
 *     reactor.callLater(1, page.callback, 'hello')
 *
 * Where its pairs run, here or in the core, is the affair of CoreChain and OwnPairs.
 */
export class Deferred extends CoreChain {
  /** `canceller` is called by cancel() while there is no result. */
  constructor(canceller?: Canceller, cancelRule = CancelRule.Fires) {
    if (canceller !== undefined) demand(typeof canceller === 'function', 'canceller must be a function', canceller);
    super(canceller, cancelRule);
  }

  get [shownAs](): string {
    return '<Deferred>';
  }

  /** "<Deferred>", "<Deferred current result: 5>" or "<Deferred waiting on Deferred>". */
  override toString(): string {
    if (!this.called) return '<Deferred>';
    const { result } = this;
    return result instanceof Deferred ? '<Deferred waiting on Deferred>' : `<Deferred current result: ${show(result)}>`;
  }

  // -- adding pairs

  /** Calls f(value, ...args) in the callback lane; what it returns is the next value. */
  addCallback(f: Function, ...args: unknown[]): this {
    if (typeof f !== 'function') demand(false, 'addCallback takes a function', f);
    return this.add(args.length === 0 ? f : withMore(f, args), undefined, f);
  }

  /** Calls f(failure, ...args) in the errback lane; what it returns goes on in the callback lane. */
  addErrback(f: Function, ...args: unknown[]): this {
    if (typeof f !== 'function') demand(false, 'addErrback takes a function', f);
    return this.add(undefined, args.length === 0 ? f : withMore(f, args), undefined, f);
  }

  /** Calls f(result, ...args) in either lane. */
  addBoth(f: Function, ...args: unknown[]): this {
    if (typeof f !== 'function') demand(false, 'addBoth takes a function', f);
    const both = args.length === 0 ? f : withMore(f, args);
    return this.add(both, both, f, f);
  }

  /** One pair: one of the two is called. An error in it goes to the next pair. */
  addCallbacks(callback: Function, errback?: Function | null, callbackArgs: Args = none, errbackArgs: Args = none): this {
    demand(typeof callback === 'function', 'addCallbacks takes a function as its callback', callback);
    if (errback === undefined || errback === null) return this.add(withMore(callback, callbackArgs), undefined, callback);
    demand(typeof errback === 'function', 'addCallbacks takes a function as its errback', errback);
    return this.add(withMore(callback, callbackArgs), withMore(errback, errbackArgs), callback, errback);
  }

  // -- firing

  /** Fires with a value. A function of its own: it may be handed over as `d.callback`. */
  get callback(): (value?: unknown) => void {
    return (value) => this.fire(value);
  }

  /** Fires with an error. May be handed over as `d.errback`. */
  get errback(): (error: unknown) => void {
    return (error) => {
      if (error === undefined || error === null || typeof error === 'string') {
        demand(false, 'errback takes an error (new Error(…)) or a Failure', error);
      }
      this.fire(this.failureOf(error));
    };
  }

  /**
   * Asks to stop. Unfired: calls the canceller, and fires with CancelledError if that fired nothing;
   * without a canceller one later firing is ignored. Waiting for another: cancels that one.
   */
  cancel(): void {
    if (this.handle === 0 && this.fired) return;
    const slot = this.world.core._ravel_deferred_cancel(this.acquire());
    if (slot) throw (this.world.slots.take(slot) as Failure).value;
  }

  /**
   * Cancels it after `seconds`, unless it has fired by then; a failure that comes of this is a TimeoutError
   * for the pairs that follow, or what onTimeoutCancel(result, seconds) makes of it.
   */
  addTimeout(seconds: number, clock: ReactorTime, onTimeoutCancel: Function = toTimeoutError): this {
    let over = false;
    const timeout = named('timeout', () => {
      over = true;
      this.cancel();
    });
    const call = clock.callLater(seconds, timeout);
    const convert = named('toTimeoutError', (result: unknown) => (over ? onTimeoutCancel(result, seconds) : result));
    const cancelTimeout = named('cancelTimeout', (result: unknown) => {
      if (call.active()) call.cancel();
      return result;
    });
    return this.addBoth(convert).addBoth(cancelTimeout);
  }

  /** Fires `other` with what this one carries here, which is left with nothing. */
  chainDeferred(other: Deferred): this {
    demand(other instanceof Deferred, 'chainDeferred takes a Deferred', other);
    return this.addCallbacks(other.callback, other.errback);
  }

  /** While it is paused no callback runs; firing only stores the result. Pauses count. */
  pause(): void {
    this.world.core._ravel_deferred_pause(this.acquire());
  }

  unpause(): void {
    this.world.core._ravel_deferred_unpause(this.acquire());
  }

  /** How many times it is paused; waiting for another Deferred counts as one. */
  get paused(): number {
    return this.handle === 0 ? 0 : this.world.core._ravel_deferred_state(this.handle) >> 4;
  }

  /** The result it has now: a value, a Failure, or the Deferred it waits for. */
  get result(): unknown {
    if (this.handle === 0) return this.current;
    const { core, slots } = this.world;
    this.tell();
    const code = core._ravel_deferred_result(this.handle);
    if ((core._ravel_deferred_state(this.handle) & 4) === 0) return slots.get(code);
    return (this.constructor as typeof Deferred).adopt(code);
  }

  /** Makes it awaitable: `await d` gives the value, or throws the original error. */
  then<A, B>(fulfilled?: ((value: unknown) => A) | null, rejected?: ((error: unknown) => B) | null): Promise<A | B> {
    const promise = new Promise<unknown>((resolve, reject) => {
      const keep = (value: unknown) => {
        resolve(value);
        return value;
      };
      this.addSilently(keep, (failure: Failure) => reject(failure.value));
    });
    return promise.then(fulfilled, rejected) as Promise<A | B>;
  }

  protected override awaited(value: object): Deferred | null {
    return asDeferred(this.constructor as typeof Deferred, value);
  }
}

/** Gives f more arguments behind the result. */
function withMore(f: Function, more: Args): Function {
  return more.length === 0 ? f : (result: unknown) => f(result, ...more);
}

function toTimeoutError(result: unknown, seconds: number): unknown {
  if (!(result instanceof Failure)) return result;
  result.trap(CancelledError);
  throw new TimeoutError(`no result within ${Number.isInteger(seconds) ? seconds.toFixed(1) : seconds} s`);
}
