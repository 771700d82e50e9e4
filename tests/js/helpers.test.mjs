// succeed, fail, maybeDeferred, execute, ensureDeferred: Deferreds from what one has; and addTimeout.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf, play } from './ravel.mjs';

describe('succeed and fail', () => {
  it('give Deferreds that have fired', async () => {
    const error = new RangeError('far');
    await play(({ defer }) => {
      const good = defer.succeed(3);
      assert.deepEqual([good.called, good.result], [true, 3]);
      assert.equal(defer.succeed().result, undefined);
      const bad = defer.fail(error);
      assert.deepEqual([bad.called, bad.result.value === error], [true, true]);
      bad.addErrback(() => {});
    });
  });

  it('fail takes a Failure as it is, and nothing that is no error', async () => {
    await play(({ defer, Failure }) => {
      const failure = new Failure(new Error('boom'));
      assert.equal(defer.fail(failure).addErrback((f) => f === failure).result, true);
      for (const none of [undefined, null, 'text']) assert.throws(() => defer.fail(none), /errback takes an error .* or a Failure, not /);
    });
  });

  it('succeed of a Failure has failed', async () => {
    const lines = await linesOf(({ defer, Failure }, print) => {
      defer.succeed(new Failure(new Error('boom'))).addCallbacks(print, (f) => print('failed', f));
    });
    assert.deepEqual(lines, ['0 failed boom']);
  });
});

for (const name of ['maybeDeferred', 'execute']) {
  describe(name, () => {
    it('calls the function now, with its arguments, and wraps its value', async () => {
      const lines = await linesOf(({ defer }, print) => {
        const d = defer[name]((a, b) => (print('called'), a + b), 1, 2);
        print('back', d.called);
        d.addCallback(print);
      });
      assert.deepEqual(lines, ['0 called', '0 back true', '0 3']);
    });

    it('wraps what the function throws, by identity, and a Failure that it returns', async () => {
      const error = new RangeError('far');
      const lines = await linesOf(({ defer, Failure }, print) => {
        defer[name](() => { throw error; }).addErrback((f) => print('thrown', f.value === error));
        defer[name](() => new Failure(error)).addErrback((f) => print('returned', f.value === error));
      });
      assert.deepEqual(lines, ['0 thrown true', '0 returned true']);
    });

    it('wants a function', async () => {
      await play(({ defer }) => assert.throws(() => defer[name](5), /takes a function, not 5/));
    });
  });
}

describe('maybeDeferred', () => {
  it('returns the very Deferred that the function returns, and one for a promise', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      const d = new defer.Deferred();
      print(defer.maybeDeferred(() => d) === d);
      defer.maybeDeferred(async () => 'from a promise').addCallback(print);
      defer.maybeDeferred(async () => { throw new Error('a rejection'); }).addErrback(print);
      reactor.run();
    });
    assert.deepEqual(lines, ['0 true', '0 from a promise', '0 a rejection']);
  });
});

describe('ensureDeferred', () => {
  it('gives a Deferred back itself', async () => {
    await play(({ defer }) => {
      const d = new defer.Deferred();
      assert.equal(defer.ensureDeferred(d), d);
    });
  });

  it('makes one of what an async function gives', async () => {
    const lines = await linesOf(({ defer, task, reactor }, print) => {
      const ask = async (x) => (await task.deferLater(reactor, 1, () => x)) * 2;
      defer.ensureDeferred(ask(21)).addCallback(print);
      defer.ensureDeferred((async () => { throw new RangeError('far'); })()).addErrback((f) => print(f.check(RangeError) === RangeError));
      reactor.run();
    });
    assert.deepEqual(lines, ['0 true', '1 42']);
  });

  it('runs a generator at once, up to its first wait', async () => {
    const lines = await linesOf(({ defer, task, reactor }, print) => {
      const steps = function* (x) {
        print('begins');
        const y = yield task.deferLater(reactor, 1, () => 2);
        return x + y;
      };
      defer.ensureDeferred(steps(40)).addCallback(print);
      print('back');
      reactor.run();
    });
    assert.deepEqual(lines, ['0 begins', '0 back', '1 42']);
  });

  it('leaves a fired Deferred its result where the generator reads it; inlineCallbacks takes it', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const [one, two] = [defer.succeed(1), defer.succeed(2)];
      defer.ensureDeferred((function* () { print(yield one); })());
      defer.inlineCallbacks(function* () { print(yield two); })();
      print(one.result, two.result);
    });
    assert.deepEqual(lines, ['0 1', '0 2', '0 1 (nothing)']);
  });

  it('takes a failure that a generator has read for handled', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      const failed = defer.fail(new Error('boom'));
      defer.ensureDeferred((function* () { try { yield failed; } catch (error) { print(error.message); } })());
      reactor.run();
    });
    assert.deepEqual(lines, ['0 boom']);
  });

  it('refuses anything else with NotACoroutineError', async () => {
    await play(({ defer }) => {
      for (const none of [5, null, () => {}, {}]) assert.throws(() => defer.ensureDeferred(none), defer.NotACoroutineError);
    });
  });
});

describe('addTimeout', () => {
  it('fails with TimeoutError what has no result in time, and says how long that was', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      new defer.Deferred().addTimeout(2, reactor).addErrback((f) => print(f.check(defer.TimeoutError) !== null, f));
      reactor.run();
    });
    assert.deepEqual(lines, ['2 true no result within 2.0 s']);
  });

  it('leaves a cancel() that came before as it is', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      const d = new defer.Deferred().addTimeout(2, reactor).addErrback((f) => print(f.value.name));
      reactor.callLater(1, () => d.cancel());
      reactor.run();
    });
    assert.deepEqual(lines, ['1 CancelledError']);
  });

  it('lets a function say what becomes of it, with the result and the seconds', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      new defer.Deferred().addTimeout(2, reactor, (f, seconds) => `${f.value.name} after ${seconds}`).addCallback(print);
      reactor.run();
    });
    assert.deepEqual(lines, ['2 CancelledError after 2']);
  });

  it('speaks only for the pairs before it: several each have their own time', async () => {
    const lines = await linesOf(({ defer, task, reactor }, print) => {
      new defer.Deferred().addTimeout(1, reactor).addErrback((f) => print('first', f.value.name))
        .addCallback(() => task.deferLater(reactor, 9)).addTimeout(5, reactor).addErrback((f) => print('second', f.value.name));
      reactor.run();
    });
    assert.deepEqual(lines, ['1 first TimeoutError', '5 second TimeoutError']);
  });
});
