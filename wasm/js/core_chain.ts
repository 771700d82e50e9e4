// CoreChain: a Deferred's chain in the core, where it needs one.
import { AlreadyCalledError, demand } from './errors.js';
import { Failure } from './failure.js';
import { OwnPairs, type Pair } from './own_pairs.js';
import { Run } from './run.js';
import { show } from './show.js';
import { traceAdded, tracing } from './trace_pairs.js';
import { Kind } from './trace_kinds.js';
import type { World } from './world.js';

/** What cancel() does beside calling the canceller: see Chain::CancelRule in core/defer/chain.h. */
export const enum CancelRule {
  Fires,
  Replaces,
  ReplacesEnds,
}

/** A canceller as the core holds it: the Deferred itself is held weakly, so that it can go. */
export interface HeldCanceller {
  canceller: Function;
  owner: WeakRef<CoreChain>;
}

/**
 * As long as it can, a Deferred runs its pairs by itself (see OwnPairs); in a recorded run it does not. Else the chain is
 * the core's: it is made when it is needed (when the Deferred waits, is waited for, paused or cancelled, or left with a
 * failure) and given up when nothing but a value is left. Nothing has to be deleted.
 */
export abstract class CoreChain extends OwnPairs {
  /** Put on the prototype of each world's own class (see face.ts). */
  declare readonly world: World;
  /** Gives up the chains of Deferreds that are gone; on the prototype too. */
  declare readonly registry: FinalizationRegistry<number> | undefined;
  /** The Deferreds that have a chain just now; on the prototype too. */
  declare readonly holders: Map<number, WeakRef<CoreChain>>;

  private run: Run | undefined = undefined; // the last one that its chain was given
  private added = 0; // pairs, in a recorded run
  private id = 0;

  constructor(
    private readonly canceller: Function | undefined,
    private readonly cancelRule: CancelRule,
  ) {
    super();
    if (this.world.watching) this.watch();
  }

  /** True once it was fired. */
  get called(): boolean {
    return this.handle === 0 ? this.fired : (this.world.core._ravel_deferred_state(this.handle) & 1) !== 0;
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
  static adopt<D extends CoreChain>(this: { prototype: D }, handle: number, added = 0): D {
    const { world, holders } = this.prototype;
    const holder = holders.get(handle)?.deref() as D | undefined;
    if (holder) {
      world.core._ravel_deferred_release(handle);
      return holder;
    }
    const adopted = Object.create(this.prototype) as D;
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
  tellWaits({ id }: CoreChain): void {
    this.world.record(Kind.DeferredWaits, { deferred: this.id, other: id });
  }
  tellTaken({ id }: CoreChain, result: unknown): void {
    if (!this.world.traced) return;
    const lane = result instanceof Failure ? 1 : 0;
    this.world.record(Kind.DeferredResumed, { lane, deferred: this.id, other: id, text: show(result) });
  }

  // -- inside

  /** `named`: the functions whose names a recorded run shows. */
  protected add(callback: Function | undefined, errback: Function | undefined, named: Function | undefined, namedErrback?: Function): this {
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

  protected fire(value: unknown): void {
    if (value instanceof CoreChain) {
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
  protected tell(): void {
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
