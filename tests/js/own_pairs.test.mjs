// A Deferred runs its pairs by itself until it needs the core: what can be seen of that is nothing.
import assert from 'node:assert/strict';
import { setImmediate as task } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';

describe('a Deferred that needs nothing of the core', () => {
  it('leaves nothing there', async () => {
    const { defer } = (await createRavel()).face;
    const { world, holders } = defer.Deferred.prototype;
    const used = world.slots.used;
    const seen = [];
    for (let i = 0; i < 10; ++i) {
      const d = new defer.Deferred(() => {}).addCallback(() => { throw new Error('taken'); }).addErrback(() => i);
      d.addCallback(() => defer.succeed(i)).addBoth((v) => (seen.push(v), v));
      d.callback({});
      d.cancel();
    }
    const list = defer.gatherResults(seen.map((v) => defer.succeed(v)));
    assert.deepEqual(list.result, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual([world.slots.used, holders.size], [used, 0]);
  });
});

/** Each is done from inside its first function: the core takes over there. */
const needs = {
  nothing() {},
  'a pause that is taken back': (d) => (d.pause(), d.unpause()),
  'who waits for it': (d, { succeed }) => void succeed(0).addCallback(() => d),
};

for (const traced of [false, true]) {
  describe(`a Deferred in a run that is ${traced ? '' : 'not '}recorded`, () => {
    const inWorld = async (test) => test((await createRavel({ traced })).face.defer);

    for (const [need, make] of Object.entries(needs)) {
      it(`runs its pairs in order, those too that they add: with ${need}`, () => inWorld((defer) => {
        const steps = [];
        const d = new defer.Deferred();
        d.addCallback((v) => {
          steps.push(v);
          d.addCallback((w) => (steps.push(`added ${w}`), w));
          make(d, defer);
          assert.throws(() => d.callback('again'), defer.AlreadyCalledError);
          d.addErrback(() => steps.push('errback'));
          return 'second';
        });
        d.addCallbacks((v) => { steps.push(v); throw new Error('third'); }, () => steps.push('errback'));
        d.addErrback((failure) => (steps.push(failure.value.message), 'fourth'));
        d.callback('first');
        assert.deepEqual(steps, ['first', 'second', 'third', 'added fourth']);
        assert.deepEqual([d.called, d.paused, d.result], [true, 0, 'fourth']);
      }));
    }

    it('goes on with its pairs when a function of it pauses it', () => inWorld((defer) => {
      const steps = [];
      const d = new defer.Deferred();
      d.addCallback((v) => {
        d.pause();
        steps.push(v, d.called, d.paused, d.result);
        return 'next';
      }).addCallback((v) => (steps.push(v), v));
      d.callback('given');
      assert.deepEqual(steps, ['given', true, 1, 'given', 'next']);
      d.addCallback((v) => steps.push(`later ${v}`));
      assert.equal(steps.length, 5);
      d.unpause();
      assert.equal(steps.at(-1), 'later next');
    }));

    it('has lost its result to who took it while a function ran', () => inWorld((defer) => {
      const steps = [];
      const d = new defer.Deferred();
      d.addCallback((v) => {
        defer.succeed(0).addCallback(() => d).addCallback((taken) => steps.push(taken));
        steps.push(d.result);
        return v;
      });
      d.callback('given');
      assert.deepEqual([...steps, d.result], ['given', undefined, 'given']);
    }));

    it('waits for ever for itself', () => inWorld((defer) => {
      const d = new defer.Deferred();
      d.addCallback(() => d).addBoth(() => assert.fail('never'));
      d.callback(1);
      d.cancel();
      assert.deepEqual([d.called, d.paused, d.result === d], [true, 1, true]);
    }));

    it('that is a fired list does not pass on cancel() to the one it waits for', () => inWorld((defer) => {
      const inner = new defer.Deferred();
      const list = new defer.DeferredList([]);
      list.addCallback(() => inner);
      list.cancel();
      assert.deepEqual([inner.called, list.result === inner], [false, true]);
    }));

    it('takes the error of a thenable that throws', () => inWorld(async (defer) => {
      const error = new Error('no');
      const d = defer.succeed(1).addCallback(() => ({ then() { throw error; } }));
      let seen;
      d.addErrback((failure) => (seen = failure.value));
      await task();
      assert.equal(seen, error);
    }));

    it('gives a function that runs after a forced unpause() the one that it waited for', () => inWorld((defer) => {
      const inner = new defer.Deferred();
      const d = defer.succeed(1).addCallback(() => inner);
      const seen = [];
      d.addCallback((v) => void seen.push(v));
      d.unpause();
      assert.deepEqual([seen.length, seen[0] === inner], [1, true]);
    }));
  });
}
