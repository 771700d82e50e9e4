// Judging: what the page says of a run, and when it says nothing. The engine is Node's.
import type { Engine, EngineRun } from '@web/engine/engine.js';
import type { Task } from '@web/model/tasks/format.js';
import { Judging } from '@web/shell/judging.js';
import { printed, recordOf } from './support/record.js';

const task: Task = { id: 't1', text: 'Say it.', checks: [{ line: 'it' }] };
const scenario = { tasks: [task], source: 'as given', predict: ['x', 'y'] };
const ran = (text: string, more: object = {}) => ({ record: recordOf([printed(0, text)], more), time: 'virtual' as const, network: {} });
const noEngine = { load: () => Promise.reject(new Error()), run: () => Promise.reject(new Error('no worker')) } as Engine;

/** An engine that prints what the seed is. */
const ownEngine: Engine = {
  load: () => Promise.resolve(),
  run: ({ seed }, events) => {
    const text = `seed ${seed}`;
    events.lines([{ time: 0, stream: 'out', text }], 0);
    events.state('waiting', 0);
    const run: Partial<EngineRun> = { trace: () => Promise.resolve([{ seq: 1, time: 0, kind: 'printed', text }]), dispose: () => {} };
    return Promise.resolve(run as EngineRun);
  },
};

function judging() {
  const said: string[] = [];
  const one: Judging = new Judging(() => said.push(one.busy ? 'busy' : one.note || String(one.results?.map(({ holds }) => holds))));
  return { one, said };
}

test('a run is judged, and gives the tasks it solves', async () => {
  const { one, said } = judging();
  expect(await one.judge(scenario, ran('it'), noEngine)).toEqual(['t1']);
  expect(await one.judge(scenario, ran('that'), noEngine)).toEqual([]);
  expect(said.filter((word) => word !== 'undefined')).toEqual(['busy', 'true', 'busy', 'false']);
});

test('of a program as it was given nothing is missing yet, but of a challenge', async () => {
  const { one } = judging();
  await one.judge(scenario, ran('that', { source: 'as given' }), noEngine);
  expect(one.results).toBeUndefined();
  await one.judge({ ...scenario, predict: [] }, ran('that', { source: 'as given' }), noEngine);
  expect(one.results?.[0]?.checks[1]?.missing).toBe('“it” was not printed.');
});

test('in real time nothing is judged', async () => {
  const { one } = judging();
  expect(await one.judge(scenario, { ...ran('it'), time: 'real' }, noEngine)).toEqual([]);
  expect(one.note).toBe('Tasks are looked at in virtual time.');
});

test('a run that comes later is the one that counts', async () => {
  const { one } = judging();
  const first = one.judge(scenario, ran('it'), noEngine);
  one.forget();
  expect(await first).toEqual([]);
  expect(one.results).toBeUndefined();
});

describe('a task that wants further runs', () => {
  const more = { ...scenario, tasks: [{ ...task, runs: [{ name: '3 seeds', seeds: 3, checks: [{ occurs: ['seed 1', 'seed 3'] }] }] }] };
  test('has them made', async () => expect(await judging().one.judge(more, ran('it'), ownEngine)).toEqual(['t1']));
  test('says when they cannot be made', async () => {
    const { one } = judging();
    expect(await one.judge(more, ran('it'), noEngine)).toEqual([]);
    expect(one.note).toBe('The tasks could not be looked at. Run the program once more.');
  });
});
