// inlineCallbacks: generators that wait.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf } from './ravel.mjs';

describe('inlineCallbacks', () => {
  it('runs up to the first unfired Deferred, and goes on with its result', async () => {
    const lines = await linesOf(({ defer, reactor, task }, print) => {
      const f = defer.inlineCallbacks(function* (x) {
        print('begun', x);
        const y = yield task.deferLater(reactor, 1, () => 2);
        print('resumed', y, yield 'plain', yield Promise.resolve('promised'));
        return x + y;
      });
      f(1).addCallback((v) => print('gave', v));
      print('back');
      reactor.run();
    });
    assert.deepEqual(lines, ['0 begun 1', '0 back', '1 resumed 2 plain promised', '1 gave 3']);
  });

  it('throws a failure at the yield, by identity', async () => {
    const error = new Error('bad');
    const lines = await linesOf(({ defer }, print) => {
      const f = defer.inlineCallbacks(function* () {
        try { yield defer.fail(error); } catch (caught) { print(caught === error); }
        throw error;
      });
      f().addErrback((failure) => print(failure.value === error));
    });
    assert.deepEqual(lines, ['0 true', '0 true']);
  });

  it('does not recurse over 100,000 fired Deferreds', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const f = defer.inlineCallbacks(function* () {
        let sum = 0;
        for (let i = 0; i < 100_000; ++i) sum += yield defer.succeed(1);
        return sum;
      });
      f().addCallback((v) => print(v));
    });
    assert.deepEqual(lines, ['0 100000']);
  });

  it('passes cancel() to the innermost wait', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const inner = defer.inlineCallbacks(function* () {
        try { yield new defer.Deferred(() => print('canceller')); } catch (error) { print('inner', error.message); throw error; }
      });
      const outer = defer.inlineCallbacks(function* () { yield inner(); });
      const d = outer();
      d.addErrback((f) => print('outer', f));
      d.cancel();
    });
    assert.deepEqual(lines, ['0 canceller', '0 inner cancelled', '0 outer cancelled']);
  });

  it('gives what it ends with when it goes on after a cancel', async () => {
    const lines = await linesOf(({ defer, reactor, task }, print) => {
      const f = defer.inlineCallbacks(function* () {
        try { yield new defer.Deferred(); } catch { yield task.deferLater(reactor, 1); }
        return 'after all';
      });
      const d = f();
      d.addBoth((v) => print(v));
      d.cancel();
      print('cancelled', d.called);
      reactor.run();
    });
    assert.deepEqual(lines, ['0 cancelled true', '1 after all']);
  });
});
