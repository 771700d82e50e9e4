// The pairs of a chain with the numbers that the program knows them by: those that Ravel adds by itself don't count.
import type { Recording } from '../trace/recording.js';
import type { DeferredState, PairState } from '../trace/state.js';

export interface NumberedPair {
  readonly pair: PairState;
  /** Among the pairs of its kind. */
  readonly number: number;
  /** Ravel's own, such as one that makes the page's text of an answer. Nobody named its functions. */
  readonly own: boolean;
}

export function numbered({ pairs }: DeferredState, { events }: Pick<Recording, 'events'>): readonly NumberedPair[] {
  const count = { own: 0, theirs: 0 };
  return pairs.map((pair) => {
    const added = events[pair.added - 1];
    // One that waits for a Deferred is shown, whoever added it.
    const own = added?.kind === 'deferred.added' && !added.text && pair.returned === 0;
    return { pair, own, number: own ? count.own++ : count.theirs++ };
  });
}
