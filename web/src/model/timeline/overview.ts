// The overview: the whole run as events per slice, what blocked it, and which part is in view.
import type { Room, View } from './view.js';
import { scaleOf } from './view.js';
import { blockSpan } from './turn_row.js';
import type { Frame } from './frame.js';

export interface Overview {
  /** From 0 to 1, each as wide as the next. */
  readonly slices: readonly number[];
  readonly blocked: readonly (readonly [from: number, to: number])[];
  /** In view, in pixels. */
  readonly from: number;
  readonly to: number;
}

const slice = 16;

export function overviewOf(room: Room, view: View): Overview {
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
  const frame: Pick<Frame, 'scale' | 'left' | 'offset' | 'virtual' | 'history'> = {
    scale,
    left: 0,
    offset: 0,
    virtual: room.virtual,
    history,
  };
  const blocked = history.turns.flatMap(({ blocks }) => blocks.map((block) => blockSpan(frame as Frame, block)));
  const zoomed = scaleOf(room, view.zoom);
  const placeOf = (x: number): number => scale.xOf(zoomed.pointAt(x));
  return {
    slices: counts.map((count) => (count === 0 ? 0 : Math.max(0.08, count / most))),
    blocked,
    from: view.zoom === 1 ? 0 : placeOf(view.offset),
    to: view.zoom === 1 ? width : placeOf(view.offset + width),
  };
}
