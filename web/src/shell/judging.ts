// Judging: what is said of the last run by the tasks of its scenario.
import type { Network } from 'ravel/create.js';
import type { Engine } from '../engine/engine.js';
import type { Time } from '../engine/messages.js';
import type { TaskResult } from '../model/tasks/evaluate.js';
import type { RunRecord } from '../model/tasks/run_record.js';
import type { Scenario } from './course.js';

/** A run that came to its end; `ravel-ran` tells of it. */
export interface Ran {
  record: RunRecord;
  time: Time;
  network: Network;
}

export class Judging {
  /** Undefined when there is nothing to say: nothing ran, or the program is still the one that was given. */
  results: readonly TaskResult[] | undefined;
  busy = false;
  /** Why nothing is said, where that may puzzle. */
  note = '';
  private latest = 0;

  /** `changed` is called whenever something is to be drawn again. */
  constructor(private readonly changed: () => void) {}

  /** Another scenario, or a run that has begun. */
  forget(): void {
    this.latest += 1;
    this.say(undefined);
  }

  /** Gives the ids of the tasks that the run solves; none if another run came in between. */
  async judge(scenario: Pick<Scenario, 'tasks' | 'source' | 'predict'>, { record, time, network }: Ran, engine: Engine): Promise<string[]> {
    this.forget();
    const now = this.latest;
    if (scenario.tasks.length === 0) return [];
    if (time === 'real') {
      this.say(undefined, 'Tasks are looked at in virtual time.');
      return [];
    }
    this.say(undefined, '', true);
    try {
      const [{ judgeTask }, { quietRun }] = await Promise.all([import('../model/tasks/judge.js'), import('../engine/quiet_run.js')]);
      const results: TaskResult[] = [];
      for (const task of scenario.tasks) {
        results.push(await judgeTask(task, record, network, (input) => quietRun(engine, input)));
        if (now !== this.latest) return [];
      }
      // Of a program as it was given nothing is missing yet; one to predict is shown so, a challenge is not.
      const asGiven = record.source === scenario.source && scenario.predict.length > 0;
      this.say(asGiven ? undefined : results);
      return results.filter(({ holds }) => holds).map(({ id }) => id);
    } catch {
      if (now === this.latest) this.say(undefined, 'The tasks could not be looked at. Run the program once more.');
      return [];
    }
  }

  private say(results: readonly TaskResult[] | undefined, note = '', busy = false): void {
    Object.assign(this, { results, note, busy });
    this.changed();
  }
}
