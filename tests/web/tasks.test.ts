// Every task of the course: its solution passes, the program as it is given does not, and near misses fail
// the very check that they are for.
import { NothingToEdit } from '@web/model/tasks/edit.js';
import { type TaskResult, type Tried as Variants, evaluateTask, holdsSoFar } from '@web/model/tasks/evaluate.js';
import type { Task } from '@web/model/tasks/format.js';
import { type RunRecord, endOf, showSeconds } from '@web/model/tasks/run_record.js';
import { runsOf } from '@web/model/tasks/variants.js';
import { runProgram } from './support/run_program.js';
import { type Expected, expected, nearMissesOf, networkOf, solutionOf, sourceOf, tasksOf, withTasks } from './support/scenario_files.js';

interface Tried extends TaskResult {
  main: RunRecord;
  variants: Variants[];
}

async function attempt(id: string, task: Task, source: string): Promise<Tried> {
  const input = { source, network: networkOf(id), seed: 1 };
  const main = await runProgram(input);
  const first = evaluateTask(task, main);
  const variants: Variants[] = [];
  for (const variant of holdsSoFar(first) ? (task.runs ?? []) : []) {
    try {
      variants.push(await Promise.all(runsOf(variant, input).map(runProgram)));
    } catch (error) {
      if (!(error instanceof NothingToEdit)) throw error;
      variants.push(error.message);
    }
  }
  return { ...evaluateTask(task, main, variants), main, variants };
}

const missingIn = ({ checks }: TaskResult): string[] =>
  checks.filter(({ holds }) => !holds).map((check) => `${check.number}: ${check.missing}`);
const played = (run: RunRecord) => ({
  out: run.lines.map(({ time, text }) => [showSeconds(time), text]),
  end: endOf(run),
});

const asPlayed = ({ out, end: [how, at] }: Expected) => ({
  out: out.map(([time, text]) => [showSeconds(time), text]),
  end: `${how}@${showSeconds(at)}`,
});

describe.each(withTasks)('%s', (id) => {
  const { tasks, checks } = tasksOf(id);

  test('the program as it is given does what is said of it', async () => {
    const result = await attempt(id, { id: 'program', text: '', checks }, sourceOf(id));
    expect(missingIn(result)).toEqual([]);
  });

  describe.each(tasks)('$id', (task) => {
    test('its solution passes', async () => {
      const result = await attempt(id, task, solutionOf(id, task.id));
      expect(missingIn(result)).toEqual([]);
      // What it prints, and what its variants print, was written down elsewhere.
      const single = result.variants.flatMap((runs) => (Array.isArray(runs) && runs.length === 1 ? (runs as RunRecord[]) : []));
      for (const [place, run] of [result.main, ...single].entries()) {
        const wanted = expected[id]?.[task.id + ['', 'b', 'c', 'd'][place]!];
        if (wanted) expect(played(run)).toEqual(asPlayed(wanted));
      }
    });

    test('the program as it is given does not', async () => {
      const source = task.after ? solutionOf(id, task.after) : sourceOf(id);
      expect((await attempt(id, task, sourceOf(id))).holds).toBe(false);
      // What only runs of another seed can show, the task before has made already.
      if (task.checks.length > 0) expect((await attempt(id, task, source)).holds).toBe(false);
    });

    test('each check has a near miss that fails it', async () => {
      const misses = nearMissesOf(id, task.id);
      const count = task.checks.length + (task.runs ?? []).reduce((sum, run) => sum + run.checks.length, 0);
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      expect(numbers.filter((number) => !misses.some(({ check }) => check === number))).toEqual([]);
      for (const { name, check, source } of misses) {
        const failed = (await attempt(id, task, source)).checks
          .filter(({ holds, untried }) => !holds && !untried)
          .map(({ number }) => number);
        expect(failed, name).toContain(check);
      }
    });
  });
});
