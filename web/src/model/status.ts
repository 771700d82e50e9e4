// The state of a playground, and its words.
import type { RunState } from 'ravel/create.js';
import type { PauseReason } from '../engine/messages.js';

/** loading: not ready yet. idle: ready, nothing ran. paused: held between two turns. The rest are a run's. */
export type Status = 'loading' | 'idle' | 'paused' | RunState;

const words: Record<Status, string> = {
  loading: 'Loading',
  idle: 'Ready',
  running: 'Running',
  paused: 'Paused',
  waiting: 'Waiting',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
};

const sentences: Record<Status, string> = {
  loading: 'The reactor is on its way.',
  idle: 'Press Run to see what is printed, and when.',
  running: 'The program is at work.',
  paused: 'The next turn waits for you.',
  waiting: 'The reactor runs on until you stop it.',
  finished: 'The program has ended.',
  stopped: 'You stopped it.',
  failed: 'The program could not go on.',
};

const pauses: Record<PauseReason, string> = {
  start: 'After the script, before the first turn.',
  asked: 'Between two turns.',
  turn: 'One turn was run.',
  line: 'After the turn that came to the line.',
  failure: 'After the turn in which something failed.',
};

export const statusWord = (status: Status): string => words[status];
export const statusSentence = (status: Status): string => sentences[status];
/** Whether Stop has something to stop. */
export const canStop = (status: Status): boolean => status === 'running' || status === 'paused' || status === 'waiting';
/** Whether a run came to where nothing more happens by itself. */
export const isOver = (status: Status): status is Exclude<RunState, 'running'> =>
  status !== 'loading' && status !== 'idle' && status !== 'running' && status !== 'paused';

/** What holds a run between two turns, in words. */
export const pauseSentence = (reason: PauseReason): string => pauses[reason];

/** As tests from outside know it: a paused run is one that runs. */
export const stateOf = (status: Status): Exclude<Status, 'paused'> => (status === 'paused' ? 'running' : status);

/** A time as the console shows it: seconds with three decimals. */
export function showTime(seconds: number): string {
  return Number.isFinite(seconds) ? seconds.toFixed(3) : '';
}
