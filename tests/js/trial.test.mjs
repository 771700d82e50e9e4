// trial: tests that return Deferreds, what is printed of them, and what they may leave behind.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { play } from './ravel.mjs';

/** Plays `define(face, print)`, then runs the tests it asked for (or the classes it returned). */
async function trialOf(define, settings = {}, options = {}) {
  const tests = [];
  const run = await play(({ ...face }, print) => {
    const suites = define(face, print) ?? [];
    face.trial.run(...suites, settings);
    face.reactor.run();
  }, { ...options, onTest: (test) => tests.push(test) });
  return { ...run, tests, printed: run.lines.map((line) => line.replace(/^([\d.]+) /, '')) };
}

/** The lines of the tests, without their times and the last one. */
const linesOf = async (...given) => (await trialOf(...given)).printed.slice(0, -1);

describe('a run of tests', () => {
  it('prints what passed and what failed, in order and in turn 0, and counts', async () => {
    const { lines, tests } = await trialOf(({ trial }) => {
      trial.test('good', (t) => t.assertEqual(2 * 21, 42));
      trial.test('bad', (t) => {
        t.assertTrue(true);
        t.assertEqual('3 2 1', '3 2 1 go');
      });
    });
    assert.deepEqual(lines, ['0 ok good', '0 FAIL bad: wanted 3 2 1 go, got 3 2 1', '0 1 passed, 1 failed']);
    assert.deepEqual(tests, [
      { name: 'good', result: 'ok', checks: 1, time: 0 },
      { name: 'bad', result: 'fail', checks: 2, time: 0, message: 'wanted 3 2 1 go, got 3 2 1' },
    ]);
  });

  it('needs no reactor where nothing waits, and gives its results in a Deferred', async () => {
    const { lines, state } = await play(({ trial }, print) => {
      trial.test('good', (t) => t.assertTrue(1));
      trial.run().addCallback((results) => print(results.map(({ name, result }) => `${name} ${result}`)));
    });
    assert.deepEqual(lines, ['0 ok good', '0 1 passed, 0 failed', '0 good ok']);
    assert.equal(state, 'finished');
  });

  it('waits for the Deferred or the promise that a test returns', async () => {
    const { lines } = await trialOf(({ trial, task, reactor }) => {
      trial.test('deferred', (t) => task.deferLater(reactor, 2, () => t.assertTrue(false, 'late')));
      trial.test('promise', async (t) => {
        await task.deferLater(reactor, 1);
        t.assertEqual(reactor.seconds(), 3);
      });
    });
    assert.deepEqual(lines, ['2 FAIL deferred: late', '3 ok promise', '3 1 passed, 1 failed']);
  });

  it('tells an error that is no check from a failure, and knows its line', async () => {
    const { tests } = await trialOf(({ trial }) => {
      trial.test('throws', () => { throw new RangeError('too far'); });
      trial.test('fails', (t) => t.fail('no'));
    }, {}, { scenarioUrl: 'trial.test.mjs' });
    assert.deepEqual(tests.map(({ result, message }) => [result, message]), [['error', 'too far'], ['fail', 'no']]);
    assert.equal(tests[1].at.line, tests[0].at.line + 1);
  });

  it('says that a test passed with 0 checks', async () => {
    const { lines, tests } = await trialOf(({ trial, defer }) => {
      trial.test('not returned', (t) => void new defer.Deferred().addCallback(() => t.assertTrue(false)));
    });
    assert.match(lines[1], /^log 0 “not returned” passed with 0 checks/);
    assert.equal(tests[0].checks, 0);
    assert.equal(tests[0].result, 'ok');
  });

  it('runs the methods of a class that begin with test, each on its own instance, in the order of the source', async () => {
    const lines = await linesOf(({ trial }) => {
      class Base extends trial.TestCase {
        test_inherited() { this.assertEqual(this.seen, undefined); }
      }
      class Mine extends Base {
        test_z() { this.seen = true; this.assertTrue(true); }
        testA() { this.assertEqual(this.seen, undefined); }
        helper() { this.fail('is no test'); }
        test_field = () => this.assertTrue(true);
      }
      return [Mine];
    });
    assert.deepEqual(lines, ['ok Mine.test_inherited', 'ok Mine.test_z', 'ok Mine.testA', 'ok Mine.test_field']);
  });

  it('runs tests written as inlineCallbacks; a bare generator function is an error', async () => {
    const lines = await linesOf(({ trial, defer, task, reactor }) => {
      class Walks extends trial.TestCase {
        test_wrapped = defer.inlineCallbacks(function* () {
          yield task.deferLater(reactor, 1);
          this.assertEqual(reactor.seconds(), 1);
        });
        *test_bare() { this.fail(); }
      }
      return [Walks];
    });
    assert.deepEqual(lines, [
      'FAIL Walks.test_bare: a generator function runs nothing by itself: wrap it in defer.inlineCallbacks',
      'ok Walks.test_wrapped',
    ]);
  });

  it('makes an error of a class that cannot be made, and goes on', async () => {
    let made = 0;
    const lines = await linesOf(({ trial }) => {
      class Unmade extends trial.TestCase {
        constructor() {
          super();
          if (++made === 2) throw new Error('not again');
        }
        test_a() { this.assertTrue(true); }
        test_b() { this.assertTrue(true); }
      }
      return [Unmade];
    });
    assert.deepEqual(lines, ['FAIL Unmade.test_a: not again', 'ok Unmade.test_b']);
  });

  it('takes classes of tests, and nothing else', async () => {
    await play(({ trial }) => {
      assert.throws(() => trial.run(class {}), /trial\.run takes classes that extend trial\.TestCase, not a function/);
      assert.throws(() => trial.run({ timeout: -1 }), RangeError);
      assert.throws(() => trial.test('without a function'), TypeError);
      assert.throws(() => trial.test(() => {}), TypeError);
    });
  });

  it('makes no Deferred of its own for tests that do not wait', async () => {
    const { host } = await trialOf(({ trial }) => {
      for (let i = 0; i < 3; ++i) trial.test(`test ${i}`, (t) => t.assertTrue(true));
    }, {}, { traced: true });
    const kinds = host.trace().map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'deferred.made').length, 1);
    assert.equal(kinds.filter((kind) => kind === 'call.made').length, 0);
    assert.equal(kinds.filter((kind) => kind === 'printed').length, 4);
  });

  it('runs 10,000 tests without growing the stack', async () => {
    const { lines } = await trialOf(({ trial, defer }) => {
      for (let i = 0; i < 10_000; ++i) trial.test('t', (t) => defer.succeed(1).addCallback((v) => t.assertTrue(v)));
    });
    assert.equal(lines.at(-1), '0 10000 passed, 0 failed');
  });
});

describe('setUp, cleanups and tearDown', () => {
  it('are each waited for; cleanups are run in reverse order, before tearDown', async () => {
    const { lines } = await trialOf(({ trial, task, reactor }, print) => {
      const later = (what) => task.deferLater(reactor, 1, print, what);
      class Waits extends trial.TestCase {
        setUp() { return later('set up'); }
        tearDown() { return later('torn down'); }
        test_it() {
          this.addCleanup(print, 'first cleanup');
          this.addCleanup(later, 'second cleanup');
          print('test');
          this.fail('no');
        }
      }
      return [Waits];
    });
    assert.deepEqual(lines, [
      '1 set up', '1 test', '2 second cleanup', '2 first cleanup', '3 torn down',
      '3 FAIL Waits.test_it: no', '3 0 passed, 1 failed',
    ]);
  });

  it('cleanups are all run, whatever they throw; each is an error', async () => {
    const { printed, tests } = await trialOf(({ trial, defer }, print) => {
      trial.test('cleans', (t) => {
        t.addCleanup(print, 'last');
        t.addCleanup(() => { throw new Error('one'); });
        t.addCleanup(() => defer.fail(new Error('two')));
        t.assertTrue(true);
      });
    });
    assert.deepEqual(printed, ['last', 'FAIL cleans: two; one', '0 passed, 1 failed']);
    assert.equal(tests[0].result, 'error');
  });

  it('where setUp fails, neither test nor tearDown is run, but the cleanups are', async () => {
    const lines = await linesOf(({ trial, defer }, print) => {
      class Bad extends trial.TestCase {
        setUp() {
          this.addCleanup(print, 'cleanup');
          return defer.fail(new Error('not ready'));
        }
        tearDown() { print('torn down'); }
        test_it() { print('test'); }
      }
      return [Bad];
    });
    assert.deepEqual(lines, ['cleanup', 'FAIL Bad.test_it: not ready']);
  });

  it('what tearDown throws is an error', async () => {
    const { tests } = await trialOf(({ trial }) => {
      class Stuck extends trial.TestCase {
        tearDown() { this.fail('stuck'); }
        test_it() { this.assertTrue(true); }
      }
      return [Stuck];
    });
    assert.deepEqual([tests[0].result, tests[0].message], ['error', 'stuck']);
  });
});

describe('the limit of time', () => {
  it("fails the test's Deferred with TimeoutError", async () => {
    const { lines, tests } = await trialOf(({ trial, defer }, print) => {
      trial.test('silent', () => new defer.Deferred().addErrback((f) => (print(f.check(defer.TimeoutError) !== null), f)));
      trial.test('next', (t) => t.assertTrue(true));
    }, { timeout: 5 });
    assert.deepEqual(lines, ['5 true', '5 FAIL silent: no result within 5.0 s', '5 ok next', '5 1 passed, 1 failed']);
    assert.equal(tests[0].result, 'error');
  });

  it('is two minutes, or what the test, its method or its class say', async () => {
    const { lines } = await trialOf(({ trial, defer }) => {
      const silent = () => new defer.Deferred();
      class Silent extends trial.TestCase {
        timeout = 2;
        test_class() { return silent(); }
        test_method() { return silent(); }
      }
      Silent.prototype.test_method.timeout = 0.25;
      trial.test('default', silent);
      trial.test('setting', silent, { timeout: 1 });
      return [Silent];
    });
    assert.deepEqual(lines, [
      '120 FAIL default: no result within 120.0 s', '121 FAIL setting: no result within 1.0 s',
      '123 FAIL Silent.test_class: no result within 2.0 s', '123.25 FAIL Silent.test_method: no result within 0.25 s',
      '123.25 0 passed, 4 failed',
    ]);
  });

  it('is told, and the others go on, where the Deferred was fired and is held up', async () => {
    const { lines } = await trialOf(({ trial, defer }) => {
      const inner = new defer.Deferred();
      trial.test('held', () => defer.succeed(1).addCallback(() => inner));
      trial.test('next', (t) => {
        inner.callback();
        t.assertTrue(true);
      });
    }, { timeout: 1 });
    assert.deepEqual(lines, ['1 FAIL held: no result within 1.0 s', '1 ok next', '1 1 passed, 1 failed']);
  });
});

describe('skip and todo', () => {
  it('skip by setting, from setUp, from the test', async () => {
    const { printed, tests } = await trialOf(({ trial }, print) => {
      trial.test('setting', () => print('test'), { skip: 'later' });
      trial.test('thrown', () => { throw new trial.SkipTest('not here'); });
      class Class extends trial.TestCase {
        setUp() { throw new trial.SkipTest('no network'); }
        test_it() { print('test'); }
      }
      return [Class];
    });
    assert.deepEqual(printed, [
      'skip setting: later', 'skip thrown: not here', 'skip Class.test_it: no network', '0 passed, 0 failed, 3 skipped',
    ]);
    assert.ok(tests.every(({ result }) => result === 'skip'));
  });

  it('todo: a failure counts as neither, and that it passes is said', async () => {
    const { printed } = await trialOf(({ trial }) => {
      trial.test('known', (t) => t.assertEqual(1, 2), { todo: 'issue 7' });
      trial.test('mended', (t) => t.assertEqual(1, 1), { todo: 'issue 8' });
    });
    assert.deepEqual(printed, [
      'todo known: issue 7: wanted 2, got 1', 'ok mended: passed, and is marked to do: issue 8', '1 passed, 0 failed, 1 to do',
    ]);
  });
});

describe('what a test leaves', () => {
  it('on the reactor is cancelled, and an error; what was there before is not', async () => {
    const { lines, tests } = await trialOf(({ trial, reactor }, print) => {
      reactor.callLater(7, print, "the program's own");
      trial.test('leaves', (t) => {
        t.assertTrue(true);
        reactor.callLater(3, print, 'left');
        reactor.callLater(1.5, print, 'left');
      });
    });
    assert.deepEqual(lines, ['0 FAIL leaves: 2 delayed calls left, due at 1.5, at 3.0', '0 0 passed, 1 failed', "7 the program's own"]);
    assert.equal(tests[0].result, 'error');
  });

  it('and is due by then is made first, where the reactor runs', async () => {
    const lines = await linesOf(({ trial, task, reactor }, print) => {
      trial.test('short', (t) => task.deferLater(reactor, 1, () => {
        t.assertTrue(true);
        reactor.callLater(0, print, 'made');
      }));
    });
    assert.deepEqual(lines, ['made', 'ok short']);
  });

  it('unhandled is logged, and logged errors are errors', async () => {
    const { printed, tests } = await trialOf(({ trial, defer, task, reactor }) => {
      trial.test('deferred', (t) => {
        t.assertTrue(true);
        defer.fail(new Error('nobody took it'));
      });
      trial.test('call', (t) => {
        t.assertTrue(true);
        reactor.callLater(0.5, () => { throw new Error('in a call'); });
        return task.deferLater(reactor, 1);
      });
      trial.test('next', (t) => t.assertTrue(true));
    });
    assert.deepEqual(printed, ['FAIL deferred: logged: nobody took it', 'FAIL call: logged: in a call', 'ok next', '1 passed, 2 failed']);
    assert.equal(tests[0].result, 'error');
  });

  it('logged may be flushed, by type', async () => {
    const lines = await linesOf(({ trial, defer }) => {
      trial.test('flushes', (t) => {
        defer.fail(new RangeError('one'));
        defer.fail(new TypeError('two'));
        t.assertEqual(t.flushLoggedErrors(RangeError).map((f) => f.value.message), ['one']);
        t.assertEqual(t.flushLoggedErrors().length, 1);
        t.assertEqual(t.flushLoggedErrors().length, 0);
      });
    });
    assert.deepEqual(lines, ['ok flushes']);
  });

  it('is nothing of errors before and after the run', async () => {
    const { lines } = await play(({ trial, defer }) => {
      defer.fail(new Error('before'));
      trial.test('good', (t) => t.assertTrue(true));
      trial.run();
      defer.fail(new Error('after'));
    });
    assert.deepEqual(lines, [
      'err 0 Unhandled error in Deferred: before', '0 ok good', '0 1 passed, 0 failed', 'err 0 Unhandled error in Deferred: after',
    ]);
  });
});

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
