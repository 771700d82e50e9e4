// What a picture is made of: lines, boxes, signs and words, each with the name of its look.
import type { Seq } from '../trace/state.js';
import type { Look } from './looks.js';
import type { RowKind } from './types.js';

interface Drawn {
  readonly look: Look;
  /** The event it is the mark of. */
  readonly seq?: Seq;
}
export interface LineShape extends Drawn {
  readonly shape: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
export interface BoxShape extends Drawn {
  readonly shape: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}
/** A path around its own zero, moved to (x, y). */
export interface SignShape extends Drawn {
  readonly shape: 'sign';
  readonly x: number;
  readonly y: number;
  readonly path: string;
}
export interface TextShape extends Drawn {
  readonly shape: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The whole, where the text may be cut. */
  readonly title?: string;
}
export type Shape = LineShape | BoxShape | SignShape | TextShape;

/** A thing of the run: what belongs to one turn, call, fetch, Deferred or line, or to many of them that are folded. */
export interface Item {
  readonly row: RowKind;
  readonly id: number;
  readonly kind: string;
  /** The whole in words, where the drawing leaves some out. */
  readonly title: string;
  readonly shapes: readonly Shape[];
}

export const line = (look: Look, x1: number, y1: number, x2: number, y2: number, seq?: Seq): LineShape => ({
  shape: 'line',
  look,
  x1,
  y1,
  x2,
  y2,
  seq: seq ?? 0,
});
export const box = (look: Look, x: number, y: number, width: number, height: number, radius = 1.5, seq?: Seq): BoxShape => ({
  shape: 'box',
  look,
  x,
  y,
  width: Math.max(0, width),
  height,
  radius,
  seq: seq ?? 0,
});
export const sign = (look: Look, path: string, x: number, y: number, seq?: Seq): SignShape => ({
  shape: 'sign',
  look,
  path,
  x,
  y,
  seq: seq ?? 0,
});
export const text = (look: Look, x: number, y: number, words: string, anchor: TextShape['anchor'] = 'start', seq?: Seq): TextShape => ({
  shape: 'text',
  look,
  x,
  y,
  text: words,
  anchor,
  seq: seq ?? 0,
});

/** The signs, around zero. */
export const signs = {
  ring: 'M3.5 0A3.5 3.5 0 1 1 -3.5 0A3.5 3.5 0 1 1 3.5 0Z',
  smallRing: 'M2.5 0A2.5 2.5 0 1 1 -2.5 0A2.5 2.5 0 1 1 2.5 0Z',
  tinyRing: 'M1.9 0A1.9 1.9 0 1 1 -1.9 0A1.9 1.9 0 1 1 1.9 0Z',
  smallDisc: 'M2.7 0A2.7 2.7 0 1 1 -2.7 0A2.7 2.7 0 1 1 2.7 0Z',
  disc: 'M3.6 0A3.6 3.6 0 1 1 -3.6 0A3.6 3.6 0 1 1 3.6 0Z',
  dot: 'M2 0A2 2 0 1 1 -2 0A2 2 0 1 1 2 0Z',
  diamond: 'M0 -4.6L4.6 0L0 4.6L-4.6 0Z',
  beadDiamond: 'M0 -4L4 0L0 4L-4 0Z',
  narrowDiamond: 'M0 -3.4L3.1 0L0 3.4L-3.1 0Z',
  smallDiamond: 'M0 -2.7L2.7 0L0 2.7L-2.7 0Z',
  cross: 'M-4 -4L4 4M-4 4L4 -4',
  smallCross: 'M-2.6 -2.6L2.6 2.6M-2.6 2.6L2.6 -2.6',
  tinyCross: 'M-2 -2L2 2M-2 2L2 -2',
  arrow: 'M-4 -4L1 0L-4 4',
  bars: 'M-1.6 -4V4M1.6 -4V4',
  burst: burst(8.5, 5.4, 10),
  shriek: 'M-1.1 -4.6H1.1L.7 1.2H-.7ZM-1.1 2.6H1.1V4.6H-1.1Z',
} as const;

function burst(outer: number, inner: number, points: number): string {
  const corners = Array.from({ length: 2 * points }, (_, i) => {
    const radius = i % 2 === 0 ? outer : inner;
    const angle = (Math.PI * i) / points;
    return `${(radius * Math.sin(angle)).toFixed(1)} ${(-radius * Math.cos(angle)).toFixed(1)}`;
  });
  return `M${corners.join('L')}Z`;
}

/** Monospaced letters of 11 px. */
export const letter = 6.6;
export const widthOf = (words: string): number => words.length * letter;
