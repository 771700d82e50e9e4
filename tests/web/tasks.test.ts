// Every task of the course: its solution passes, the program as it is given does not, and near misses fail
// the very check that they are for.
import type { TaskResult } from '@web/model/tasks/evaluate.js';
import type { Task } from '@web/model/tasks/format.js';
import { type Judged, judgeTask } from '@web/model/tasks/judge.js';
import { type RunRecord, endOf, showSeconds } from '@web/model/tasks/run_record.js';
import { networkOf, sourceOf } from '../support/scenarios.mjs';
import { runProgram } from './support/run_program.js';
import { type Expected, expected, nearMissesOf, solutionOf, tasksOf, withTasks } from './support/scenario_files.js';

async function attempt(id: string, task: Omit<Task, 'text'>, source: string): Promise<Judged & { main: RunRecord }> {
  const network = networkOf(id);
  const main = await runProgram({ source, network, seed: 1 });
  return { ...(await judgeTask(task, main, network, runProgram)), main };
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
    const result = await attempt(id, { id: 'program', checks }, sourceOf(id));
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
