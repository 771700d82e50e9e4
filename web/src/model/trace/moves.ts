// Moves: from an event to the next or previous one of the same Deferred, line, or console line; to a failure.
import type { Recording } from './recording.js';
import type { Id, Seq } from './state.js';
import { indexOf } from './trace_index.js';

type Events = Pick<Recording, 'events'>;

/** Of a sorted list: the first one after `seq`, or the last one before it. 0: there is none. */
export function nextIn(list: readonly Seq[], seq: Seq): Seq {
  return list[firstAfter(list, seq)] ?? 0;
}
export function previousIn(list: readonly Seq[], seq: Seq): Seq {
  return list[firstAfter(list, seq - 1) - 1] ?? 0;
}

/** The index of the first one greater than `seq`. */
function firstAfter(list: readonly Seq[], seq: Seq): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * What an event is about: its Deferred, call, fetch or connection; where it is about none, as a printed line, what
 * the function belongs to that runs. 0: nothing.
 */
export function subjectOf(recording: Events, seq: Seq): Id {
  const index = indexOf(recording);
  const event = index.event(seq);
  if (!event) return 0;
  const own = (event.kind.startsWith('fetch.') ? event.call : event.deferred) ?? event.call ?? event.other;
  if (own) return own;
  if (event.kind.startsWith('turn.') || event.kind === 'idle') return 0;
  const inside = index.event(index.context(seq).inside);
  return inside?.deferred ?? inside?.call ?? 0;
}

export interface Move {
  /** The events one may go to; 0: none. */
  readonly previous: Seq;
  readonly next: Seq;
}

const around = (list: readonly Seq[], seq: Seq): Move => ({ previous: previousIn(list, seq), next: nextIn(list, seq) });

/** Events of a Deferred (or call, fetch, connection). */
export const ofSubject = (recording: Events, seq: Seq, id = subjectOf(recording, seq)): Move =>
  around(id ? indexOf(recording).ofId(id) : [], seq);

/** All events of a line of code; or those among the first `to`, where no more may have been taken in yet. */
export const eventsOfLine = (recording: Events, line: number, to?: number): readonly Seq[] => indexOf(recording, to).ofLine(line);

/** The event that printed the console's so manieth line of the program, from 0; 0: there is none. */
export const eventOfPrinted = (recording: Events, index: number): Seq => indexOf(recording).printed[index] ?? 0;

/** Where a Failure comes up, or nobody takes one. */
export const ofFailures = (recording: Events, seq: Seq): Move => around(indexOf(recording).failures, seq);
