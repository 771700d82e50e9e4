// trial: what checks say.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trialOf } from './trial.mjs';

describe('checks', () => {
  /** Each in a test of its own: what it says. */
  const said = async (...checks) => {
    const { tests } = await trialOf((face) => checks.forEach((check, i) => face.trial.test(`${i}`, (t) => check(t, face))));
    assert.ok(tests.every(({ checks: made }) => made === 1));
    return tests.map(({ message = 'ok' }) => message);
  };

  it('say what was wanted and what was there', async () => {
    assert.deepEqual(
      await said(
        (t) => t.assertTrue(0),
        (t) => t.assertFalse('x', 'is not empty'),
        (t) => t.assertEqual([1, 2], [1, 3]),
        (t) => t.assertEqual('1', 1),
        (t) => t.assertNotEqual([1], [1]),
        (t) => t.assertIs([], []),
        (t) => t.assertIn(3, [1, 2]),
      ),
      [
        'wanted true, got 0', 'is not empty', 'wanted 1, 3, got 1, 2', 'wanted 1 (number), got 1 (string)', 'wanted anything but 1',
        'wanted  (Array), got  (Array)', 'wanted 3 in 1, 2',
      ],
    );
  });

  it('compare lists, plain objects, maps and sets by what is in them', async () => {
    const same = [[[1, [2]], [1, [2]]], [{ a: { b: 1 } }, { a: { b: 1 } }], [NaN, NaN], [new Map([[1, 2]]), new Map([[1, 2]])], [new Set([1]), new Set([1])]];
    const others = [[[1], [1, 2]], [{ a: 1 }, { b: 1 }], [{}, []], [null, undefined], [new Date(1), new Date(1)], [0, '']];
    const messages = await said(
      ...same.map(([a, b]) => (t) => t.assertEqual(a, b)),
      ...others.map(([a, b]) => (t) => t.assertNotEqual(a, b)),
      (t) => t.assertIn([1], [[1]]),
      (t) => t.assertIn('b', 'abc'),
    );
    assert.ok(messages.every((message) => message === 'ok'), messages.join());
  });

  it('assertRaises gives what was thrown', async () => {
    assert.deepEqual(
      await said(
        (t) => assert.equal(t.assertRaises(RangeError, (x) => { throw new RangeError(x); }, 'far').message, 'far'),
        (t) => t.assertRaises(RangeError, () => { throw new TypeError('no'); }),
        (t, { trial }) => t.assertRaises(trial.SkipTest, () => 3),
      ),
      ['ok', 'wanted RangeError, found TypeError: no', 'wanted SkipTest, but nothing was thrown: it returned 3'],
    );
  });

  it('successResultOf gives the value, and takes it', async () => {
    assert.deepEqual(
      await said(
        (t, { defer }) => {
          const d = defer.succeed(42);
          assert.equal(t.successResultOf(d), 42);
          assert.equal(d.result, undefined);
        },
        (t, { defer }) => t.successResultOf(new defer.Deferred()),
        (t, { defer }) => t.successResultOf(defer.fail(new RangeError('far'))),
        (t) => t.successResultOf(42),
      ),
      ['ok', 'wanted a result, found no result yet', 'wanted a result, found a failure: RangeError: far', 'successResultOf takes a Deferred, not 42'],
    );
  });

  it('failureResultOf gives the Failure of one of the types, and takes it', async () => {
    assert.deepEqual(
      await said(
        (t, { defer }) => {
          const d = defer.fail(new RangeError('far'));
          assert.equal(t.failureResultOf(d, TypeError, RangeError).value.message, 'far');
          assert.equal(d.result, undefined);
        },
        (t, { defer }) => void t.failureResultOf(defer.fail(new Error('any'))),
        (t, { defer }) => t.failureResultOf(defer.fail(new Error('other')), TypeError, defer.CancelledError),
        (t, { defer }) => t.failureResultOf(defer.succeed(3)),
        (t, { defer }) => t.failureResultOf(new defer.Deferred(), TypeError),
      ),
      [
        'ok', 'ok', 'wanted TypeError or CancelledError, found Error: other', 'wanted a failure, found the result 3',
        'wanted TypeError, found no result yet',
      ],
    );
  });

  it('assertNoResult leaves the result that comes as it is', async () => {
    assert.deepEqual(
      await said(
        (t, { defer }) => {
          const d = new defer.Deferred();
          t.assertNoResult(d);
          d.callback(1);
          assert.equal(d.result, 1);
        },
        (t, { defer }) => {
          const d = new defer.Deferred();
          t.assertNoResult(d);
          d.errback(new Error('later'));
          let seen;
          d.addErrback((f) => (seen = f.value.message));
          assert.equal(seen, 'later');
        },
        (t, { defer }) => t.assertNoResult(defer.succeed(3)),
        (t, { defer }) => t.assertNoResult(defer.fail(new Error('far'))),
      ),
      ['ok', 'ok', 'wanted no result yet, found the result 3', 'wanted no result yet, found Error: far'],
    );
  });

  it('assertFailure gives a Deferred of the error', async () => {
    assert.deepEqual(
      await said(
        (t, { defer }) => t.assertFailure(defer.fail(new RangeError('far')), RangeError).addCallback((error) => assert.equal(error.message, 'far')),
        (t, { defer }) => t.assertFailure(defer.fail(new RangeError('far')), TypeError, RangeError),
        (t, { defer }) => t.assertFailure(defer.fail(new Error('any'))),
        (t, { defer }) => t.assertFailure(defer.succeed(3), RangeError),
        (t, { defer }) => t.assertFailure(defer.fail(new TypeError('other')), RangeError),
      ),
      ['ok', 'ok', 'ok', 'wanted RangeError, found the result 3', 'wanted RangeError, found TypeError: other'],
    );
  });
});
