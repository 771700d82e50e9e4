// Moves: what an arrow key goes to, from shape to shape.
import type { Way } from './measures.js';
import type { RunState } from '../trace/state.js';
import type { Area, Picture, Row } from './picture.js';
import { rowOf } from './row_runs.js';

export interface Stop extends Area {
  readonly key: string;
  readonly selected: boolean;
}

const points = <T extends { x: number; y: number }>(shapes: readonly T[]) =>
  shapes.map((shape) => ({ ...shape, x: shape.x - 8, y: shape.y - 8, w: 16, h: 16 }));

/** All that can be reached, in reading order: from top to bottom, from left to right. `rows`: those that count. */
export function stopsOf(picture: Picture, rows: readonly Row[]): readonly Stop[] {
  const { plates, boxes, chips, folds, rings, ends, headings } = picture;
  const lines = headings.filter(({ key }) => key !== '').map((heading) => ({ ...heading, selected: false }));
  const all: Stop[] = [...plates, ...boxes, ...chips, ...folds, ...points(rings), ...points(ends), ...rows, ...lines];
  return all.sort((a, b) => a.y + a.h / 2 - (b.y + b.h / 2) || a.x - b.x);
}

/** What should be in view: the selected shape, and across it as much of its chain as the plate is high. */
export function stepArea(picture: Picture, state: RunState, way: Way): Area | undefined {
  const here = [...picture.boxes, ...picture.rings, ...picture.ends].find(({ selected }) => selected);
  const plate = here && picture.plates.find(({ deferred }) => deferred === here.deferred);
  const row = rowOf(picture, state, picture.marked);
  const stop = stopsOf(picture, row ? [row] : []).find(({ selected }) => selected);
  return way === 'across' && stop && plate ? { x: stop.x, w: stop.w, y: plate.y, h: plate.h } : stop;
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest stop that way; straight on counts for more than near by. Undefined: there is none, or it is no such key. */
export function stopFrom(stops: readonly Stop[], key: string, from: string): Stop | undefined {
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops.at(-1);
  const way = ways[key];
  const begin = stops.find((stop) => stop.key === from) ?? stops[0];
  if (!way || !begin) return undefined;
  const [dx, dy] = way;
  const here = middle(begin);
  let best: Stop | undefined;
  let least = Infinity;
  for (const stop of stops) {
    if (stop === begin) continue;
    const there = middle(stop);
    const on = (there.x - here.x) * dx + (there.y - here.y) * dy;
    // What lies beside a wide shape is straight on from all of it.
    const off = dx === 0 ? away(begin.x, begin.w, stop.x, stop.w) : away(begin.y, begin.h, stop.y, stop.h);
    const far = on + 4 * off;
    if (on > 4 && far < least) [best, least] = [stop, far];
  }
  return best;
}

const middle = ({ x, y, w, h }: Area) => ({ x: x + w / 2, y: y + h / 2 });

/** From one span to another; 0 where they overlap, and their middles then decide a little. */
function away(a: number, aLong: number, b: number, bLong: number): number {
  const between = Math.max(0, b - (a + aLong), a - (b + bLong));
  return between + Math.abs(a + aLong / 2 - b - bLong / 2) / 16;
}
