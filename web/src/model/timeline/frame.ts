// What all rows of one picture share: the run, the scale, and which part of both is in view.
import type { Id, Seq } from '../trace/state.js';
import type { History } from './history.js';
import type { Scale } from './scale.js';
import type { Item } from './shapes.js';
import { type Interval, placeTexts, type Wanted } from './place_texts.js';

export interface Frame {
  readonly history: History;
  readonly scale: Scale;
  readonly virtual: boolean;
  readonly narrow: boolean;
  /** What the rows' names have room for. */
  readonly letters: number;
  /** Of the plot, in the picture. */
  readonly left: number;
  readonly right: number;
  /** What lies at the plot's left edge. */
  readonly offset: number;
  /** The first and the last event in view. */
  readonly first: Seq;
  readonly last: Seq;
  readonly selected: Seq;
  nameOf(id: Id): string;
}

export const xOf = ({ left, offset, scale }: Pick<Frame, 'left' | 'offset' | 'scale'>, seq: Seq): number => left - offset + scale.x(seq);
export const xAt = ({ left, offset, scale }: Frame, moment: number): number => left - offset + scale.time(moment);
/** Near enough to be drawn, so that what is far off needs no huge numbers. */
export const cut = ({ left, right }: Frame, x: number): number => Math.max(left - 40, Math.min(right + 40, x));
export const inView = ({ left, right }: Frame, from: number, to: number): boolean => to >= left - 12 && from <= right + 12;

/** What a row comes to: its things, and the words beside them. */
export class RowDrawing {
  readonly items: Item[] = [];
  readonly wanted: Wanted[] = [];
  readonly taken: Interval[] = [];

  finish(frame: Frame, y: number): Item[] {
    // With many marks there is no room, and looking for it takes long.
    if (this.wanted.length > 60) return this.items;
    const texts = placeTexts(this.wanted, this.taken, y, frame.left, frame.right + 8);
    return this.items.map((item) => {
      const own = texts.filter(({ seq }) => item.shapes.some((shape) => shape.seq === seq));
      return own.length > 0 ? { ...item, shapes: [...item.shapes, ...own] } : item;
    });
  }
}

/** Lets through one mark for every 3 px. */
export function spaced(): (x: number) => boolean {
  const seen = new Set<number>();
  return (x) => {
    const at = Math.round(x / 3);
    if (seen.has(at)) return false;
    seen.add(at);
    return true;
  };
}

/** "0.36 s", "12.5 s", "300 s". */
export function seconds(length: number): string {
  const places = length >= 100 ? 0 : length >= 10 ? 1 : 2;
  const rounded = Number(length.toFixed(length < 0.01 ? 4 : places));
  return `${length < 0.01 ? rounded : length.toFixed(places)} s`;
}
