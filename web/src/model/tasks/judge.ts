// Judges a run by the tasks of its scenario, with the further runs that a task wants.
import type { Network } from 'ravel/create.js';
import { NothingToEdit } from './edit.js';
import { type TaskResult, type Tried, evaluateTask, holdsSoFar } from './evaluate.js';
import type { Task, Variant } from './format.js';
import type { RunRecord } from './run_record.js';
import { type RunInput, runsOf } from './variants.js';

/** Runs a program in virtual time, out of sight. */
export type Runner = (input: RunInput) => Promise<RunRecord>;

export interface Judged extends TaskResult {
  /** What came of each of the task's `runs`. */
  variants: readonly Tried[];
}

/** The further runs are made only when the learner's own has all it should have. */
export async function judgeTask(task: Omit<Task, 'text'>, main: RunRecord, network: Network, run: Runner): Promise<Judged> {
  const first = evaluateTask(task, main);
  if (!task.runs || !holdsSoFar(first)) return { ...first, variants: [] };
  const variants: Tried[] = [];
  for (const variant of task.runs) variants.push(await tryVariant(variant, { source: main.source, network, seed: main.seed }, run));
  return { ...evaluateTask(task, main, variants), variants };
}

async function tryVariant(variant: Variant, program: RunInput, run: Runner): Promise<Tried> {
  try {
    const records: RunRecord[] = [];
    for (const input of runsOf(variant, program)) records.push(await run(input));
    return records;
  } catch (error) {
    if (error instanceof NothingToEdit) return error.message;
    throw error;
  }
}
