// Runs a program, and gives what checks may know of it.
import { RunCollector } from '@web/model/tasks/collect.js';
import type { RunRecord } from '@web/model/tasks/run_record.js';
import type { RunInput } from '@web/model/tasks/variants.js';
import * as program from '../../support/program.mjs';

export async function runProgram({ source, network, seed }: RunInput): Promise<RunRecord> {
  const collector = new RunCollector({ source, seed });
  const { state, time, trace } = await program.runProgram(source, {
    network,
    seed,
    patience: 5_000,
    onLine: (line) => collector.add([line]),
    onTest: (test) => collector.tested(test),
  });
  return collector.record(state, time, trace);
}
