// A run: pairs of one Deferred that lie together, executed in one crossing from the core.
import { Failure } from './failure.js';
import type { Pair } from './own_pairs.js';
import type { World } from './world.js';

export type Lane = 0 | 1;

export class Run {
  /** The pairs that are still to run. */
  first: Pair | undefined;
  private last: Pair | undefined;
  /** Pairs may still be put into it: it is the last entry of its chain, and not done. */
  open = true;
  /** The chain that executes it. */
  chain = 0;
  /** Told of that chain when it begins: set while its Deferred is being fired and does not know it yet. */
  owner: { begun(chain: number): void } | undefined = undefined;
  /** What was given to the function that runs. */
  value: unknown = undefined;
  /** The chain carries that too. */
  carried = true;
  /** Somebody has looked at what the chain carries, and may have taken it. */
  seen = false;

  constructor(first: Pair) {
    this.first = this.last = first;
    while (this.last.next !== undefined) this.last = this.last.next;
  }

  push(callback: Function | undefined, errback: Function | undefined): void {
    const pair: Pair = { callback, errback, next: undefined };
    if (this.first === undefined) this.first = pair;
    else this.last!.next = pair;
    this.last = pair;
  }

  /** No function of it runs: what those that ran refer to is kept no longer. */
  forget(): void {
    this.value = undefined;
    if (this.first === undefined) this.last = undefined;
  }
}

/** What execute() asks about values, without knowing the class. */
export interface Returned {
  /** The handle of a Deferred, or of one that stands for a promise; 0 for any other value. */
  handleOf(value: unknown): number;
}

/**
 * Executes pairs until they end or one returns a Deferred. The answer is what foreign_run.cpp reads: the
 * lane, plus 2 when the result is in a new slot (left in `border.out`); or the handle of the Deferred,
 * plus 1 when pairs are left.
 */
export function execute(world: World, returned: Returned, run: Run, slot: number, out: (slot: number) => void): number {
  const { slots, executing } = world;
  const given = slots.get(slot);
  let value = given;
  let seen = false; // at any time: the chain may carry something else than what was given
  run.owner?.begun(run.chain);
  executing.push(run);
  try {
    for (let pair = run.first; pair !== undefined; pair = run.first) {
      run.first = pair.next;
      const f = value instanceof Failure ? pair.errback : pair.callback;
      if (f === undefined) continue;
      run.value = value;
      run.carried = value === given && !seen;
      run.seen = false;
      try {
        value = f(value);
      } catch (error) {
        value = error instanceof Failure ? error : new Failure(error, world.places);
      }
      seen ||= run.seen;
      if (value !== null && typeof value === 'object') {
        const handle = returned.handleOf(value);
        if (handle !== 0) {
          if (run.first !== undefined) return handle | 1;
          run.open = false;
          return handle;
        }
      }
    }
    run.open = false;
    const lane = value instanceof Failure ? 1 : 0;
    if (lane === 1) (value as Failure).clean();
    if (value === given && !seen) return lane;
    out(slots.keep(value));
    return lane | 2;
  } finally {
    run.forget();
    executing.pop();
  }
}
