// DeferredList, gatherResults, race: many Deferreds into one.
import { CancelRule } from './core_chain.js';
import { Deferred } from './deferred.js';
import { FailureGroup, FirstError, demand } from './errors.js';
import type { Failure } from './failure.js';
import { named } from './named.js';
import { From } from './world.js';

export interface ListOptions {
  /** Fires with [result, index] at the first success. */
  fireOnOneCallback?: boolean;
  /** Fails with FirstError at the first failure. */
  fireOnOneErrback?: boolean;
  /** Failures end here: the members are left with nothing instead. */
  consumeErrors?: boolean;
}

/** What a member gave: [true, value] or [false, failure]. */
export type Outcome = [boolean, unknown];

/** A class, written out since its base is made for each world. */
export type DeferredListClass = new (deferreds: Iterable<Deferred>, options?: ListOptions) => Deferred;

/** Ends cancelling in a circle: see core/defer/circle_guard.h. */
function guarded(cancel: () => void): () => void {
  const most = 50;
  let depth = 0;
  let entered = 0; // since the outermost was
  return () => {
    if (entered === most) return;
    entered += 1;
    depth += 1;
    try {
      cancel();
    } finally {
      depth -= 1;
      if (depth === 0) entered = 0;
    }
  };
}

export function makeLists(Class: typeof Deferred) {
  /**
   * Fires with every member's outcome, in the order of the list, when all have fired; at once where there
   * is none (with fireOnOneCallback never). The members' own chains go on with what they carry. cancel()
   * before it has fired cancels all members, and the list fires by its usual rules.
   */
  const DeferredList: DeferredListClass = class extends Class {
    constructor(deferreds: Iterable<Deferred>, options: ListOptions = {}) {
      const members = membersOf(deferreds, 'DeferredList');
      super(cancellerOf(members), CancelRule.ReplacesEnds);
      const { fireOnOneCallback = false, fireOnOneErrback = false, consumeErrors = false } = options;
      const outcomes: Outcome[] = new Array<Outcome>(members.length);
      let finished = 0;
      if (members.length === 0 && !fireOnOneCallback) this.callback(outcomes);
      const take = named('collect', (result: unknown, index: number, success: boolean) => {
        outcomes[index] = [success, result];
        finished += 1;
        if (!this.called) {
          if (success && fireOnOneCallback) this.callback([result, index]);
          else if (!success && fireOnOneErrback) this.errback(new FirstError(result as Failure, index));
          else if (finished === members.length) this.callback(outcomes);
        }
        return success || !consumeErrors ? result : null;
      });
      members.forEach((d, index) => d.addCallbacks(take, take, [index, true], [index, false]));
    }
  };

  /**
   * What cancellers of members throw is logged, and the others are cancelled all the same. Made out here: the core
   * holds it, and it must not hold the list.
   */
  function cancellerOf(members: readonly Deferred[]) {
    return guarded(() => {
      for (const d of members) {
        try {
          d.cancel();
        } catch (error) {
          Class.prototype.world.logError(From.Canceller, error);
        }
      }
    });
  }

  /** The members' values in the order of the list; fails with FirstError as soon as one fails. */
  function gatherResults(deferreds: Iterable<Deferred>, options: { consumeErrors?: boolean } = {}): Deferred {
    const consumeErrors = options.consumeErrors ?? false;
    return new DeferredList(deferreds, { fireOnOneErrback: true, consumeErrors }).addCallback(valuesOf);
  }

  /**
   * Fires with [index, value] of the first success; the others are cancelled before that. Fails with
   * FailureGroup when all have failed; never fires for an empty list. cancel() cancels all.
   */
  function race(deferreds: Iterable<Deferred>): Deferred {
    const members = membersOf(deferreds, 'race');
    const result = new Class(guarded(() => members.forEach((d) => d.cancel())));
    const failures: Failure[] = [];
    let failed = 0;
    let over = false;
    const won = named('won', (value: unknown, index: number) => {
      if (over) return;
      over = true;
      members.forEach((d, other) => other !== index && d.cancel());
      result.callback([index, value]);
    });
    const lost = named('lost', (failure: Failure, index: number) => {
      failures[index] = failure;
      failed += 1;
      if (failed === members.length) result.errback(new FailureGroup(failures));
    });
    members.forEach((d, index) => d.addCallbacks(won, lost, [index], [index]));
    return result;
  }

  return { DeferredList, gatherResults, race };
}

const valuesOf = named('values', (outcomes: Outcome[]): unknown[] => {
  if (!Array.isArray(outcomes)) demand(false, 'gatherResults was fired by hand with what is no list', outcomes);
  return outcomes.map(([, value]) => value);
});

function membersOf(deferreds: Iterable<Deferred>, who: string): Deferred[] {
  const list = deferreds?.[Symbol.iterator] ? [...deferreds] : undefined;
  demand(list !== undefined, `${who} takes a list of Deferreds`, deferreds);
  for (const d of list) demand(d instanceof Deferred, `${who} takes Deferreds`, d);
  return list;
}
