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
  /** Stretches of the thing itself, where words may stand on a plate if there is room nowhere else. */
  readonly inside?: readonly Interval[];
}
export type Interval = readonly [from: number, to: number];

const space = 7;

/** `taken`: where marks are, or other words; the words that find room are added. */
export function placeTexts(wanted: readonly Wanted[], taken: Interval[], y: number, from: number, to: number): Shape[] {
  const placed: Shape[] = [];
  const free = (a: number, b: number): boolean => a >= from && b <= to && !taken.some(([c, d]) => a < d && c < b);
  /** Words alone: marks of their own thing may lie under a plate, words may not. */
  const said: Interval[] = [];
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
      said.push([x - 9, x + width + 9]);
      placed.push(text(look, x, y + 4, candidate, 'start', seq));
      done = true;
      break;
    }
    if (!done) placed.push(...onPlate(words, look, y, inside ?? [], [from, to], seq, said));
  }
  return placed;
}

function onPlate(
  words: readonly string[],
  look: Look,
  y: number,
  inside: readonly Interval[],
  view: Interval,
  seq: Seq,
  said: Interval[],
): Shape[] {
  for (const candidate of words) {
    const width = widthOf(candidate) + 8;
    for (const [a, b] of inside) {
      const from = Math.max(a, view[0]);
      const to = Math.min(b, view[1]);
      const x = (from + to) / 2;
      if (width + 10 > to - from || said.some(([c, d]) => x - width / 2 < d && c < x + width / 2)) continue;
      said.push([x - width / 2, x + width / 2]);
      return [box('plate', x - width / 2, y - 7.5, width, 15, 3, seq), text(look, x, y + 4, candidate, 'middle', seq)];
    }
  }
  return [];
}

/** At most so many letters. */
export const short = (words: string, letters: number): string => (words.length <= letters ? words : `${words.slice(0, letters - 1)}…`);
