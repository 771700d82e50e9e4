// The list of all events, in reading order: a heading for each turn, and its events.
import type { Seq } from '../trace/state.js';
import type { History } from './history.js';
import { findLast } from './search.js';

/** A row is a turn's heading (`seq` 0) or an event. */
export interface ListRow {
  readonly turn: number;
  readonly seq: Seq;
}

export const listLength = ({ turns, count }: History): number => turns.length + count;

/** Of all rows, the one at a place. */
export function listRow({ turns }: History, place: number): ListRow {
  const turn = findLast(turns.length, (i) => turns[i]!.first - 1 + i <= place);
  const within = place - (turns[turn]!.first - 1 + turn);
  return { turn, seq: within === 0 ? 0 : turns[turn]!.first + within - 1 };
}

/** Where an event stands. */
export function placeOf({ turns }: History, seq: Seq): number {
  return seq + findLast(turns.length, (i) => turns[i]!.first <= seq);
}
