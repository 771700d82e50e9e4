// One run for its record.
import { RunCollector } from '../model/tasks/collect.js';
import type { RunRecord } from '../model/tasks/run_record.js';
import type { RunInput } from '../model/tasks/variants.js';
import type { Engine } from './engine.js';
import { type SilentOptions, silentRun } from './silent_run.js';

/** What one run may take, in milliseconds: then it counts as stopped. */
const patience = 5_000;

/** Rejects when no program can be run. */
export async function quietRun(engine: Engine, { source, network, seed }: RunInput): Promise<RunRecord> {
  const collector = new RunCollector({ source, seed });
  const heard: SilentOptions = {
    patience,
    lines: (lines) => collector.add(lines),
    tested: (test) => collector.tested(test),
  };
  return silentRun(engine, { source, network, seed }, heard, async (ended, run) => {
    const { state, time } = ended ?? { state: 'stopped', time: 0 };
    return collector.record(state, time, state === 'stopped' ? [] : await (await run).trace());
  });
}
