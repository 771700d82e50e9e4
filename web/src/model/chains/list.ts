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
  /** How many more pairs it has. */
  readonly left: number;
}

export interface List {
  readonly entries: readonly ListEntry[];
  /** How many Deferreds of the program were made before the first of them, and after the last. */
  readonly before: number;
  readonly after: number;
}

/** So many Deferreds are listed, and so many sides of the pairs of one. */
const most = { entries: 100, items: 100 } as const;

/** The Deferreds of the program, in the order made: of many, those around the one of the step. */
export function listOf(recording: Recording, state: RunState, choice: Choice): List {
  const spot = spotOf(state, recording.events[state.count - 1]);
  const hidden = new Set(choice.own);
  const ids: Id[] = [];
  state.deferreds.forEach(({ id }) => void (hidden.has(id) || ids.push(id)));
  const { from, to } = around(ids.indexOf(choice.step), ids.length, most.entries);
  const entries = ids.slice(from, to).map((id) => entryOf(state.deferreds.get(id)!, recording, spot));
  return { entries, before: from, after: ids.length - to };
}

/** So many of all, with this index in the middle where that can be. */
function around(index: number, all: number, many: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(all - many, index - Math.floor(many / 2)));
  return { from, to: Math.min(all, from + many) };
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
  const pairs = numbered(deferred, recording);
  const { from, to } = around(here && spot.pair >= 0 ? spot.pair : deferred.next - 1, pairs.length, most.items);
  for (const numberedPair of pairs.slice(from, to)) {
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
  return {
    id: deferred.id,
    title,
    sentence: explainPlainly(deferred, recording),
    line: deferred.line,
    items,
    left: pairs.length - (to - from),
  };
}
