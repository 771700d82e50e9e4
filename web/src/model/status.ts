// The state of a playground, and its words.
import type { RunState } from 'ravel/create.js';

/** loading: not ready yet. idle: ready, nothing ran. The rest are a run's. */
export type Status = 'loading' | 'idle' | RunState;

const words: Record<Status, string> = {
  loading: 'Loading',
  idle: 'Ready',
  running: 'Running',
  waiting: 'Waiting',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
};

const sentences: Record<Status, string> = {
  loading: 'The core is being loaded.',
  idle: 'Press Run to see what the program prints.',
  running: 'The program is at work.',
  waiting: 'The reactor runs, and nothing is left to wait for. Only Stop ends it.',
  finished: 'The program has ended.',
  stopped: 'You stopped it.',
  failed: 'The program could not go on: see the error.',
};

export const statusWord = (status: Status): string => words[status];
export const statusSentence = (status: Status): string => sentences[status];
/** Whether Stop has something to stop. */
export const canStop = (status: Status): boolean => status === 'running' || status === 'waiting';

/** A time as the console shows it: seconds with three decimals. */
export function showTime(seconds: number): string {
  return Number.isFinite(seconds) ? seconds.toFixed(3) : '';
}
