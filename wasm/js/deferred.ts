// Deferred: a result that is not there yet, with its chain of callbacks and errbacks.
import { AlreadyCalledError, CancelledError, TimeoutError, demand } from './errors.js';
import { Failure } from './failure.js';
import { named } from './named.js';
import { OwnPairs, type Pair } from './own_pairs.js';
import type { ReactorTime } from './reactor.js';
import { Run } from './run.js';
import { show, shownAs } from './show.js';
import { traceAdded, tracing } from './trace_pairs.js';
import { Kind } from './trace_kinds.js';
import type { World } from './world.js';

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
 * As long as it can, this object runs its pairs by itself (see OwnPairs); in a recorded run it does not. Else the
 * chain is the core's: this object makes one when it is needed (when it waits, is waited for, paused or cancelled, or
 * left with a failure) and gives it up when nothing but a value is left. Nothing has to be deleted.
 */
export class Deferred extends OwnPairs {
  /** Put on the prototype of each world's own class (see face.ts). */
  declare readonly world: World;
  /** Gives up the chains of Deferreds that are gone; on the prototype too. */
  declare readonly registry: FinalizationRegistry<number> | undefined;
  /** The Deferreds that have a chain just now; on the prototype too. */
  declare readonly holders: Map<number, WeakRef<Deferred>>;

  private run: Run | undefined = undefined; // the last one that its chain was given
  private added = 0; // pairs, in a recorded run
  private id = 0;

  /** `canceller` is called by cancel() while there is no result. */
  constructor(
    private readonly canceller?: Canceller,
    private readonly cancelRule = CancelRule.Fires,
  ) {
    super();
    if (canceller !== undefined) demand(typeof canceller === 'function', 'canceller must be a function', canceller);
    if (this.world.watching) this.watch();
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

  /** True once it was fired. */
  get called(): boolean {
    return this.handle === 0 ? this.fired : (this.world.core._ravel_deferred_state(this.handle) & 1) !== 0;
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

  // -- for the face

  /** Adds a pair that leaves no trace. */
  addSilently(callback: Function | undefined, errback: Function | undefined): this {
    if (this.handle === 0 && this.fired && this.world.traced) this.enter();
    if (this.handle === 0) this.addHere(callback, errback);
    else this.addToChain(callback, errback);
    return this;
  }

  /** Its result, without taking it: null when there is none that can be used now. A failure counts as handled. */
  peek(): { value: unknown } | null {
    if (this.handle === 0) return this.fired ? { value: this.current } : null;
    const { core, slots } = this.world;
    this.tell();
    const code = core._ravel_deferred_peek(this.handle);
    return code < 0 ? null : { value: slots.get(code) };
  }

  /** Whether its loop ended with a failure that nobody has taken since. */
  get unhandled(): boolean {
    return this.handle !== 0 && (this.world.core._ravel_deferred_state(this.handle) & 8) !== 0;
  }

  /** The handle of its chain, which gets one if it had none. Another Deferred may wait for it then. */
  acquire(): number {
    if (this.handle === 0) this.enter();
    if (this.run) this.run.open = false;
    this.tell();
    return this.handle;
  }

  /** The object for a chain, with one reference for it: the one that has it already, or a new one. `added`: how many pairs it has. */
  static adopt(handle: number, added = 0): Deferred {
    const { world, holders } = this.prototype;
    const holder = holders.get(handle)?.deref();
    if (holder) {
      world.core._ravel_deferred_release(handle);
      return holder;
    }
    const adopted = Object.create(this.prototype) as Deferred;
    Object.assign(adopted, { fired: false, current: undefined, running: false, first: undefined, last: undefined, run: undefined, added });
    if (world.traced) world.held.push(adopted);
    adopted.id = world.core._ravel_deferred_number(handle);
    adopted.hold(handle);
    return adopted;
  }

  /** Its chain has begun to run: its own callbacks may add to it, or fire it again and be refused. */
  begun(chain: number): void {
    this.handle = chain;
  }

  /** What a recorded run tells of a generator that fires this one: it waits for another, or takes that one's result. */
  tellWaits({ id }: Deferred): void {
    this.world.record(Kind.DeferredWaits, { deferred: this.id, other: id });
  }
  tellTaken({ id }: Deferred, result: unknown): void {
    if (!this.world.traced) return;
    const lane = result instanceof Failure ? 1 : 0;
    this.world.record(Kind.DeferredResumed, { lane, deferred: this.id, other: id, text: show(result) });
  }

  // -- inside

  /** `named`: the functions whose names a recorded run shows. */
  private add(callback: Function | undefined, errback: Function | undefined, named: Function | undefined, namedErrback?: Function): this {
    if (this.world.traced) return this.addTraced(callback, errback, named, namedErrback);
    if (this.handle === 0) this.addHere(callback, errback);
    else this.addToChain(callback, errback);
    return this;
  }

  private addTraced(callback: Function | undefined, errback: Function | undefined, named: Function | undefined, namedErrback?: Function): this {
    const { id, world } = this;
    const number = this.added++;
    traceAdded(world, id, number, named, namedErrback);
    return this.addSilently(tracing(world, id, number, callback, 0), tracing(world, id, number, errback, 1));
  }

  private addToChain(callback: Function | undefined, errback: Function | undefined): void {
    const run = this.run;
    if (run === undefined || !run.open) {
      this.hand({ callback, errback, next: undefined });
    } else {
      run.push(callback, errback);
      if (!this.world.executing.includes(run)) this.settle(this.world.core._ravel_deferred_go_on(this.handle));
    }
  }

  private fire(value: unknown): void {
    if (value instanceof Deferred) {
      demand(false, 'callback takes a value; to hand on what another Deferred gives, return it from a callback', value);
    }
    if (this.world.debugging.on) this.fireDebugging(value);
    else if (this.handle === 0 && !this.world.traced) this.fireHere(value);
    else this.fireInCore(value);
  }

  private watch(): void {
    const { core, debugging, traced, held } = this.world;
    this.id = core._ravel_deferred_id();
    if (traced) held.push(this);
    if (debugging.on) debugging.made(this.id);
  }

  private fireDebugging(value: unknown): void {
    const { debugging, traced } = this.world;
    if (!this.called) debugging.fired(this.id);
    try {
      if (this.handle === 0 && !traced) this.fireHere(value);
      else this.fireInCore(value);
    } catch (error) {
      if (error instanceof AlreadyCalledError) error.message += debugging.textOf(this.id, '\n', '\n');
      throw error;
    }
  }

  private fireInCore(value: unknown): void {
    const { core, slots } = this.world;
    if (this.handle === 0 && this.fired) {
      this.world.record(Kind.DeferredRefused, { deferred: this.id });
      throw new AlreadyCalledError();
    }
    const lane = value instanceof Failure ? 1 : 0;
    if (lane === 1) (value as Failure).clean();
    const first = this.handle === 0 ? this.takePairs() : undefined;
    const run = first && (this.run = new Run(first));
    if (run) run.owner = this;
    const code = core._ravel_deferred_fire(this.handle, this.id, run ? slots.keep(run) : 0, slots.keep(value), lane);
    if (run) run.owner = undefined;
    if (code === 2) throw new AlreadyCalledError();
    if (code !== 4) this.settle(code);
  }

  protected override enter(): void {
    const { core, slots } = this.world;
    const { fired, current, running } = this;
    const first = this.takePairs();
    this.current = undefined;
    this.running = false;
    if (!fired) {
      this.hold(core._ravel_deferred_new(this.id));
    } else {
      const lane = current instanceof Failure ? 1 : 0;
      if (lane === 1) (current as Failure).clean();
      this.hold(core._ravel_deferred_again(this.id, slots.keep(current), lane, running));
    }
    if (this.canceller && (!fired || this.cancelRule === CancelRule.ReplacesEnds)) {
      const held: HeldCanceller = { canceller: this.canceller, owner: new WeakRef(this) };
      core._ravel_deferred_set_canceller(this.handle, slots.keep(held), this.cancelRule);
    }
    if (running) {
      // In the place of the pair that runs: one that gives what its function returns.
      const returned = () => {
        const { current } = this;
        this.current = undefined;
        return current;
      };
      this.hand({ callback: returned, errback: returned, next: first });
    } else if (first) {
      this.hand(first);
    }
  }

  protected override leave(value: unknown): void {
    this.current = value;
    this.settle(this.world.core._ravel_deferred_returned(this.handle));
  }

  protected override awaited(value: object): Deferred | null {
    return asDeferred(this.constructor as typeof Deferred, value);
  }

  protected override failureOf(error: unknown): Failure {
    return error instanceof Failure ? error : new Failure(error, this.world.places);
  }

  private hand(first: Pair): void {
    this.run = new Run(first);
    this.settle(this.world.core._ravel_deferred_add(this.handle, this.world.slots.keep(this.run)));
  }

  /**
   * A function of its chain that runs keeps what it was given on this side: the core gets it, for who looks at it or
   * takes it.
   */
  private tell(): void {
    const { core, slots, executing } = this.world;
    for (const run of executing) {
      if (run.chain !== this.handle || run.seen) continue;
      run.seen = true;
      if (!run.carried) core._ravel_deferred_put(this.handle, slots.keep(run.value), run.value instanceof Failure ? 1 : 0);
    }
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
    this.current = this.world.slots.take(code >> 1);
    this.run = undefined;
  }

  private hold(handle: number): void {
    this.handle = handle;
    if (this.holders.has(handle)) return;
    this.holders.set(handle, new WeakRef(this));
    this.registry?.register(this, handle, this);
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

/** The Deferred that a value is, or that stands for it if it is a promise; null for any other value. */
export function asDeferred(Class: typeof Deferred, value: unknown): Deferred | null {
  if (value instanceof Deferred) return value;
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

