// tasks.json: what is taken in, what is said of the rest, and what a variant makes of a program.
import { NothingToEdit } from '@web/model/tasks/edit.js';
import { readTasks } from '@web/model/tasks/read.js';
import { runsOf } from '@web/model/tasks/variants.js';

const task = { id: 't1', text: 'Do it.', checks: [{ lines: 1 }] };
const read = (file: object) => readTasks(JSON.stringify(file), 'tasks.json');

describe('a task file', () => {
  test('predicts, and says nothing of the program, unless it is written', () => {
    expect(read({ tasks: [task] })).toEqual({ predict: true, checks: [], tasks: [task] });
    expect(read({ predict: { first: 3 }, tasks: [task] }).predict).toEqual({ first: 3 });
  });

  const wrong: [string, object, string][] = [
    ['no tasks', {}, '“tasks” is missing in {}'],
    ['an empty list', { tasks: [] }, 'tasks: a list of at least 1 is wanted, not []'],
    ['a word not known', { tasks: [task], chekcs: [] }, '“chekcs” is not known here; known: tasks, predict, checks'],
    ['a number out of order', { tasks: [{ ...task, id: 't2' }] }, 'tasks[0].id: “t1” is wanted, not “t2”'],
    ['going on from nowhere', { tasks: [{ ...task, after: 't1' }] }, 'tasks[0].after: there is no task “t1” before this one'],
    ['nothing to check', { tasks: [{ ...task, checks: [] }] }, 'tasks[0].checks: nothing is checked'],
    ['a check without a word', { tasks: [{ ...task, checks: [{ is: 2 }] }] }, 'tasks[0].checks[0]: no check has is; the checks: at, turn,'],
    [
      'a time that is none',
      { tasks: [{ ...task, checks: [{ at: 'x', is: '1' }] }] },
      'tasks[0].checks[0].is: a time or a list of times is wanted, not "1"',
    ],
    [
      'half a millisecond',
      { tasks: [{ ...task, checks: [{ at: 'x', after: 'y', by: 0.0005 }] }] },
      'by: a time in seconds, to the millisecond is wanted',
    ],
    [
      'a kind not known',
      { tasks: [{ ...task, checks: [{ count: 'timer.set', is: 1 }] }] },
      'tasks[0].checks[0].count: one of deferred.made,',
    ],
    [
      'an end not known',
      { tasks: [{ ...task, checks: [{ end: 'waiting' }] }] },
      'an end like "idle@1.0" or "stop@1.0" is wanted, not "waiting"',
    ],
    [
      'asked of nothing',
      { tasks: [{ ...task, checks: [{ asked: 'x' }] }] },
      'tasks[0].checks[0]: “asked” goes with either “in” or “place”',
    ],
    [
      'absent and in place',
      { tasks: [{ ...task, checks: [{ line: 'x', absent: true, place: 1 }] }] },
      'a line that is absent has no place',
    ],
    ['pairs of no chain', { tasks: [{ ...task, checks: [{ pair: 'f', after: 'g' }] }] }, 'of which chain?'],
    ['seeds where there are none', { tasks: [{ ...task, checks: [{ occurs: ['x'] }] }] }, '“occurs” is for a run with several seeds'],
    [
      'a variant like the run',
      { tasks: [{ ...task, runs: [{ name: 'x', checks: [{ lines: 1 }] }] }] },
      'tasks[0].runs[0]: differs in nothing: network, seeds or edit',
    ],
  ];
  test.each(wrong)('with %s is refused', (_, file, words) => expect(() => read(file)).toThrow(words));
  test('that is no JSON is refused by name', () => expect(() => readTasks('{', 'echo/tasks.json')).toThrow(/^echo\/tasks\.json: /));
});

describe('a variant', () => {
  const program = {
    source: "import { reactor } from 'ravel'\nfunction stop() {\n  done = true\n}\nconst ask = () => 1, other = 2\nstop(); stop()\n",
    network: { a: { latency: 1 }, b: { latency: 2 } },
    seed: 9,
  };
  const made = (more: object) => runsOf({ name: 'x', checks: [], ...more }, program);

  test('changes the pages it names', () =>
    expect(made({ network: { b: { latency: 3 } } })[0]).toEqual({ ...program, network: { a: { latency: 1 }, b: { latency: 3 } } }));
  test('runs with the seeds from 1', () => expect(made({ seeds: 3 }).map(({ seed }) => seed)).toEqual([1, 2, 3]));
  test('replaces a text wherever it is', () =>
    expect(made({ edit: [{ replace: 'stop()', with: '$&' }] })[0]!.source).toContain(
      'function $& {\n  done = true\n}\nconst ask = () => 1, other = 2\n$&; $&',
    ));
  test.each(['function stop() {\n  done = true\n}', 'const ask = () => 1, other = 2'])('replaces what declares a name: %s', (text) => {
    const name = /stop|ask/.exec(text)![0];
    expect(made({ edit: [{ declaration: name, with: 'let it' }] })[0]!.source).toBe(program.source.replace(text, 'let it'));
  });
  test('says what it did not find', () => {
    expect(() => made({ edit: [{ replace: 'go()', with: '' }] })).toThrow(new NothingToEdit('`go()` is not in the program.'));
    expect(() => made({ edit: [{ declaration: 'go', with: '' }] })).toThrow(new NothingToEdit('The program declares no `go`.'));
  });
});
