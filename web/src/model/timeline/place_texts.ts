// Words beside marks: right of the last, else left of the first, else away. No two ever overlap.
import { box, type Shape, text, widthOf } from './shapes.js';
import type { Look } from './looks.js';
import type { Seq } from '../trace/state.js';

export interface Wanted {
  /** From the longest to the shortest. */
  readonly words: readonly string[];
  readonly look: Look;
  /** Where the first and the last mark of its thing end. */
  readonly left: number;
  readonly right: number;
  readonly seq: Seq;
  /** A stretch of the thing itself, where words may stand on a plate if there is room nowhere else. */
  readonly inside?: Interval;
}
export type Interval = readonly [from: number, to: number];

const space = 7;

/** `taken`: where marks are, or other words; the words that find room are added. */
export function placeTexts(wanted: readonly Wanted[], taken: Interval[], y: number, from: number, to: number): Shape[] {
  const placed: Shape[] = [];
  const free = (a: number, b: number): boolean => a >= from && b <= to && !taken.some(([c, d]) => a < d && c < b);
  for (const { words, look, left, right, seq, inside } of wanted) {
    let done = false;
    for (const candidate of words) {
      const width = widthOf(candidate);
      const atRight = right + space;
      const atLeft = left - space - width;
      const x = free(atRight, atRight + width) ? atRight : free(atLeft, atLeft + width) ? atLeft : undefined;
      if (x === undefined) continue;
      // Words are set apart from words, so that it is plain whose they are.
      taken.push([x - 9, x + width + 9]);
      placed.push(text(look, x, y + 4, candidate, 'start', seq));
      done = true;
      break;
    }
    if (!done && inside) placed.push(...onPlate(words.at(-1) ?? '', look, y, Math.max(from, inside[0]), Math.min(to, inside[1]), seq));
  }
  return placed;
}

function onPlate(words: string, look: Look, y: number, from: number, to: number, seq: Seq): Shape[] {
  const width = widthOf(words) + 8;
  const x = (from + to) / 2;
  if (width + 10 > to - from) return [];
  return [box('plate', x - width / 2, y - 7.5, width, 15, 3, seq), text(look, x, y + 4, words, 'middle', seq)];
}

/** At most so many letters. */
export const short = (words: string, letters: number): string => (words.length <= letters ? words : `${words.slice(0, letters - 1)}…`);
