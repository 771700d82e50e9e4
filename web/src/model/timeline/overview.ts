// The overview: the whole run as events per slice, what blocked it, and which part is in view.
import type { Room, View } from './view.js';
import { scaleOf } from './view.js';
import { blockSpan } from './turn_row.js';

export interface Overview {
  /** From 0 to 1, each as wide as the next. */
  readonly slices: readonly number[];
  readonly blocked: readonly (readonly [from: number, to: number])[];
}

const slice = 16;

/** It does not depend on the view. */
export function overviewOf(room: Room): Overview {
  const { history, width } = room;
  const scale = scaleOf(room, 1);
  const counts = new Array<number>(Math.max(1, Math.floor(width / slice))).fill(0);
  const at = (x: number): number => Math.max(0, Math.min(counts.length - 1, Math.floor((x / width) * counts.length)));
  history.turns.forEach((turn, i) => {
    const from = at(scale.left(i));
    const to = at(scale.right(i));
    const events = turn.last - turn.first + 1;
    for (let k = from; k <= to; k += 1) counts[k]! += events / (to - from + 1);
  });
  const most = Math.max(1, ...counts);
  const frame = { scale, left: 0, offset: 0, virtual: room.virtual };
  return {
    slices: counts.map((count) => (count === 0 ? 0 : Math.max(0.08, count / most))),
    blocked: history.turns.flatMap(({ blocks }) => blocks.map((block) => blockSpan(frame, block))),
  };
}

/** What is in view, in the overview's pixels. */
export function windowOf(room: Room, view: View): [from: number, to: number] {
  const scale = scaleOf(room, 1);
  const zoomed = scaleOf(room, view.zoom);
  const placeOf = (x: number): number => scale.xOf(zoomed.pointAt(x));
  return view.zoom === 1 ? [0, room.width] : [placeOf(view.offset), placeOf(view.offset + room.width)];
}
