// The hash of a recording: short enough to compare by eye. Two runs that did the same have the same.
import type { Recording } from './recording.js';

interface Sum {
  a: number;
  b: number;
  count: number;
}

const sums = new WeakMap<object, Sum>();

/** Eight letters and digits, of all events so far as they stand in a trace file. It goes on where it left off. */
export function hashOf({ events }: Pick<Recording, 'events'>): string {
  const sum = sums.get(events) ?? newSum();
  sums.set(events, sum);
  for (; sum.count < events.length; sum.count += 1) add(sum, JSON.stringify(events[sum.count]));
  return shown(sum);
}

/** Of any text, as short. */
export function hashOfText(text: string): string {
  const sum = newSum();
  add(sum, text);
  return shown(sum);
}

const newSum = (): Sum => ({ a: 0x811c9dc5, b: 0x1b873593, count: 0 });
const shown = ({ a, b }: Sum): string => a.toString(36).padStart(7, '0').slice(-4) + b.toString(36).padStart(7, '0').slice(-4);

/** FNV-1a, twice, with two beginnings and two primes. */
function add(sum: Sum, text: string): void {
  let { a, b } = sum;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  sum.a = a >>> 0;
  sum.b = b >>> 0;
}
