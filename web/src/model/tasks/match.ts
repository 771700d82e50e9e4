// Whether a text, a number or an event is such as a check says; and the words for it.
import type { TraceEvent } from 'ravel/create.js';
import type { HowMany, Match, Where } from './format.js';
import type { RunIndex } from './index_run.js';
import { sameTime, showSeconds } from './run_record.js';

export function matches(match: Match, text: string): boolean {
  if (typeof match === 'string') return text === match;
  if ('starts' in match) return text.startsWith(match.starts);
  if ('ends' in match) return text.endsWith(match.ends);
  return text.includes(match.contains);
}

export function fitsNumber(wanted: HowMany, found: number): boolean {
  if (typeof wanted === 'number') return found === wanted;
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = wanted;
  return found >= atLeast && found <= atMost;
}

export function fitsEvent({ name, function: called, text, lane, pair, at }: Where, event: TraceEvent, index: RunIndex): boolean {
  return (
    (name === undefined || matches(name, index.nameOf(event.call ?? 0))) &&
    (called === undefined || matches(called, index.functionOf(event))) &&
    (text === undefined || matches(text, event.text ?? '')) &&
    (lane === undefined || lane === (event.lane ?? 'callback')) &&
    (pair === undefined || pair === (event.pair ?? 0)) &&
    (at === undefined || sameTime(at, event.time))
  );
}

// -- in words

export function quote(match: Match): string {
  if (typeof match === 'string') return `“${match}”`;
  if ('starts' in match) return `“${match.starts.trim()} …”`;
  if ('ends' in match) return `“… ${match.ends.trim()}”`;
  return `“… ${match.contains.trim()} …”`;
}

/** 1, "line" → "1 line". */
export const many = (n: number, noun: string): string => `${n} ${n === 1 ? noun : plural(noun)}`;

const plural = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);

/** "3", "at least 1", "at most 2", "2 to 4". */
export function sayHowMany(wanted: HowMany): string {
  if (typeof wanted === 'number') return String(wanted);
  const { atLeast, atMost } = wanted;
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} to ${atMost}`;
  return atLeast !== undefined ? `at least ${atLeast}` : `at most ${atMost}`;
}

/** ["a", "b", "c"] → "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const times = (all: readonly number[]): string => listed(all.map(showSeconds));
