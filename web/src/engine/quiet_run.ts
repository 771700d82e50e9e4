// One run out of sight: in virtual time, for its record.
import { RunCollector } from '../model/tasks/collect.js';
import type { RunRecord } from '../model/tasks/run_record.js';
import type { RunInput } from '../model/tasks/variants.js';
import type { Engine, EngineRun } from './engine.js';

/** What one run may take, in milliseconds: then it counts as stopped. */
const patience = 5_000;

/** Rejects when no program can be run. */
export async function quietRun(engine: Engine, { source, network, seed }: RunInput): Promise<RunRecord> {
  const collector = new RunCollector({ source, seed });
  const silent = () => {};
  let settle: (end: RunRecord['end']) => void = silent;
  const ended = new Promise<RunRecord['end']>((resolve) => (settle = resolve));
  const timer = setTimeout(() => settle({ state: 'stopped', time: 0 }), patience);
  let run: EngineRun | undefined;
  try {
    run = await engine.run(
      { source, network, seed, time: 'virtual' },
      {
        lines: (lines) => collector.add(lines),
        tested: (test) => collector.tested(test),
        state: (state, time) => state !== 'running' && settle({ state, time }),
        refused: silent,
        events: silent,
        paused: silent,
        resumed: silent,
      },
    );
    const { state, time } = await ended;
    return collector.record(state, time, state === 'stopped' ? [] : await run.trace());
  } finally {
    clearTimeout(timer);
    run?.dispose();
  }
}
