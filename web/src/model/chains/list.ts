// The chains as a list: the same content in reading order, for who does not see the drawing and for copying.
import type { Recording } from '../trace/recording.js';
import type { DeferredState, Id, RunState, Seq } from '../trace/state.js';
import { type Spot, lanes, sideState, spotOf } from './flow.js';
import { numbered } from './numbered.js';
import type { NameOf } from './words.js';
import { carriedWords, explainPlainly, sideWords, stateWord } from './words.js';
import type { Choice } from './which.js';

export interface ListItem {
  readonly seq: Seq;
  readonly text: string;
  readonly selected: boolean;
  readonly line: number;
}

export interface ListEntry {
  readonly id: Id;
  readonly title: string;
  readonly sentence: string;
  readonly line: number;
  readonly items: readonly ListItem[];
}

/** The Deferreds of the program, in the order made. */
export function listOf(recording: Recording, state: RunState, choice: Choice): readonly ListEntry[] {
  const spot = spotOf(state, recording.events[state.count - 1]);
  const hidden = new Set(choice.own);
  return [...state.deferreds.values()].filter(({ id }) => !hidden.has(id)).map((deferred) => entryOf(deferred, recording, spot));
}

function entryOf(deferred: DeferredState, recording: Recording, spot: Spot | undefined): ListEntry {
  const nameOf: NameOf = (id) => recording.nameOf(id);
  const here = spot?.deferred === deferred.id;
  const items: ListItem[] = [];
  const { firedWith } = deferred;
  if (firedWith) {
    const how = firedWith.lane === 'callback' ? 'callback' : 'errback';
    items.push({
      seq: deferred.fired,
      text: `Fired by ${how}: ${carriedWords(firedWith)}`,
      selected: here && spot.part === 'port',
      line: 0,
    });
  }
  for (const numberedPair of numbered(deferred, recording)) {
    const { pair, own } = numberedPair;
    if (own) continue;
    for (const lane of lanes) {
      if (!sideState(pair, lane)) continue;
      const selected =
        here && spot.part === 'pair' && spot.pair === pair.number && (pair.given ? pair.given.lane === lane : lane === 'callback');
      items.push({
        seq: pair.entered || pair.passed || pair.added,
        text: sideWords(numberedPair, lane, deferred, nameOf),
        selected,
        line: pair.line,
      });
    }
  }
  if (deferred.unhandled > 0) {
    items.push({ seq: deferred.unhandled, text: 'The end: nobody took the Failure', selected: here && spot.part === 'end', line: 0 });
  }
  const title = `${nameOf(deferred.id)}: ${stateWord(deferred)}`;
  return { id: deferred.id, title, sentence: explainPlainly(deferred, recording), line: deferred.line, items };
}
