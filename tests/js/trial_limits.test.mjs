// trial: the limit of time, tests that are skipped or to do, and what a test may leave behind.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { play } from './ravel.mjs';
import { linesOf, trialOf } from './trial.mjs';

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
