// trial: tests that return Deferreds, and what is printed of them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { play } from './ravel.mjs';
import { linesOf, trialOf } from './trial.mjs';

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
