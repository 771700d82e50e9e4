// Which pairs of a long chain stand aside for others: what ran long before the step, and what comes long after it.
import type { NumberedPair } from './numbered.js';

/** A pair, or, in their place, those from one to before another. */
export type Column = NumberedPair | { readonly from: number; readonly to: number };

const kept = { before: 2, after: 4 } as const;

/** `around`: the index of the pair that matters now. The first stays, and that one with two before and four after it. */
export function foldColumns(pairs: readonly NumberedPair[], around: number): Column[] {
  const begin = Math.max(1, around - kept.before);
  const end = Math.min(pairs.length, Math.max(around, 0) + kept.after + 1);
  const columns: Column[] = pairs.slice(0, 1);
  const show = (from: number, to: number) => columns.push(...pairs.slice(from, to));
  const hide = (from: number, to: number) => (to - from > 1 ? void columns.push({ from, to }) : void show(from, to));
  hide(1, begin);
  show(begin, end);
  hide(Math.max(end, 1), pairs.length);
  return columns;
}
