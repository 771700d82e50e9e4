// The check language: of each check, runs for which it holds and runs for which it says what is missing.
import { type Tried, evaluateTask, holdsSoFar } from '@web/model/tasks/evaluate.js';
import type { Check, Variant } from '@web/model/tasks/format.js';
import { readTasks } from '@web/model/tasks/read.js';
import { type RunRecord, endOf, showSeconds } from '@web/model/tasks/run_record.js';
import { printed, recordOf, testResult } from './support/record.js';

/** Two calls, one of them asked for by the other, and a chain that fails and recovers. */
const run = recordOf(
  [
    printed(0, 'begins'),
    [0, 'call.made', { call: 1, due: 1, text: 'first' }],
    [0, 'call.made', { call: 2, due: 9, text: 'timeout' }],
    [0, 'deferred.made', { deferred: 3 }],
    [0, 'deferred.added', { deferred: 3, text: 'parse/' }],
    [0, 'deferred.added', { deferred: 3, pair: 1, text: 'show/rescue' }],
    [0, 'turn.begun'],
    [0, 'turn.ended'],
    [1, 'turn.begun'],
    [1, 'call.entered', { call: 1 }],
    printed(1, 'one'),
    [1, 'call.made', { call: 4, due: 2.5, text: 'second' }],
    [1, 'call.cancelled', { call: 2 }],
    printed(1, 'one more'),
    [1, 'call.left', { call: 1 }],
    [1, 'turn.ended'],
    [2.5, 'turn.begun'],
    [2.5, 'call.entered', { call: 4 }],
    [2.5, 'deferred.fired', { deferred: 3, text: 'p@ge' }],
    [2.5, 'deferred.entered', { deferred: 3, text: 'p@ge' }],
    [2.5, 'deferred.left', { deferred: 3, lane: 'errback', text: 'bad page' }],
    [2.5, 'deferred.entered', { deferred: 3, pair: 1, lane: 'errback', text: 'bad page' }],
    printed(2.5, 'rescued'),
    [2.5, 'deferred.left', { deferred: 3, pair: 1, text: '(nothing)' }],
    [2.5, 'call.left', { call: 4 }],
    printed(2.5, 'one'),
    [2.5, 'turn.ended'],
    [2.5, 'idle'],
  ],
  { source: 'callLater(1,\n  first)', tests: [testResult('counts', 'ok', 2), testResult('ends', 'fail', 1), testResult('idles', 'ok', 0)] },
);

function missing(check: Check, record: RunRecord = run): string {
  const { checks } = evaluateTask({ id: 't1', checks: [check], allow: ['errors', 'unhandled'] }, record);
  return checks.map((result) => result.missing).join('');
}

/** Also as it stands in a file: every check is one that can be read. */
function readable(check: Check): void {
  readTasks(JSON.stringify({ tasks: [{ id: 't1', text: 'Do it.', checks: [check] }] }), 'tasks.json');
}

const cases: [check: Check, wrong: Check, words: string][] = [
  [{ at: 'rescued', is: 2.5 }, { at: 'rescued', is: 2.501 }, '“rescued” came at 2.5; it should come at 2.501.'],
  [{ at: { starts: 'resc' }, is: 2.5 }, { at: 'nobody', is: 2.5 }, '“nobody” was not printed.'],
  [{ at: 'one', is: [1, 2.5] }, { at: 'one', is: [1] }, '“one” came at 1.0 and 2.5; it should come at 1.0.'],
  [
    { at: 'rescued', after: 'one', by: 1.5 },
    { at: 'rescued', after: 'one', by: 1 },
    '“rescued” came 1.5 after “one”; it should come 1.0 after it.',
  ],
  [
    { at: 'begins', after: 'begins', by: 0 },
    { at: 'begins', after: 'one', by: 1 },
    '“begins” came 1.0 before “one”; it should come 1.0 after it.',
  ],
  [{ turn: 'begins', is: 0 }, { turn: 'one', is: 0 }, '“one” was printed in turn 2; it should be in turn 0, your script.'],
  [
    { sameTurn: ['one', 'one more'] },
    { sameTurn: ['one', 'one more', 'rescued'] },
    '“one” and “rescued” were printed in two turns; one turn should print both.',
  ],
  [{ line: { contains: 'scue' } }, { line: { ends: 'scue' } }, 'No line like “… scue” was printed.'],
  [{ line: 'none', absent: true }, { line: 'one', absent: true }, '“one” was printed; it should not be.'],
  [{ line: 'one', times: 2 }, { line: 'one', times: 1 }, '“one” was printed 2 times; it should be printed 1 time.'],
  [{ line: 'none', times: 0 }, { line: 'one', times: { atLeast: 3 } }, '“one” was printed 2 times; it should be printed at least 3 times.'],
  [{ line: 'one', place: [2, 5] }, { line: 'one', place: [2, 3] }, 'Line 3 is “one more”; it should be “one”.'],
  [{ line: 'one', place: 'last' }, { line: 'one', place: 'first' }, 'The first line is “begins”; it should be “one”.'],
  [{ line: 'rescued', place: 4 }, { line: 'one', place: 6 }, 'There is no line 6; it should be “one”.'],
  [
    { out: ['begins', [1, 'one'], 'one more', [2.5, 'rescued'], 'one'] },
    { out: ['begins', [1.1, 'one'], 'one more', 'rescued', 'one'] },
    '“one”, line 2, came at 1.0; it should come at 1.1.',
  ],
  [{ out: ['rescued', 'one'], after: 1 }, { out: ['one'], after: 1 }, '“rescued” is line 1 after 1.0; it should be “one”.'],
  [{ out: [], after: 2.5 }, { out: ['begins', 'one', 'one more', 'rescued'] }, '4 lines are wanted, 5 were printed; “one” is too much.'],
  [{ out: ['rescued', 'one'], after: 2.4 }, { out: ['late'], after: 9 }, 'Nothing was printed after 9.0; “late” is missing.'],
  [{ out: ['rescued', 'one'], after: 2.4 }, { out: ['rescued', 'one', 'end'], after: 2 }, 'After 2 lines, “end” is missing.'],
  [{ lines: 5 }, { lines: 3 }, '3 lines are wanted, 5 were printed.'],
  [{ lines: { atMost: 5 } }, { lines: { atLeast: 6, atMost: 8 } }, '6 to 8 lines are wanted, 5 were printed.'],
  [{ before: ['begins', 'one', 'rescued'] }, { before: ['rescued', 'begins'] }, '“rescued” should come before “begins”.'],
  [
    { before: ['one', 'one more'] },
    { before: ['one', 'one more'], strictly: true },
    '“one” and “one more” both came at 1.0; the first should come earlier.',
  ],
  [
    { asked: 'rescued', in: 'one more' },
    { asked: 'one', in: 'one more' },
    'The call that prints “one” was asked for in turn 0, your script; it should be in the turn of “one more”.',
  ],
  [
    { asked: 'rescued', place: 3 },
    { asked: 'one', place: 2 },
    'The call that prints “one” was asked for as number 1; it should be number 2.',
  ],
  [{ asked: 'one', place: 1 }, { asked: 'begins', place: 1 }, '“begins” was printed by your script, not by a call that was asked for.'],
  [{ end: 'idle@2.5' }, { end: 'idle@2.0' }, 'The last thing happened at 2.5; it should be at 2.0.'],
  [{ end: 'idle@2.50' }, { end: 'stop@2.5' }, 'The reactor runs on with nothing left to wait for; it should be stopped.'],
  [{ count: 'call.made', is: 3 }, { count: 'call.made', is: 2 }, 'There were 3 calls asked for; there should be 2.'],
  [
    { count: 'call.cancelled', is: 1, where: { name: 'timeout' } },
    { count: 'call.entered', is: 1, where: { name: 'timeout' } },
    'There were 0 calls made named “timeout”; there should be 1.',
  ],
  [
    { count: 'call.cancelled', is: 1, in: 'one' },
    { count: 'call.cancelled', is: 1, in: 'rescued' },
    'There were 0 cancelled calls in the turn of “rescued”; there should be 1.',
  ],
  [
    { count: 'deferred.entered', is: 1, where: { function: 'rescue', lane: 'errback', pair: 1, text: 'bad page', at: 2.5 } },
    { count: 'deferred.entered', is: 1, where: { function: 'show' } },
    'There were 0 functions that ran in a chain of “show”; there should be 1.',
  ],
  [
    { times: 'call.entered', is: [1, 2.5] },
    { times: 'call.made', is: [0, 1] },
    '3 calls asked for, at 0.0, 0.0 and 1.0; it should be at 0.0 and 1.0.',
  ],
  [{ times: 'blocked', is: [] }, { times: 'fetch.begun', is: [0.5] }, 'There was no page asked for; it should be at 0.5.'],
  [
    { each: 'deferred.entered', has: { lane: 'errback' }, where: { function: 'rescue' } },
    { each: 'deferred.entered', has: { text: 'p@ge' } },
    'Each function that ran in a chain should be one with “p@ge”; the one at 2.5 has “bad page”.',
  ],
  [{ each: 'idle', has: { at: 2.5 } }, { each: 'blocked', has: { at: 1 } }, 'There was no sleep.'],
  [{ pending: 2 }, { pending: 1 }, '2 calls waited at 0.0; never more than 1 should.'],
  [
    { pair: 'rescue', after: 'parse', chain: 'rescued' },
    { pair: 'parse', after: 'rescue', chain: 'rescued' },
    'In the chain that prints “rescued”, parse should stand in a later pair than rescue.',
  ],
  [
    { pair: { line: 'rescued' }, after: 'parse' },
    { pair: { line: 'rescued' }, after: 'show' },
    'In the chain that prints “rescued”, show did not run.',
  ],
  [
    { entered: 'parse', chain: 'rescued' },
    { entered: 'show', chain: 'rescued' },
    'In the chain that prints “rescued”, show did not run; it should.',
  ],
  [
    { entered: 'show', chain: 'rescued', absent: true },
    { entered: 'parse', chain: 'rescued', absent: true },
    'In the chain that prints “rescued”, parse ran; it should not.',
  ],
  [{ entered: 'parse', chain: { starts: 'resc' } }, { entered: 'parse', chain: 'begins' }, '“begins” was not printed by a chain.'],
  [{ tests: { count: 3, passed: 2, failed: 1 } }, { tests: { count: 4 } }, '4 tests are wanted, 3 ran.'],
  [{ tests: { failed: ['ends'] } }, { tests: { failed: [] } }, 'No test should fail; “ends” failed.'],
  [{ tests: { failed: { atLeast: 1 } } }, { tests: { passed: 3 } }, '2 tests passed; 3 should pass.'],
  [{ tests: { passed: ['idles', 'counts'] } }, { tests: { checks: 1 } }, 'The test “idles” made 0 checks; it should make at least 1.'],
  [{ code: 'callLater(1, first)' }, { code: 'callLater(2, first)' }, '`callLater(2, first)` should be in the program.'],
  [{ code: 'sleep', absent: true }, { code: 'first )', absent: true }, '`first )` should not be in the program.'],
];

describe('a check', () => {
  test.each(cases)('%j', (check, wrong, words) => {
    readable(check);
    readable(wrong);
    expect(missing(check)).toBe('');
    expect(missing(wrong)).toBe(words);
  });

  test('has words of its own if it says so', () => {
    expect(missing({ lines: 4, say: 'Four lines, please.' })).toBe('Four lines, please.');
    expect(missing({ lines: 5, say: 'Five lines, please.' })).toBe('');
  });
});

describe('a task also demands', () => {
  const check: Check = { lines: 1 };
  const quiet = recordOf([printed(0, 'hello')]);
  const said = (record: RunRecord, more: object = {}) => evaluateTask({ id: 't1', checks: [check], ...more }, record).checks[0]!.missing;

  test('no error out of the program', () => {
    expect(said(quiet)).toBe('');
    const loud = { ...quiet, errors: ['Error in a call of the reactor: no'] };
    expect(said(loud)).toBe('An error came out of the program: Error in a call of the reactor: no');
    expect(said(loud, { allow: ['errors'] })).toBe('');
    expect(said({ ...quiet, end: { state: 'failed', time: 0 } })).toBe('The program could not go on.');
  });
  test('no error that nobody took, unless it counts them', () => {
    const left = recordOf([printed(0, 'hello'), [0, 'deferred.unhandled', { text: 'disk full' }]], {
      errors: ['Unhandled error in Deferred: disk full'],
    });
    expect(said(left)).toBe('Nobody took the error “disk full”.');
    expect(said(left, { allow: ['unhandled'] })).toBe('');
    expect(said(left, { checks: [{ count: 'deferred.unhandled', is: 1 }] })).toBe('');
  });
  test('a run that came to its end', () => {
    expect(said({ ...quiet, end: { state: 'stopped', time: 0 } })).toBe('The run did not come to its end.');
  });
});

describe('a variant', () => {
  const variant: Variant = { name: 'a late page', network: {}, checks: [{ line: 'late' }, { lines: 1 }] };
  const task = { id: 't1', checks: [{ lines: 1 }] as Check[], runs: [variant] };
  const [good, late] = [recordOf([printed(0, 'hello')]), recordOf([printed(0, 'late')])];
  const words = (main: RunRecord, ...variants: Tried[]) =>
    evaluateTask(task, main, variants)
      .checks.filter(({ holds }) => !holds)
      .map(({ number, missing: said }) => `${number} ${said}`);

  test('holds with the rest', () => expect(evaluateTask(task, good, [[late]]).holds).toBe(true));
  test('is not tried before the own run holds', () => {
    expect(words(good)).toEqual(['2 Not tried yet with a late page.', '3 Not tried yet with a late page.']);
    expect(holdsSoFar(evaluateTask(task, good))).toBe(true);
    expect(holdsSoFar(evaluateTask(task, recordOf([])))).toBe(false);
  });
  test('says of its checks with what', () => expect(words(good, [good])).toEqual(['2 With a late page: “late” was not printed.']));
  test('that could not be made says why', () => expect(words(good, 'No.')).toEqual(['2 With a late page: No.', '3 With a late page: No.']));
  test('of many seeds holds in each, and its lines occur in one', () => {
    const seeds = (checks: Check[]) => ({ ...task, runs: [{ name: '2 seeds', seeds: 2, checks }] });
    const other = { ...late, seed: 2 };
    expect(evaluateTask(seeds([{ occurs: ['hello', 'late'] }, { lines: 1 }]), good, [[good, other]]).holds).toBe(true);
    const { checks } = evaluateTask(seeds([{ occurs: ['hello', 'later', 'never'] }, { line: 'hello' }]), good, [[good, other]]);
    expect(checks.map(({ missing: said }) => said).filter(Boolean)).toEqual([
      'With 2 seeds: In 2 runs, “later” and “never” did not occur.',
      'With 2 seeds: With seed 2: “hello” was not printed.',
    ]);
  });
});

describe('the end of a run', () => {
  const turn: [number, 'turn.begun'] = [0, 'turn.begun'];
  test.each([
    ['idle@1.0', recordOf([turn], { end: { state: 'waiting', time: 1 } })],
    ['stop@2.125', recordOf([turn], { end: { state: 'finished', time: 2.125 } })],
    ['idle@0.4', recordOf([], { end: { state: 'finished', time: 0.4 } })],
    ['', recordOf([turn], { end: { state: 'stopped', time: 1 } })],
  ])('%s', (wanted, record) => expect(endOf(record)).toBe(wanted));
  test('a time has one decimal at least, and three at most', () => {
    expect([0, 1, 0.45, 2.0001, 10].map(showSeconds)).toEqual(['0.0', '1.0', '0.45', '2.0', '10.0']);
  });
});
