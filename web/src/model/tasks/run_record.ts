// RunRecord: all that the checks may know of a run that is over.
import type { RunState, TestResult, TraceEvent } from 'ravel/create.js';

export interface PrintedLine {
  time: number;
  text: string;
}

export interface RunRecord {
  events: readonly TraceEvent[];
  /** What the program printed. */
  lines: readonly PrintedLine[];
  /** What went wrong: the console's errors, but for those that the program printed itself. */
  errors: readonly string[];
  end: { state: RunState; time: number };
  tests: readonly TestResult[];
  /** What ran. */
  source: string;
  seed: number;
}

/** How a run ended: "idle@1.0", "stop@1.0"; or "" if it did not come to its end. */
export function endOf({ events, end }: RunRecord): string {
  const at = `@${showSeconds(end.time)}`;
  if (end.state === 'waiting') return `idle${at}`;
  if (end.state !== 'finished') return '';
  // A program whose reactor never ran just ends: nothing is left to wait for.
  return (events.some(({ kind }) => kind === 'turn.begun') ? 'stop' : 'idle') + at;
}

export const milliseconds = (seconds: number): number => Math.round(seconds * 1000);
export const sameTime = (a: number, b: number): boolean => milliseconds(a) === milliseconds(b);

/** 1 → "1.0", 0.25 → "0.25". */
export function showSeconds(seconds: number): string {
  const text = (milliseconds(seconds) / 1000).toFixed(3).replace(/0+$/, '');
  return text.endsWith('.') ? `${text}0` : text;
}
