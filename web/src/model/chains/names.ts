// What is written on the shapes: names and values, cut to the letters they have room for.
import type { Lane, PairState } from '../trace/state.js';
import type { NumberedPair } from './numbered.js';

/** Cut to so many letters, the last of them "…". */
export function cut(text: string, letters: number): string {
  const flat = text.replace(/\s+/g, ' ');
  const signs = [...flat];
  return signs.length <= letters ? flat : `${signs.slice(0, letters - 1).join('')}…`;
}

/** … of a Deferred: the number that tells it from others of the same name stays. */
export function cutName(name: string, most: number): string {
  const number = / \d+$/.exec(name)?.[0] ?? '';
  return [...name].length <= most ? name : cut(name.slice(0, name.length - number.length), most - number.length) + number;
}

/** The function on one side of a pair; '' if that side has none. One without a name is called by its line. */
export function functionName(pair: PairState, lane: Lane): string {
  const name = pair[lane];
  if (name !== 'fn') return name;
  return pair.line > 0 ? `fn L${pair.line}` : 'fn';
}

/** "0·L17": the number of a pair and its line. */
export const pairCaption = ({ pair, number }: NumberedPair): string => (pair.line > 0 ? `${number}·L${pair.line}` : `${number}`);
