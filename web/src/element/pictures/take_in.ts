// What the pictures know of a recording, brought up to date in short pieces, so that a flood of events stops no frame.
import { knownOf } from '../../model/chains/which.js';
import { historyOf } from '../../model/timeline/history.js';
import { hashOf } from '../../model/trace/hash.js';
import type { Recording } from '../../model/trace/recording.js';
import type { Seeker } from '../../model/trace/seek.js';
import { indexOf } from '../../model/trace/trace_index.js';
import { beginTurn } from './turns.js';

/** In milliseconds, for one piece. */
const piece = 12;
/** So many events at a time, or so many characters of their texts; as many may be left to whoever draws. */
const portion = 250;
const portionText = 50_000;

const done = new WeakMap<Recording, number>();

/** Takes a piece of what has come. True: (nearly) all of it is taken in. */
export function takeIn(recording: Recording, seeker: Seeker): boolean {
  beginTurn();
  const { events } = recording;
  const until = performance.now() + piece;
  let count = done.get(recording) ?? 0;
  let next = portionFrom(recording, count);
  for (; next <= events.length && performance.now() < until; next = portionFrom(recording, count)) {
    count = next;
    indexOf(recording, count);
    knownOf(recording, count);
    historyOf(events).grow(events, count);
    hashOf(recording, count);
    seeker.prepare(count);
  }
  done.set(recording, count);
  return next > events.length;
}

/** Where the portion from `from` on ends; beyond the events, if they are not enough for one. */
function portionFrom({ events }: Recording, from: number): number {
  let to = from;
  for (let text = 0; to < from + portion && text < portionText; to += 1) text += events[to]?.text?.length ?? 0;
  return to;
}
