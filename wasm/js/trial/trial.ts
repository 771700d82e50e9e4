// trial: tests that return Deferreds, collected and run.
import { demand, demandSeconds } from '../errors.js';
import type { Deferred } from '../deferred.js';
import { shownAs } from '../show.js';
import { Kind } from '../trace_kinds.js';
import { DirtyReactorAggregateError, FailTest, SkipTest } from './errors.js';
import type { TestResult } from './results.js';
import { runTest, type Surroundings } from './run_test.js';
import { runSteps, type Steps } from './steps.js';
import { TestCase } from './test_case.js';

export interface TestSettings {
  timeout?: number;
  skip?: string;
  todo?: string;
}
type Suite = new () => TestCase;
interface Planned {
  name: string;
  make(): TestCase;
  body(test: TestCase): Function;
}

/** Twisted's: a test that takes longer is held to be stuck. */
const defaultTimeout = 120;

export function makeTrial(around: Surroundings) {
  const { world, Class } = around;
  let planned: Planned[] = [];
  let running = false;

  /** A test by itself: f is given a TestCase, which makes its checks. run() runs it. */
  function test(name: string, f: (t: TestCase) => unknown, settings: TestSettings = {}): void {
    demand(typeof name === 'string', 'trial.test takes a name', name);
    demand(typeof f === 'function', 'trial.test takes a function after the name', f);
    planned.push({ name, make: () => Object.assign(new TestCase(), settings), body: () => f });
  }

  /**
   * Runs the tests of test(), then those of the classes, one after another, at once; those that wait need the
   * reactor to run. A last argument { timeout } is the limit, in seconds, of tests that set none. Each
   * result is printed as a line, and at the end how many there were. The Deferred gives the results.
   */
  function run(...suites: (Suite | { timeout?: number })[]): Deferred {
    const last = suites.at(-1);
    const settings = typeof last === 'object' ? (suites.pop() as { timeout?: number }) : {};
    const { timeout = defaultTimeout } = settings;
    demandSeconds(timeout, 'trial.run: timeout');
    demand(!running, 'trial.run runs one after another: wait for the Deferred of the first', 'twice');
    const tests = planned.concat(...(suites as Suite[]).map(testsOf));
    planned = [];
    running = true;
    const all = new Class();
    runSteps(runAll(tests, timeout, all));
    return all;
  }

  function* runAll(tests: readonly Planned[], timeout: number, all: Deferred): Steps<void> {
    world.core.reportUnhandled(); // what failed before is nothing of theirs
    const results: TestResult[] = [];
    for (const { name, make, body } of tests) {
      let test = new TestCase();
      let f: Function;
      try {
        test = make();
        f = body(test);
      } catch (error) {
        f = () => raise(error);
      }
      const result = yield* runTest(around, name, test, f, timeout);
      results.push(result);
      report(result);
    }
    world.output.print(summary(results));
    running = false;
    all.callback(results);
  }

  function report(result: TestResult): void {
    const { name, checks, message, at } = result;
    const word = { ok: 'ok', fail: 'FAIL', error: 'FAIL', skip: 'skip', todo: 'todo' }[result.result];
    world.record(Kind.TestDone, { lane: result.result === 'fail' || result.result === 'error' ? 1 : 0, pair: checks, text: name });
    const line = message === undefined ? `${word} ${name}` : `${word} ${name}: ${message}`;
    Object.defineProperty(result, shownAs, { value: line });
    world.output.print(line, at);
    if (result.result === 'ok' && checks === 0) {
      world.output.say(`“${name}” passed with 0 checks. A test that waits returns its Deferred.`);
    }
    world.output.tested(result);
  }

  return { TestCase, test, run, FailTest, SkipTest, DirtyReactorAggregateError };
}

/** The methods of a class whose names begin with `test`, in the order of the source, those it inherits first. */
function testsOf(Suite: Suite): Planned[] {
  demand(typeof Suite === 'function' && Suite.prototype instanceof TestCase, 'trial.run takes classes that extend trial.TestCase', Suite);
  const names = new Set<string>();
  const levels: object[] = [new Suite()];
  while (levels[0] !== TestCase.prototype) levels.unshift(Object.getPrototypeOf(levels[0]) as object);
  for (const level of levels) for (const name of Object.getOwnPropertyNames(level)) names.add(name);
  const body = (name: string) => (test: TestCase) => (test as unknown as Record<string, Function>)[name]!;
  return [...names]
    .filter((name) => name.startsWith('test') && typeof (levels.at(-1) as Record<string, unknown>)[name] === 'function')
    .map((name) => ({ name: `${Suite.name}.${name}`, make: () => new Suite(), body: body(name) }));
}

function raise(error: unknown): never {
  throw error;
}

function summary(results: readonly TestResult[]): string {
  const count = (...which: string[]): number => results.filter(({ result }) => which.includes(result)).length;
  const more = [`${count('skip')} skipped`, `${count('todo')} to do`].filter((text) => !text.startsWith('0 '));
  return [`${count('ok')} passed`, `${count('fail', 'error')} failed`, ...more].join(', ');
}
