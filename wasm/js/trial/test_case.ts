// TestCase: what a test is given, or a class of tests is made of.
import type { Deferred } from '../deferred.js';
import { demand } from '../errors.js';
import type { ErrorClass, Failure } from '../failure.js';
import { show } from '../show.js';
import { equal, wantedGot } from './compare.js';
import { FailTest } from './errors.js';
import * as results from './results_of.js';

/**
 * Each method whose name begins with `test` is a test, and gets an instance of its own. setUp, the test,
 * the cleanups and tearDown may return Deferreds (or promises); each is waited for, `timeout` seconds at
 * most. A test that starts a Deferred and does not return it is over before its checks are made.
 *
 *     class Doubling extends trial.TestCase {
 *       test_later() {
 *         const clock = new task.Clock()
 *         const d = task.deferLater(clock, 1, () => 42)
 *         this.assertNoResult(d)
 *         clock.advance(1)
 *         this.assertEqual(this.successResultOf(d), 42)
 *       }
 *     }
 *     trial.run(Doubling)
 *
 * Follows Twisted's trial. `timeout`, `skip` and `todo` may also be set on a method, which then counts first.
 */
export class TestCase {
  /** In seconds, for each of setUp, the test, each cleanup and tearDown. */
  timeout: number | undefined = undefined;
  /** Why its tests are not run. */
  skip: string | undefined = undefined;
  /** Why they fail for now: then they count neither as passed nor as failed. */
  todo: string | undefined = undefined;

  /** How many checks were made so far. */
  checks = 0;
  /** For the runner. */
  readonly cleanups: (() => unknown)[] = [];
  flush: (types: readonly ErrorClass[]) => Failure[] = () => [];

  setUp(): unknown {
    return undefined;
  }
  tearDown(): unknown {
    return undefined;
  }

  /** Has f(...args) called after the test, before tearDown; the last one added goes first. */
  addCleanup(f: Function, ...args: unknown[]): void {
    demand(typeof f === 'function', 'addCleanup takes a function', f);
    this.cleanups.push(() => f(...args));
  }

  /** The errors of these types (of any) that were logged so far. They do not fail the test any more. */
  flushLoggedErrors(...types: ErrorClass[]): Failure[] {
    return this.flush(types);
  }

  // -- checks: each counts, and fails the test by throwing

  fail(message = 'failed'): never {
    throw new FailTest(message);
  }

  assertTrue(condition: unknown, message?: string): void {
    this.check(condition, message ?? `wanted true, got ${show(condition)}`);
  }
  assertFalse(condition: unknown, message?: string): void {
    this.check(!condition, message ?? `wanted false, got ${show(condition)}`);
  }
  /** Lists, plain objects, maps and sets are compared by what is in them. */
  assertEqual(got: unknown, wanted: unknown, message?: string): void {
    this.check(equal(got, wanted), message ?? wantedGot(wanted, got));
  }
  assertNotEqual(got: unknown, unwanted: unknown, message?: string): void {
    this.check(!equal(got, unwanted), message ?? `wanted anything but ${show(unwanted)}`);
  }
  /** The very same object. */
  assertIs(got: unknown, wanted: unknown, message?: string): void {
    this.check(Object.is(got, wanted), message ?? wantedGot(wanted, got));
  }
  assertIn(item: unknown, container: Iterable<unknown>, message?: string): void {
    const found = typeof container === 'string' ? container.includes(String(item)) : [...container].some((each) => equal(each, item));
    this.check(found, message ?? `wanted ${show(item)} in ${show(container)}`);
  }
  /** Calls f(...args), which is to throw a `type`, and gives what it threw. */
  assertRaises(type: ErrorClass, f: Function, ...args: unknown[]): unknown {
    this.checks += 1;
    return results.assertRaises(type, () => f(...args));
  }

  /** The value of a Deferred that has one by now; it is left with nothing. */
  successResultOf(d: Deferred): unknown {
    this.checks += 1;
    return results.successResultOf(d);
  }
  /** The Failure of a Deferred that has failed by now, with one of the types; it is left with nothing. */
  failureResultOf(d: Deferred, ...types: ErrorClass[]): Failure {
    this.checks += 1;
    return results.failureResultOf(d, types);
  }
  /** That a Deferred has no result yet. The one that comes is left as it is. */
  assertNoResult(d: Deferred): void {
    this.checks += 1;
    results.assertNoResult(d);
  }
  /** The same Deferred, which from here on gives the error that it fails with; or fails, if it does not. Return it. */
  assertFailure(d: Deferred, ...types: ErrorClass[]): Deferred {
    return results.assertFailure(d.addSilently(this.counted, this.counted), types);
  }

  private readonly counted = (result: unknown): unknown => {
    this.checks += 1;
    return result;
  };

  private check(good: unknown, message: string): void {
    this.checks += 1;
    if (!good) throw new FailTest(message);
  }
}
