// One run out of sight: in virtual time, with nobody to step through it, and only so long.
import type { RunState } from 'ravel/create.js';
import type { Engine, EngineRun, RunEvents } from './engine.js';
import type { RunSettings } from './messages.js';

export interface Ended {
  state: Exclude<RunState, 'running'>;
  time: number;
}

export interface SilentOptions extends Partial<Pick<RunEvents, 'lines' | 'tested' | 'refused'>> {
  /** What it may take, in milliseconds. */
  patience: number;
  signal?: AbortSignal;
}

const silent = () => {};

/**
 * `last` makes what is wanted of the run, while there is still something of it; it is told of no end where the run did not
 * come to one in its time, or was given up. Rejects when no program can be run.
 */
export async function silentRun<T>(
  engine: Engine,
  settings: Omit<RunSettings, 'time'>,
  { patience, signal, ...heard }: SilentOptions,
  last: (ended: Ended | undefined, run: Promise<EngineRun>) => T | Promise<T>,
): Promise<T> {
  let settle: (ended: Ended | undefined) => void = silent;
  const over = new Promise<Ended | undefined>((resolve) => (settle = resolve));
  const giveUp = () => settle(undefined);
  const timer = setTimeout(giveUp, patience);
  signal?.addEventListener('abort', giveUp);
  const run = engine.run(
    { ...settings, time: 'virtual' },
    {
      lines: silent,
      tested: silent,
      refused: silent,
      ...heard,
      events: silent,
      paused: silent,
      resumed: silent,
      state: (state, time) => state !== 'running' && settle({ state, time }),
    },
  );
  try {
    // A run that is given up need not have started.
    return await last(await Promise.race([over, run.then(() => over)]), run);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
    void run.then((started) => started.dispose(), silent);
  }
}
