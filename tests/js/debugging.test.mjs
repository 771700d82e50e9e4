// Debugging, tracebacks, and react: what a program is told of its errors.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { linesOf, play } from './ravel.mjs';

const here = /debugging\.test\.mjs:\d+:\d+/;

describe('debugging', () => {
  it('is off at first, and errors say nothing of places', async () => {
    const { defer } = (await createRavel()).face;
    assert.equal(defer.getDebugging(), false);
    const d = defer.succeed(1);
    assert.throws(() => d.callback(2), (error) => error instanceof defer.AlreadyCalledError && !error.message.includes('C:'));
  });

  for (const traced of [false, true]) {
    it(`says with a second firing where it was made and fired first${traced ? ', in a recorded run too' : ''}`, async () => {
      const { defer } = (await createRavel({ traced })).face;
      defer.setDebugging(true);
      assert.equal(defer.getDebugging(), true);
      const d = new defer.Deferred();
      const fire = () => d.callback(1);
      fire();
      assert.throws(fire, (error) => {
        const [, made, fired, ...more] = error.message.split('\n');
        assert.match(made, /^C: /);
        assert.match(made, here);
        assert.match(fired, /^I: fire/);
        assert.match(fired, here);
        return more.length === 0;
      });
    });
  }

  it('says it with the report of an unhandled error', async () => {
    const lines = await linesOf(({ defer, reactor }) => {
      defer.setDebugging(true);
      new defer.Deferred().errback(new Error('boom'));
      reactor.run();
    }, { traced: true });
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^err 0 Unhandled error in Deferred \(debug: C: .*debugging\.test.*, I: .*debugging\.test.*\): boom$/);
  });

  it('knows nothing of those that were made before', async () => {
    const { defer } = (await createRavel()).face;
    const d = defer.succeed(1);
    defer.setDebugging(true);
    assert.throws(() => d.callback(2), (error) => !error.message.includes('C:'));
  });
});

describe('a Deferred in words', () => {
  it('says its result, or that it waits', async () => {
    const { defer } = (await createRavel()).face;
    const d = new defer.Deferred();
    const inner = new defer.Deferred();
    assert.equal(String(d), '<Deferred>');
    d.callback(5);
    assert.equal(String(d), '<Deferred current result: 5>');
    d.addCallback(() => inner);
    assert.equal(String(d), '<Deferred waiting on Deferred>');
    inner.callback('in');
    assert.equal(String(d), '<Deferred current result: in>');
  });
});

describe('a Failure as text', () => {
  function inner() {
    throw new RangeError('too far');
  }
  function outer() {
    inner();
  }

  it('has the frames, outermost first, and the error', async () => {
    const { defer } = (await createRavel()).face;
    const failure = defer.maybeDeferred(outer).addErrback((f) => ((outer.failure = f), null)) && outer.failure;
    const lines = failure.getTraceback().split('\n');
    assert.equal(lines[0], 'Traceback (most recent call last):');
    assert.deepEqual(lines.slice(-2), ['RangeError: too far', '']);
    const of = (name) => lines.findIndex((line) => line.startsWith(`  ${name} (`));
    assert.ok(of('outer') > 0 && of('inner') === of('outer') + 1, failure.getTraceback());
    assert.equal(failure.getBriefTraceback(), 'Traceback: RangeError: too far\n');
    const printed = [];
    failure.printTraceback((text) => printed.push(text));
    assert.deepEqual(printed, [failure.getTraceback().trimEnd()]);
  });

  it('says that there are none where something was thrown that is no Error', async () => {
    const { Failure } = (await createRavel()).face;
    assert.equal(new Failure('words').getTraceback(), 'Traceback (failure with no frames): string: words\n');
  });
});

describe('the exit code of react', () => {
  it("is SystemExit's own, which is no error", async () => {
    let code;
    const { lines } = await play(async ({ task, reactor }) => {
      code = await task.react(() => task.deferLater(reactor, 1, () => { throw new task.SystemExit(7); }));
    });
    assert.equal(code, 7);
    assert.deepEqual(lines, []);
  });
});
