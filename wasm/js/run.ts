// A run: pairs of one Deferred that lie together, executed in one crossing from the core.
import { Failure } from './failure.js';
import { show } from './show.js';
import { Kind, type World } from './world.js';

export type Lane = 0 | 1;

/** One pair of functions; a side that is missing lets things pass. */
export interface Pair {
  callback: Function | undefined;
  errback: Function | undefined;
  callbackArgs: readonly unknown[];
  errbackArgs: readonly unknown[];
  /** Its number in traces; negative for a pair of the face's own, which leaves none. */
  number: number;
}

export class Run {
  readonly pairs: Pair[] = [];
  next = 0;
  /** The core has it. */
  handed = false;
  /** Pairs may still be put into it: it is the last entry of its chain, and not done. */
  open = true;
  /** The chain that executes it. */
  chain = 0;
  /** Told of that chain when it begins: set while its Deferred is being fired and does not know it yet. */
  owner: { begun(chain: number): void } | undefined = undefined;
  /** Another Deferred may have taken the result from under the function that runs: it needs a new slot. */
  moved = false;

  /** `id` is its Deferred's, for traces. */
  constructor(readonly id: number) {}

  /** What the pairs that were executed refer to is kept no longer. */
  forget(): void {
    if (this.next === this.pairs.length) this.pairs.length = 0;
    else this.pairs.splice(0, this.next);
    this.next = 0;
  }
}

/** What run() asks about values, without knowing the class. */
export interface Returned {
  /** The handle of a Deferred, or of one that stands for a promise; 0 for any other value. */
  handleOf(value: unknown): number;
}

/**
 * Executes pairs until they end or one returns a Deferred. The answer is what foreign_run.cpp reads: the
 * lane, plus 2 when the result is in a new slot (left in `border.out`); or the handle of the Deferred,
 * plus 1 when pairs are left.
 */
export function execute(world: World, returned: Returned, run: Run, slot: number, lane: Lane, out: (slot: number) => void): number {
  const { slots, executing, traced } = world;
  const { pairs } = run;
  const lane0 = lane;
  let value = slots.get(slot);
  // A result taken from a chain in the middle of its run is a Failure that the core takes for a value.
  if (value instanceof Failure) lane = 1;
  run.moved = false;
  run.owner?.begun(run.chain);
  executing.push(run);
  try {
    while (run.next < pairs.length) {
      const pair = pairs[run.next++]!;
      const f = lane === 0 ? pair.callback : pair.errback;
      if (f === undefined) {
        if (traced && pair.number >= 0) trace(world, Kind.Passed, run, pair, lane, value);
        continue;
      }
      if (traced && pair.number >= 0) trace(world, Kind.Entered, run, pair, lane, value);
      // What a Deferred that starts to wait for this one takes is what this function was given.
      if (lane0 === 0 && slot !== 0 && !run.moved) slots.set(slot, value);
      const args = lane === 0 ? pair.callbackArgs : pair.errbackArgs;
      try {
        value = args.length === 0 ? f(value) : f(value, ...args);
        lane = 0;
      } catch (error) {
        value = error instanceof Failure ? error : new Failure(error, world.places);
      }
      if (value instanceof Failure) lane = 1;
      if (traced && pair.number >= 0) trace(world, Kind.Left, run, pair, lane, value);
      if (value !== null && typeof value === 'object') {
        const handle = returned.handleOf(value);
        if (handle !== 0) {
          const more = run.next < pairs.length;
          run.forget();
          if (!more) run.open = false;
          return more ? handle | 1 : handle;
        }
      }
    }
    run.open = false;
    run.forget();
    if (lane === 1) (value as Failure).clean();
    if (lane === lane0 && value === slots.get(slot) && !run.moved) return lane;
    if (lane0 === 0 && slot !== 0 && !run.moved && value !== undefined) {
      slots.set(slot, value);
      return lane;
    }
    out(slots.keep(value));
    return lane | 2;
  } finally {
    executing.pop();
  }
}

function trace(world: World, kind: number, run: Run, pair: Pair, lane: Lane, value: unknown): void {
  world.core.trace(kind, lane, run.id, 0, pair.number, 0, show(value));
}
