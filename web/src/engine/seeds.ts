// The same program with many seeds, in virtual time, each run in a worker of its own.
import type { SeedRun } from '../model/seeds.js';
import type { Engine } from './engine.js';
import type { RunSettings } from './messages.js';
import { type SilentOptions, silentRun } from './silent_run.js';

export const seeds: readonly number[] = Array.from({ length: 20 }, (_, i) => i + 1);

export interface SeedOptions {
  seeds?: readonly number[];
  /** What one run may take, in milliseconds. */
  each?: number;
  /** How many go at a time. */
  together?: number;
  signal?: AbortSignal;
  /** One is done. They come in the order in which they end. */
  done?(run: SeedRun): void;
}

/** So many lines of a run are compared. */
const mostLines = 1_000;

/** Gives what was done, in the order of the seeds: after an abort, not all of them. Rejects when no program can be run. */
export async function runSeeds(
  engine: Engine,
  program: Pick<RunSettings, 'source' | 'network'>,
  options: SeedOptions = {},
): Promise<SeedRun[]> {
  const { seeds: wanted = seeds, each = 5_000, together = 2, signal, done } = options;
  const left = [...wanted];
  const runs: SeedRun[] = [];
  const work = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined && !signal?.aborted; seed = left.shift()) {
      const run = await runSeed(engine, { ...program, seed }, each, signal).catch((error: unknown) => {
        left.length = 0;
        throw error;
      });
      if (signal?.aborted) return;
      runs.push(run);
      done?.(run);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return runs.sort((a, b) => wanted.indexOf(a.seed) - wanted.indexOf(b.seed));
}

function runSeed(engine: Engine, settings: Omit<RunSettings, 'time'>, patience: number, signal?: AbortSignal): Promise<SeedRun> {
  const lines: string[] = [];
  const heard: SilentOptions = {
    patience,
    signal,
    lines: (added) => {
      for (const { stream, text } of added) if (stream !== 'log' && lines.length < mostLines) lines.push(text);
    },
    refused: ({ message }) => lines.push(message),
  };
  return silentRun(engine, settings, heard, (ended) => ({ seed: settings.seed, lines, end: ended?.state ?? 'endless' }));
}
