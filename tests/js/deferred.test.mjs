// The face's Deferred: callbacks, errbacks, chaining, cancelling, as a program sees them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { linesOf, play } from './ravel.mjs';

describe('a Deferred', () => {
  it('runs its callbacks in order when it is fired, before callback returns', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const d = new defer.Deferred();
      d.addCallback((v) => (print('first', v), v + 1)).addCallback((v) => print('second', v));
      print(d.called);
      d.callback(1);
      print('fired', d.called);
    });
    assert.deepEqual(lines, ['0 false', '0 first 1', '0 second 2', '0 fired true']);
  });

  it('hands on any value by identity', async () => {
    const values = [{}, [], () => 1, Symbol('s'), null, undefined, 0, '', NaN, 10n, new Map()];
    const seen = [];
    await play(({ defer }) => {
      for (const value of values) {
        const d = new defer.Deferred();
        const inner = new defer.Deferred();
        d.addCallback((v) => v).addCallback((v) => ((inner.value = v), inner)).addCallback((v) => seen.push(v));
        d.callback(value);
        inner.callback(inner.value);
      }
    });
    assert.equal(seen.length, values.length);
    seen.forEach((value, i) => assert.ok(Object.is(value, values[i])));
  });

  it('sends what a callback throws down the errback lane, by identity', async () => {
    const error = new RangeError('boom');
    await play(({ defer, Failure }) => {
      const d = defer.succeed(1);
      let seen;
      d.addCallback(() => { throw error; }).addCallback(() => assert.fail('passed by')).addErrback((failure) => (seen = failure));
      assert.ok(seen instanceof Failure);
      assert.equal(seen.value, error);
      assert.equal(seen.check(TypeError, RangeError), RangeError);
      assert.equal(seen.check(TypeError), null);
      assert.throws(() => seen.trap(TypeError), error);
    });
  });

  it('gives a Failure the line where the error was made', async () => {
    const line = await new Promise((resolve) => {
      void play(({ defer }) => {
        const boom = () => { throw new Error('here'); };
        defer.succeed(1).addCallback(boom).addErrback((failure) => resolve(failure.line));
      }, { scenarioUrl: 'deferred.test.mjs' });
    });
    assert.equal(line, readFileSync(new URL(import.meta.url), 'utf8').split('\n').findIndex((text) => text.includes("Error('here')")) + 1);
  });

  it('takes one side of a pair, and an error of a pair goes to the next pair', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const boom = () => { throw new Error('boom'); };
      defer.succeed(1).addCallbacks(boom, () => print('same pair')).addErrback((f) => print('next pair', f));
    });
    assert.deepEqual(lines, ['0 next pair boom']);
  });

  it('runs a callback that is added late at once, and keeps the chain value', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const d = defer.succeed('a');
      d.addCallback((v) => v + 'b');
      d.addCallback((v) => print(v));
      print('after', d.result);
    });
    assert.deepEqual(lines, ['0 ab', '0 after (nothing)']);
  });

  it('appends what its own callback adds, behind what is there', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const d = new defer.Deferred();
      d.addCallback((v) => (d.addCallback(() => print('added inside')), print('first'), v));
      d.addCallback(() => print('second'));
      d.callback(1);
    });
    assert.deepEqual(lines, ['0 first', '0 second', '0 added inside']);
  });

  it('refuses a second firing, also from inside its own callback', async () => {
    await play(({ defer }) => {
      const d = new defer.Deferred();
      let inside;
      d.addCallback(() => { try { d.callback(2); } catch (error) { inside = error; } });
      d.callback(1);
      assert.ok(inside instanceof defer.AlreadyCalledError);
      assert.throws(() => d.callback(3), defer.AlreadyCalledError);
      assert.throws(() => d.errback(new Error('x')), defer.AlreadyCalledError);
    });
  });

  it('waits for a Deferred that a callback returns, and takes its result', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      const outer = defer.succeed(1);
      const inner = new defer.Deferred();
      inner.addCallback((v) => v * 2);
      outer.addCallback(() => inner).addCallback((v) => print('outer', v));
      print('paused', outer.paused, outer.result === inner);
      reactor.callLater(1, inner.callback, 21);
      inner.addCallback((v) => print('left for inner', v));
      reactor.run();
    });
    assert.deepEqual(lines, ['0 paused 1 true', '1 outer 42', '1 left for inner (nothing)']);
  });

  it('may be added to by what it hands its result to', async () => {
    await play(({ defer }) => {
      const inner = new defer.Deferred();
      const outer = defer.succeed(0).addCallback(() => inner);
      const seen = [];
      outer.addCallback(() => void inner.addCallback((v) => (seen.push(v), 'added')));
      inner.callback('handed over');
      const others = Array.from({ length: 100 }, () => new defer.Deferred());
      others.forEach((d, i) => (d.pause(), d.callback(i)));
      assert.deepEqual([seen, inner.called, inner.result, outer.result], [[undefined], true, 'added', undefined]);
    });
  });

  it('takes the result of a Deferred that has one, without waiting', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const inner = defer.succeed(5);
      defer.succeed(1).addCallback(() => inner).addCallback((v) => print(v, inner.result));
    });
    assert.deepEqual(lines, ['0 5 (nothing)']);
  });

  it('gives the second of two waiters nothing', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const inner = new defer.Deferred();
      for (const name of ['first', 'second']) defer.succeed(0).addCallback(() => inner).addCallback((v) => print(name, v));
      inner.callback('value');
    });
    assert.deepEqual(lines, ['0 first value', '0 second (nothing)']);
  });

  it('hands over the result that a running function was given', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const inner = new defer.Deferred();
      inner.addCallback((v) => {
        defer.succeed(0).addCallback(() => inner).addCallback((taken) => print('taken', taken));
        return 'returned';
      });
      inner.addCallback((v) => print('goes on with', v));
      inner.callback('given');
    });
    assert.deepEqual(lines, ['0 taken given', '0 goes on with returned']);
  });

  it('resolves 20,000 Deferreds that wait for one another, in both orders of firing', async () => {
    for (const order of ['outer first', 'inner first']) {
      const lines = await linesOf(({ defer }, print) => {
        const all = Array.from({ length: 20_000 }, () => new defer.Deferred());
        all.slice(0, -1).forEach((d, i) => d.addCallback(() => all[i + 1]));
        all[0].addCallback((v) => print(v));
        const turn = order === 'outer first' ? all : [...all].reverse();
        turn.forEach((d) => d.callback(all.indexOf(d) === all.length - 1 ? 'last' : 0));
      });
      assert.deepEqual(lines, ['0 last'], order);
    }
  });

  it('counts pauses, and runs when the last is taken back', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const d = new defer.Deferred();
      d.addCallback((v) => print('ran', v));
      d.pause();
      d.pause();
      d.callback(1);
      d.unpause();
      print('still paused', d.called, d.paused);
      d.unpause();
    });
    assert.deepEqual(lines, ['0 still paused true 1', '0 ran 1']);
  });

  it('is cancelled: the canceller is asked, then the chain fails with CancelledError', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const d = new defer.Deferred((self) => print('canceller', self === d));
      d.addErrback((f) => print(f.value.name, f));
      d.cancel();
      d.cancel();
      assert.throws(() => d.callback(1), defer.AlreadyCalledError);
    });
    assert.deepEqual(lines, ['0 canceller true', '0 CancelledError cancelled']);
  });

  it('without canceller lets one late firing through and ignores it', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const d = new defer.Deferred();
      d.addErrback((f) => print(f));
      d.cancel();
      d.callback('late');
      assert.throws(() => d.callback('later'), defer.AlreadyCalledError);
    });
    assert.deepEqual(lines, ['0 cancelled']);
  });

  it('passes cancel() on to the Deferred it waits for; what a canceller throws comes out', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const outer = defer.succeed(0);
      outer.addCallback(() => new defer.Deferred((d) => d.callback('instead'))).addCallback((v) => print(v));
      outer.cancel();
      const stubborn = new defer.Deferred(() => { throw new Error('no'); });
      assert.throws(() => stubborn.cancel(), /no/);
      print(stubborn.called);
    });
    assert.deepEqual(lines, ['0 instead', '0 false']);
  });

  it('that fails and is left is reported when the run has nothing left to do', async () => {
    const { lines, state } = await play(({ defer, reactor }) => {
      defer.fail(new TypeError('disk full'));
      defer.fail(new Error('taken')).addErrback(() => {});
      reactor.run();
    });
    assert.deepEqual(lines, ['err 0 Unhandled error in Deferred: TypeError: disk full']);
    assert.equal(state, 'waiting');
  });

  it('can be awaited, and its error is thrown by identity', async () => {
    const error = new Error('bad');
    const lines = await linesOf(async ({ defer, task, reactor }, print) => {
      reactor.run();
      print(await defer.succeed(1), await task.deferLater(reactor, 1, () => 2));
      await assert.rejects(async () => defer.fail(error), error);
    });
    assert.deepEqual(lines, ['1 1 2']);
  });

  it('takes a promise that a callback returns for a Deferred', async () => {
    const lines = await linesOf(({ defer, reactor }, print) => {
      defer.succeed(1).addCallback(async (v) => v + 1).addCallback((v) => print(v));
      defer.succeed(1).addCallback(() => Promise.reject(new Error('late'))).addErrback((f) => print(f));
      reactor.run();
    });
    assert.deepEqual(lines, ['0 2', '0 late']);
  });

  it('is <Deferred> on the console, fired or not; a Failure is its message', async () => {
    const lines = await linesOf(({ defer, Failure }, print) => {
      print(new defer.Deferred(), [defer.succeed(1)], new Failure(new Error('boom')));
    });
    assert.deepEqual(lines, ['0 <Deferred> <Deferred> boom']);
  });

  it('fires another by chainDeferred, and is left with nothing; where that has fired, its refusal is the failure', async () => {
    const lines = await linesOf(({ defer }, print) => {
      const [one, two] = [new defer.Deferred(), new defer.Deferred()];
      two.addCallback((v) => (print('two', v), new defer.Deferred(() => print('never'))));
      one.chainDeferred(two).addCallback((v) => print('one', v));
      one.callback(7);
      one.cancel();
      const three = defer.succeed(8);
      three.chainDeferred(two).addErrback((f) => print(f.value.name));
    });
    assert.deepEqual(lines, ['0 two 7', '0 one (nothing)', '0 AlreadyCalledError']);
  });

  it('reports once what nobody took, and nothing that is taken late, awaited, or taken by another', async () => {
    const lines = await linesOf(async ({ defer, reactor }, print) => {
      const late = defer.fail(new Error('late'));
      late.addErrback(() => print('taken late'));
      const awaited = defer.fail(new Error('awaited'));
      await assert.rejects(async () => awaited, /awaited/);
      const inner = defer.fail(new Error('inner'));
      defer.succeed(1).addCallback(() => inner).addErrback((f) => print('taken', f));
      defer.fail(new Error('nobody'));
      reactor.run();
      reactor.callLater(1, () => {});
      reactor.callLater(2, () => reactor.stop());
    });
    assert.deepEqual(lines, ['0 taken late', '0 taken inner', 'err 2 Unhandled error in Deferred: nobody']);
  });

  it('names the argument where it is misused', async () => {
    await play(({ defer, reactor, task, client, random }) => {
      const d = new defer.Deferred();
      assert.throws(() => d.addCallback('no'), /addCallback takes a function, not the string "no"/);
      assert.throws(() => d.addErrback(), /addErrback takes a function, not undefined/);
      assert.throws(() => d.callback(new defer.Deferred()), /callback takes a value/);
      assert.throws(() => d.errback('text'), /errback takes an error/);
      assert.throws(() => new defer.Deferred(5), /canceller must be a function, not 5/);
      assert.throws(() => reactor.callLater(-1, () => {}), /callLater: seconds must not be negative: it is -1/);
      assert.throws(() => reactor.callLater('1', () => {}), /seconds must be a number of seconds/);
      assert.throws(() => reactor.callLater(1, undefined), /callLater takes a function after the seconds, not undefined/);
      assert.throws(() => task.deferLater(5, 1), /deferLater takes a reactor first/);
      assert.throws(() => client.getPage(), /getPage takes an address/);
      assert.throws(() => random.choice([]), /a list with something in it/);
      assert.throws(() => defer.inlineCallbacks(() => 5)(), /generator function/);
    });
  });
});
