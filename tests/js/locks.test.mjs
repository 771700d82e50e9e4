// DeferredLock, DeferredSemaphore, DeferredQueue: taking turns.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf, play } from './ravel.mjs';

describe('a lock', () => {
  it('is had at once where it is free, then in the order of asking, inside release()', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const lock = new defer.DeferredLock();
      lock.acquire().addCallback((it) => print('first', it === lock, lock.locked));
      lock.acquire().addCallback(() => print('second'));
      lock.acquire().addCallback(() => print('third'));
      lock.release();
      print('released', lock.locked);
      lock.release();
      lock.release();
      print(lock.locked);
    });
    assert.deepEqual(lines, ['0 first true true', '0 second', '0 released true', '0 third', '0 false']);
  });

  it('refuses to be released where nobody holds it', () =>
    play(({ defer, error }) => assert.throws(() => new defer.DeferredLock().release(), error.AssertionError)));

  it('lets one who waits give up', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const lock = new defer.DeferredLock();
      lock.acquire();
      const gone = lock.acquire().addErrback((f) => print(f.value.name));
      lock.acquire().addCallback(() => print('next'));
      gone.cancel();
      print(lock.waiting.length);
      lock.release();
    });
    assert.deepEqual(lines, ['0 CancelledError', '0 1', '0 next']);
  });

  it('in an async function is held from await acquire() to release() in finally, whatever ends it', async () => {
    const lines = await linesOf(({ defer, task, reactor }, print) => {
      const lock = new defer.DeferredLock();
      const work = async (name, fails) => {
        await lock.acquire();
        try {
          print(name, 'begins');
          await task.deferLater(reactor, 1);
          if (fails) throw new Error('boom');
          print(name, 'ends');
        } finally {
          lock.release();
        }
      };
      work('one', true).catch(() => {});
      void work('two', false).then(() => print(lock.locked));
      reactor.run();
    });
    assert.deepEqual(lines, ['0 one begins', '1 two begins', '2 two ends', '2 false']);
  });
});

describe('running a function under a lock', () => {
  it('holds it until the Deferred of the function has fired, value or failure, and passes the result on', async () => {
    const lines = await linesOf(({ defer, task, reactor }, print) => {
      const lock = new defer.DeferredLock();
      lock.run((a, b) => task.deferLater(reactor, 1, () => a + b), 1, 2).addCallback((v) => print('gave', v));
      lock.run(() => { throw new Error('boom'); }).addErrback((f) => print('threw', f));
      lock.run(() => task.deferLater(reactor, 1, () => { throw new Error('late'); })).addErrback((f) => print('failed', f));
      lock.run(async () => 'promised').addCallback((v) => print(v, lock.locked));
      reactor.run();
    });
    assert.deepEqual(lines, ['1 threw boom', '1 gave 3', '2 failed late', '2 promised false']);
  });

  it('never calls it when it is cancelled before its turn', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const lock = new defer.DeferredLock();
      lock.acquire();
      const d = lock.run(print, 'never').addErrback((f) => print(f.value.name));
      d.cancel();
      lock.release();
      print(lock.locked);
    });
    assert.deepEqual(lines, ['0 CancelledError', '0 false']);
  });

  it('cancels the Deferred of the function when it is cancelled later, and releases the lock', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const lock = new defer.DeferredLock();
      const d = lock.run(() => new defer.Deferred(() => print('canceller'))).addErrback((f) => print(f.value.name, lock.locked));
      print(lock.locked);
      d.cancel();
    });
    assert.deepEqual(lines, ['0 true', '0 canceller', '0 CancelledError false']);
  });
});

describe('a semaphore', () => {
  it('lets so many functions be at work at once', async () => {
    const lines = await linesOf(({ defer, task, reactor }, print) => {
      const semaphore = new defer.DeferredSemaphore(2);
      for (const name of ['a', 'b', 'c']) {
        semaphore.run(() => (print(name, 'begins', semaphore.tokens), task.deferLater(reactor, 1))).addCallback(() => print(name, 'ends'));
      }
      reactor.run();
    });
    assert.deepEqual(lines, ['0 a begins 1', '0 b begins 0', '1 c begins 0', '1 a ends', '1 b ends', '2 c ends']);
  });

  it('refuses a limit below one, and to be released above its limit', () =>
    play(({ defer, error }) => {
      for (const limit of [0, -1, 1.5, undefined]) assert.throws(() => new defer.DeferredSemaphore(limit), RangeError);
      const semaphore = new defer.DeferredSemaphore(2);
      assert.deepEqual([semaphore.limit, semaphore.tokens], [2, 2]);
      assert.throws(() => semaphore.release(), error.AssertionError);
    }));
});

describe('a queue', () => {
  it('hands values to those who wait, inside put(), and keeps the others in their order', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const queue = new defer.DeferredQueue();
      queue.get().addCallback((v) => print('got', v));
      queue.put(1);
      queue.put(2);
      queue.put(3);
      print('put');
      queue.get().addCallback(print);
      queue.get().addCallback(print);
    });
    assert.deepEqual(lines, ['0 got 1', '0 put', '0 2', '0 3']);
  });

  it('throws QueueOverflow above its size, and QueueUnderflow above its backlog', () =>
    play(({ defer }) => {
      const queue = new defer.DeferredQueue(1, 1);
      queue.put('a');
      assert.throws(() => queue.put('b'), defer.QueueOverflow);
      queue.get();
      queue.get();
      assert.throws(() => queue.get(), defer.QueueUnderflow);
      assert.throws(() => new defer.DeferredQueue(0).put(1), defer.QueueOverflow);
      assert.throws(() => new defer.DeferredQueue(null, 0).get(), defer.QueueUnderflow);
    }));

  it('lets one who waits give up', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const queue = new defer.DeferredQueue();
      const gone = queue.get().addErrback((f) => print(f.value.name));
      queue.get().addCallback(print);
      gone.cancel();
      queue.put('for the second');
    });
    assert.deepEqual(lines, ['0 CancelledError', '0 for the second']);
  });
});
