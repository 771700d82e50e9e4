// Deferred: a result that is not there yet, with its chain of callbacks and errbacks.
import { AlreadyCalledError, CancelledError, TimeoutError, demand } from './errors.js';
import { Failure } from './failure.js';
import type { ReactorTime } from './reactor.js';
import { type Lane, Run } from './run.js';
import { shownAs } from './show.js';
import { Kind, type World } from './world.js';

/** Stops the work behind a Deferred; it may fire it. */
export type Canceller = (d: Deferred) => void;
type Args = readonly unknown[];
const none: Args = [];

/** What cancel() does beside calling the canceller: see Chain::CancelRule in core/defer/chain.h. */
export const enum CancelRule {
  Fires,
  Replaces,
  ReplacesEnds,
}

/** A canceller as the core holds it: the Deferred itself is held weakly, so that it can go. */
export interface HeldCanceller {
  canceller: Canceller;
  owner: WeakRef<Deferred>;
}

/**
 * Whoever makes it fires it once, with `callback` or `errback`; the pairs then run there and then, in
 * order, before `callback` returns. Pairs added later run at once. Follows Twisted's Deferred.
 *
 *     const page = new defer.Deferred()
 *     page.addCallback(text => text.length).addErrback(failure => 0)
 *     reactor.callLater(1, page.callback, 'hello')
 *
 * The chain is the core's; this object makes one when it is needed (when it is fired, waited for,
 * paused or cancelled) and gives it up when nothing but a value is left. Nothing has to be deleted.
 */
export class Deferred {
  /** Put on the prototype of each world's own class (see face.ts). */
  declare readonly world: World;
  /** Gives up the chains of Deferreds that are gone; on the prototype too. */
  declare readonly registry: FinalizationRegistry<number> | undefined;
  /** The Deferreds that have a chain just now; on the prototype too. */
  declare readonly holders: Map<number, WeakRef<Deferred>>;

  private handle = 0; // of its chain in the core; 0: it needs none
  private fired = false; // without a chain: it has been fired, and has `value`
  private value: unknown = undefined;
  private run: Run | undefined = undefined; // where pairs are put
  private pairs = 0;
  private id = 0;

  /** `canceller` is called by cancel() while there is no result. */
  constructor(
    private readonly canceller?: Canceller,
    private readonly cancelRule = CancelRule.Fires,
  ) {
    if (canceller !== undefined) demand(typeof canceller === 'function', 'canceller must be a function', canceller);
    if (this.world.traced) this.id = this.world.core._ravel_deferred_id(this.world.places.here());
  }

  get [shownAs](): string {
    return '<Deferred>';
  }

  // -- adding pairs

  /** Calls f(value, ...args) in the callback lane; what it returns is the next value. */
  addCallback(f: Function, ...args: unknown[]): this {
    demand(typeof f === 'function', 'addCallback takes a function', f);
    return this.add(f, undefined, args, none);
  }

  /** Calls f(failure, ...args) in the errback lane; what it returns goes on in the callback lane. */
  addErrback(f: Function, ...args: unknown[]): this {
    demand(typeof f === 'function', 'addErrback takes a function', f);
    return this.add(undefined, f, none, args);
  }

  /** Calls f(result, ...args) in either lane. */
  addBoth(f: Function, ...args: unknown[]): this {
    demand(typeof f === 'function', 'addBoth takes a function', f);
    return this.add(f, f, args, args);
  }

  /** One pair: one of the two is called. An error in it goes to the next pair. */
  addCallbacks(callback: Function, errback?: Function, callbackArgs: Args = none, errbackArgs: Args = none): this {
    demand(typeof callback === 'function', 'addCallbacks takes a function as its callback', callback);
    if (errback !== undefined && errback !== null) {
      demand(typeof errback === 'function', 'addCallbacks takes a function as its errback', errback);
    }
    return this.add(callback, errback ?? undefined, callbackArgs, errbackArgs);
  }

  // -- firing

  /** Fires with a value. A function of its own: it may be handed over as `d.callback`. */
  get callback(): (value?: unknown) => void {
    return (value) => this.fire(value, value instanceof Failure ? 1 : 0);
  }

  /** Fires with an error. May be handed over as `d.errback`. */
  get errback(): (error: unknown) => void {
    return (error) => {
      if (error === undefined || error === null || typeof error === 'string') {
        demand(false, 'errback takes an error (new Error(…)) or a Failure', error);
      }
      this.fire(error instanceof Failure ? error : new Failure(error, this.world.places), 1);
    };
  }

  /**
   * Asks to stop. Unfired: calls the canceller, and fires with CancelledError if that fired nothing;
   * without a canceller one later firing is ignored. Waiting for another: cancels that one.
   */
  cancel(): void {
    if (this.fired) return;
    const slot = this.world.core._ravel_deferred_cancel(this.acquire());
    if (slot) throw (this.world.slots.take(slot) as Failure).value;
  }

  /**
   * Cancels it after `seconds`, unless it has fired by then; a failure that comes of this is a TimeoutError
   * for the pairs that follow, or what onTimeoutCancel(result, seconds) makes of it.
   */
  addTimeout(seconds: number, clock: ReactorTime, onTimeoutCancel: Function = toTimeoutError): this {
    let over = false;
    const call = clock.callLater(seconds, () => {
      over = true;
      this.cancel();
    });
    const convert = (result: unknown) => (over ? onTimeoutCancel(result, seconds) : result);
    const cancelTimeout = (result: unknown) => {
      if (call.active()) call.cancel();
      return result;
    };
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

  /** True once it was fired. */
  get called(): boolean {
    return this.fired || (this.handle !== 0 && (this.world.core._ravel_deferred_state(this.handle) & 1) !== 0);
  }

  /** How many times it is paused; waiting for another Deferred counts as one. */
  get paused(): number {
    return this.handle === 0 ? 0 : this.world.core._ravel_deferred_state(this.handle) >> 4;
  }

  /** The result it has now: a value, a Failure, or the Deferred it waits for. */
  get result(): unknown {
    if (this.handle === 0) return this.value;
    const { core, slots } = this.world;
    const code = core._ravel_deferred_result(this.handle);
    return core._ravel_deferred_state(this.handle) & 4 ? (this.constructor as typeof Deferred).adopt(code) : slots.get(code >> 1);
  }

  /** Makes it awaitable: `await d` gives the value, or throws the original error. */
  then<A, B>(fulfilled?: ((value: unknown) => A) | null, rejected?: ((error: unknown) => B) | null): Promise<A | B> {
    const promise = new Promise<unknown>((resolve, reject) => {
      const keep = (value: unknown) => {
        resolve(value);
        return value;
      };
      this.add(keep, (failure: Failure) => reject(failure.value), none, none, true);
    });
    return promise.then(fulfilled, rejected) as Promise<A | B>;
  }

  // -- for the face

  /** Adds a pair that leaves no trace, ahead of the program's. */
  addSilently(callback: Function | undefined, errback: Function | undefined): this {
    return this.add(callback, errback, none, none, true);
  }

  /** Its result, without taking it: null when there is none that can be used now. A failure counts as handled. */
  peek(): { value: unknown } | null {
    if (this.handle === 0) return this.fired ? { value: this.value } : null;
    const { core, slots } = this.world;
    const code = core._ravel_deferred_peek(this.handle);
    return code < 0 ? null : { value: slots.get(code >> 1) };
  }

  /** Whether its loop ended with a failure that nobody has taken since. */
  get unhandled(): boolean {
    return this.handle !== 0 && (this.world.core._ravel_deferred_state(this.handle) & 8) !== 0;
  }

  /** The handle of its chain, which gets one if it had none. Another Deferred may wait for it then. */
  acquire(): number {
    const { core, slots, executing } = this.world;
    if (this.handle === 0) {
      if (this.fired) {
        this.hold(core._ravel_deferred_again(this.id, slots.keep(this.value)));
        this.value = undefined;
        this.fired = false;
      } else {
        this.hold(core._ravel_deferred_new(this.id));
        if (this.canceller) {
          const held: HeldCanceller = { canceller: this.canceller, owner: new WeakRef(this) };
          core._ravel_deferred_set_canceller(this.handle, slots.keep(held), this.cancelRule);
        }
      }
    }
    const run = this.run;
    if (run) {
      if (!run.handed) this.hand(run);
      run.open = false;
    }
    for (const other of executing) if (other.chain === this.handle) other.moved = true;
    return this.handle;
  }

  /** The object for a chain, with one reference for it: the one that has it already, or a new one. */
  static adopt(handle: number): Deferred {
    const { world, holders } = this.prototype;
    const holder = holders.get(handle)?.deref();
    if (holder) {
      world.core._ravel_deferred_release(handle);
      return holder;
    }
    const adopted = Object.create(this.prototype) as Deferred;
    Object.assign(adopted, { fired: false, value: undefined, run: undefined, pairs: 0 });
    adopted.id = world.core._ravel_deferred_number(handle);
    adopted.hold(handle);
    return adopted;
  }

  /** Its chain has begun to run: its own callbacks may add to it, or fire it again and be refused. */
  begun(chain: number): void {
    this.handle = chain;
  }

  // -- inside

  private add(callback: Function | undefined, errback: Function | undefined, callbackArgs: Args, errbackArgs: Args, silent = false): this {
    const number = silent ? -1 : this.pairs++;
    if (this.world.traced && !silent) this.traceAdded(number, callback, errback);
    let run = this.run;
    if (run === undefined || !run.open) run = this.run = new Run(this.id);
    run.pairs.push({ callback, errback, callbackArgs, errbackArgs, number });
    if (this.handle === 0) {
      if (this.fired) this.again(run);
    } else if (!run.handed) {
      this.hand(run);
    } else if (!this.world.executing.includes(run)) {
      this.settle(this.world.core._ravel_deferred_go_on(this.handle));
    }
    return this;
  }

  private fire(value: unknown, lane: Lane): void {
    const { core, slots, traced } = this.world;
    if (value instanceof Deferred) {
      demand(false, 'callback takes a value; to hand on what another Deferred gives, return it from a callback', value);
    }
    if (this.fired) {
      if (traced) core.trace(Kind.Refused, 0, this.id, 0, 0, this.world.places.here(), '');
      throw new AlreadyCalledError();
    }
    const run = this.run;
    let runSlot = 0;
    if (run !== undefined && !run.handed) {
      run.handed = true;
      if (this.handle === 0) run.owner = this;
      runSlot = slots.keep(run);
    }
    const code = core._ravel_deferred_fire(this.handle, this.id, runSlot, slots.keep(value), lane);
    if (run !== undefined) run.owner = undefined;
    if (code === 2) throw new AlreadyCalledError();
    if (code !== 4) this.settle(code);
  }

  /** Runs pairs that were added after it was fired and done. */
  private again(run: Run): void {
    const { core, slots } = this.world;
    const handle = core._ravel_deferred_again(this.id, slots.keep(this.value));
    this.value = undefined;
    this.fired = false;
    this.handle = handle; // what runs now may look at it
    run.handed = true;
    this.settle(core._ravel_deferred_add(handle, slots.keep(run)));
  }

  private hand(run: Run): void {
    run.handed = true;
    this.settle(this.world.core._ravel_deferred_add(this.handle, this.world.slots.keep(run)));
  }

  /** What the core answers after it ran a chain: it is done and was given up, or it is kept. */
  private settle(code: number): void {
    if ((code & 1) === 0) {
      this.hold(code);
      return;
    }
    if (this.handle !== 0 && this.holders.delete(this.handle)) this.registry?.unregister(this);
    this.handle = 0;
    this.fired = true;
    this.value = this.world.slots.take(code >> 1);
    this.run = undefined;
  }

  private hold(handle: number): void {
    this.handle = handle;
    if (this.holders.has(handle)) return;
    this.holders.set(handle, new WeakRef(this));
    this.registry?.register(this, handle, this);
  }

  private traceAdded(number: number, callback: Function | undefined, errback: Function | undefined): void {
    const names = `${callback ? callback.name || 'fn' : ''}/${errback ? errback.name || 'fn' : ''}`;
    this.world.core.trace(Kind.Added, 0, this.id, 0, number, this.world.places.here(), names);
  }
}

function toTimeoutError(result: unknown, seconds: number): unknown {
  if (!(result instanceof Failure)) return result;
  result.trap(CancelledError);
  throw new TimeoutError(`no result within ${Number.isInteger(seconds) ? seconds.toFixed(1) : seconds} s`);
}

/** The Deferred that a value is, or that stands for it if it is a promise; null for any other value. */
export function asDeferred(Class: typeof Deferred, value: unknown): Deferred | null {
  if (value instanceof Deferred) return value;
  return isPromise(value) ? fromPromise(Class, value) : null;
}

/** Fires with what the promise settles with. The reactor counts it among what it waits for. */
export function fromPromise(Class: typeof Deferred, promise: PromiseLike<unknown>): Deferred {
  const d = new Class();
  const { core } = d.world;
  core.addOutside(1);
  const settle = (fire: () => void) => {
    core.addOutside(-1);
    if (!d.called) fire();
  };
  promise.then(
    (value) => settle(() => (value instanceof Deferred ? value.addBoth(d.callback) : d.callback(value))),
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

