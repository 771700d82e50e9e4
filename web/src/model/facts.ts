// What can be said of a run once it is over, in a few figures.
import type { Time } from '../engine/messages.js';
import { showTime } from './status.js';

export interface RunFacts {
  time: Time;
  seed: number;
  /** On the reactor's clock; NaN when it could not be asked any more. */
  seconds: number;
  /** On the wall's, in milliseconds. */
  took: number;
  printed: number;
  errors: number;
}

/** Name and figure, in the order in which they are shown. */
export function showFacts({ time, seed, seconds, took, printed, errors }: RunFacts): [string, string][] {
  const facts: [string, string][] = [
    ['printed', count(printed, 'line')],
    ['errors', errors === 0 ? 'none' : String(errors)],
    ['took', took < 1000 ? `${Math.max(1, Math.round(took))} ms` : `${(took / 1000).toFixed(2)} s`],
    ['seed', String(seed)],
  ];
  if (Number.isFinite(seconds)) facts.unshift([`${time} time`, `${showTime(seconds)} s`]);
  return facts;
}

/** 10000 → "10,000 lines". */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
