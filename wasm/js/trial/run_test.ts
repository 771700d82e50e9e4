// Running one test: setUp, the test, cleanups, tearDown; then what it left behind.
import { asDeferred } from '../as_deferred.js';
import type { Deferred } from '../deferred.js';
import type { DelayedCall } from '../delayed_call.js';
import { TimeoutError } from '../errors.js';
import { type ErrorClass, Failure, messageOf } from '../failure.js';
import type { Reactor } from '../reactor.js';
import type { World } from '../world.js';
import { DirtyReactorAggregateError, FailTest, SkipTest } from './errors.js';
import type { TestOutcome, TestResult } from './results.js';
import type { Steps } from './steps.js';
import type { TestCase } from './test_case.js';

export interface Surroundings {
  world: World;
  Class: typeof Deferred;
  reactor: Reactor;
}

type Setting = 'timeout' | 'skip' | 'todo';

/** Runs `body` on `test`, and gives how it went. Follows the order of Twisted's trial. */
export function* runTest(around: Surroundings, name: string, test: TestCase, body: Function, limit: number): Steps<TestResult> {
  const { world, reactor } = around;
  const setting = <S extends Setting>(which: S): TestCase[S] => (body as Partial<TestCase>)[which] ?? test[which];
  let result: TestOutcome = 'ok';
  let first: Failure | undefined;
  const messages: string[] = [];
  const told = (as: TestOutcome, failure: Failure, message = messageOf(failure.value)): void => {
    if (result === 'ok' || result === 'skip' || result === 'todo' || as === 'error') result = as;
    first ??= failure;
    messages.push(message);
  };
  const done = (): TestResult => {
    const found: TestResult = { name, result, checks: test.checks, time: reactor.seconds() };
    if (messages.length > 0) found.message = messages.join('; ');
    const at = first && world.places.of(first.value);
    if (at) found.at = at;
    return found;
  };

  const skip = setting('skip');
  if (skip !== undefined) {
    result = 'skip';
    messages.push(skip);
    return done();
  }

  const seconds = setting('timeout') ?? limit;
  const attempt = (f: () => unknown): Steps<Failure | undefined> => settle(around, f, seconds);
  const before = new Set(reactor.getDelayedCalls());
  const logged: Failure[] = [];
  world.heard = (failure) => void logged.push(failure);
  test.flush = (types) => {
    world.core.reportUnhandled();
    return takeOf(logged, types);
  };

  const unready = yield* attempt(() => test.setUp());
  if (unready) {
    told(unready.check(SkipTest) ? 'skip' : 'error', unready);
  } else {
    const todo = setting('todo');
    const failure = yield* attempt(() => callTest(body, test));
    if (failure?.check(SkipTest)) told('skip', failure);
    else if (failure && todo !== undefined) told('todo', failure, `${todo}: ${messageOf(failure.value)}`);
    else if (failure) told(failure.check(FailTest) ? 'fail' : 'error', failure);
    else if (todo !== undefined) messages.push(`passed, and is marked to do: ${todo}`);
  }
  for (let f = test.cleanups.pop(); f; f = test.cleanups.pop()) {
    const failure = yield* attempt(f);
    if (failure) told('error', failure);
  }
  if (!unready) {
    const failure = yield* attempt(() => test.tearDown());
    if (failure) told('error', failure);
  }
  const dirty = yield* sweep(reactor, before);
  if (dirty) told('error', new Failure(dirty));
  for (const failure of test.flush([])) told('error', failure, `logged: ${messageOf(failure.value)}`);
  world.heard = undefined;
  return done();
}

function callTest(body: Function, test: TestCase): unknown {
  if (/Generator/.test(Object.prototype.toString.call(body))) {
    throw new TypeError('a generator function runs nothing by itself: wrap it in defer.inlineCallbacks');
  }
  return body.call(test, test);
}

/** Calls f and waits for the Deferred it returns, so many seconds at most. Gives what went wrong. */
function* settle({ Class, reactor, world }: Surroundings, f: () => unknown, seconds: number): Steps<Failure | undefined> {
  let d: Deferred | null;
  try {
    d = asDeferred(Class, f());
  } catch (error) {
    return new Failure(error, world.places);
  }
  if (!d) return undefined;
  const awaited = d;
  let failure: Failure | undefined;
  yield (goOn) => {
    let over = false;
    let limit: DelayedCall | undefined;
    const end = (result: unknown): unknown => {
      if (over) return result;
      over = true;
      if (result instanceof Failure) failure = result;
      if (limit?.active()) limit.cancel();
      return void goOn();
    };
    awaited.addSilently(end, end);
    if (over) return;
    limit = reactor.callLater(seconds, () => {
      const error = new TimeoutError(`no result within ${Number.isInteger(seconds) ? seconds.toFixed(1) : seconds} s`);
      // Fired, but held up behind something: nothing can be done to it, and the others go on. (Twisted
      // runs its reactor from inside the test, and gets out by crashing it.)
      if (awaited.called) end(new Failure(error));
      else awaited.errback(error);
    });
  };
  return failure;
}

/** Cancels the calls that were not there before. What is due now is made first, as a turn or two would do. */
function* sweep(reactor: Reactor, before: Set<DelayedCall>): Steps<DirtyReactorAggregateError | undefined> {
  const left = (): DelayedCall[] => reactor.getDelayedCalls().filter((call) => !before.has(call));
  for (let turns = 0; turns < 2 && reactor.running && left().some((call) => call.getTime() <= reactor.seconds()); ++turns) {
    yield (goOn) => void reactor.callLater(0, goOn);
  }
  const calls = left().sort((a, b) => a.getTime() - b.getTime());
  if (calls.length === 0) return undefined;
  const times = calls.map((call) => `at ${call.getTime().toFixed(1)}`).join(', ');
  for (const call of calls) call.cancel();
  return new DirtyReactorAggregateError(`${calls.length} delayed ${calls.length === 1 ? 'call' : 'calls'} left, due ${times}`);
}

function takeOf(logged: Failure[], types: readonly ErrorClass[]): Failure[] {
  const all = logged.splice(0);
  const taken = (failure: Failure): boolean => types.length === 0 || failure.check(...types) !== null;
  logged.push(...all.filter((failure) => !taken(failure)));
  return all.filter(taken);
}
