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
/** So many events at a time; as many may be left to whoever draws. */
const portion = 250;

const done = new WeakMap<Recording, number>();

/** Takes a piece of what has come. True: (nearly) all of it is taken in. */
export function takeIn(recording: Recording, seeker: Seeker): boolean {
  beginTurn();
  const { events } = recording;
  const until = performance.now() + piece;
  let count = done.get(recording) ?? 0;
  while (count + portion <= events.length && performance.now() < until) {
    count += portion;
    indexOf(recording, count);
    knownOf(recording, count);
    historyOf(events).grow(events, count);
    hashOf(recording, count);
    seeker.prepare(count);
  }
  done.set(recording, count);
  return count + portion > events.length;
}
