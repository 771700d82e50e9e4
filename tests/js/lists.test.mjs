// DeferredList, gatherResults, race: many Deferreds into one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { linesOf, play } from './ravel.mjs';

/** Three Deferreds; their cancellers print. */
const three = ({ defer }, print) => [0, 1, 2].map((i) => new defer.Deferred(() => print(`${i} cancelled`)));

describe('a DeferredList', () => {
  it('fires with [success, result or Failure] in the order of the list, when all have fired', async () => {
    const lines = await linesOf((face, print) => {
      const [a, b, c] = three(face, print);
      new face.defer.DeferredList([a, b, c], { consumeErrors: true })
        .addCallback((outcomes) => outcomes.forEach(([success, result]) => print(success, result)));
      c.callback('third');
      b.errback(new Error('second'));
      print('waits');
      a.callback('first');
    });
    assert.deepEqual(lines, ['0 waits', '0 true first', '0 false second', '0 true third']);
  });

  it('of nothing fires at once, and never where one success is waited for', async () => {
    await play(({ defer }) => {
      assert.deepEqual(new defer.DeferredList([]).result, []);
      assert.equal(new defer.DeferredList([], { fireOnOneCallback: true }).called, false);
    });
  });

  it('fires with [value, index] of the first success, or fails with FirstError, when it is asked to', async () => {
    const lines = await linesOf((face, print) => {
      const one = three(face, print);
      new face.defer.DeferredList(one, { fireOnOneCallback: true }).addCallback(print);
      one[2].callback('quick');
      one[0].callback('late');
      const two = three(face, print);
      new face.defer.DeferredList(two, { fireOnOneErrback: true, consumeErrors: true }).addErrback((f) => print(f.value.index, f.value.subFailure));
      two[0].callback('good');
      two[1].errback(new Error('bad'));
      two[2].errback(new Error('worse'));
    });
    assert.deepEqual(lines, ['0 quick, 2', '0 1 bad']);
  });

  it('cancelled, cancels its members in order, logs what a canceller throws, and fires by its usual rules', async () => {
    const lines = await linesOf((face, print) => {
      const { defer } = face;
      const [a, , c] = three(face, print);
      const stubborn = new defer.Deferred(() => { throw new Error('no'); });
      const list = new defer.DeferredList([a, stubborn, c], { consumeErrors: true });
      list.addCallback((outcomes) => print(outcomes.map(([success]) => success)));
      list.cancel();
      print(list.called);
      stubborn.callback('after all');
    });
    assert.deepEqual(lines, ['0 0 cancelled', 'err 0 Error in a canceller: no', '0 2 cancelled', '0 false', '0 false, true, false']);
  });

  it('wants Deferreds', async () => {
    await play(({ defer }) => {
      assert.throws(() => new defer.DeferredList(5), /DeferredList takes a list of Deferreds, not 5/);
      assert.throws(() => defer.gatherResults([5]), /takes Deferreds, not 5/);
      assert.throws(() => defer.race([Promise.resolve()]), /race takes Deferreds, not an object \(Promise\)/);
    });
  });
});

describe('gatherResults', () => {
  it('gives the values in the order of the list', async () => {
    const lines = await linesOf((face, print) => {
      const all = three(face, print);
      face.defer.gatherResults(all).addCallback(print);
      for (const i of [2, 0, 1]) all[i].callback(i * 10);
    });
    assert.deepEqual(lines, ['0 0, 10, 20']);
  });

  it('fails with the first failure, without waiting for the others, and cancels its members', async () => {
    const lines = await linesOf((face, print) => {
      const all = three(face, print);
      face.defer.gatherResults(all, { consumeErrors: true }).addErrback((f) => print(f.value.name, f.value.index));
      all[1].errback(new Error('boom'));
      const others = three(face, print);
      const d = face.defer.gatherResults(others, { consumeErrors: true }).addErrback((f) => print(f.value.name, f.value.subFailure.value.name));
      d.cancel();
    });
    assert.deepEqual(lines, ['0 FirstError 1', '0 0 cancelled', '0 FirstError CancelledError', '0 1 cancelled', '0 2 cancelled']);
  });
});

describe('a race', () => {
  it('fires with [index, value] of the first success, after the others were cancelled', async () => {
    const lines = await linesOf((face, print) => {
      const all = three(face, print);
      face.defer.race(all).addCallback(print);
      all[1].callback('won');
    });
    assert.deepEqual(lines, ['0 0 cancelled', '0 2 cancelled', '0 1, won']);
  });

  it('goes on after failures', async () => {
    const lines = await linesOf((face, print) => {
      const all = three(face, print);
      face.defer.race(all).addCallback(print);
      all[0].errback(new Error('out'));
      all[2].callback('won');
    });
    assert.deepEqual(lines, ['0 1 cancelled', '0 2, won']);
  });

  it('fails with FailureGroup when all have failed, with their failures in the order of the list', async () => {
    const lines = await linesOf((face, print) => {
      const all = three(face, print);
      face.defer.race(all).addErrback((f) => print(f.check(face.defer.FailureGroup) !== null, f.value.failures, f));
      for (const i of [2, 0, 1]) all[i].errback(new Error(`no ${i}`));
    });
    assert.deepEqual(lines, ['0 true no 0, no 1, no 2 all 3 of them failed']);
  });

  it('is won by a member that has fired already', async () => {
    const lines = await linesOf((face, print) => {
      const [a, , c] = three(face, print);
      face.defer.race([a, face.defer.succeed('there'), c]).addCallback(print);
    });
    assert.deepEqual(lines, ['0 0 cancelled', '0 2 cancelled', '0 1, there']);
  });

  it('leaves its members with nothing, and no failure to take', async () => {
    const lines = await linesOf((face, print) => {
      const all = three(face, print);
      face.defer.race(all).addCallback(print);
      all[0].callback('won');
      all.forEach((d) => d.addCallback((v) => print(v)));
      face.reactor.run();
    });
    assert.deepEqual(lines, ['0 1 cancelled', '0 2 cancelled', '0 0, won', '0 (nothing)', '0 (nothing)', '0 (nothing)']);
  });

  it('of nothing never fires', () => play(({ defer }) => assert.equal(defer.race([]).called, false)));

  it('cancelled, cancels all', async () => {
    const lines = await linesOf((face, print) => {
      const d = face.defer.race(three(face, print)).addErrback((f) => print(f.value.name));
      d.cancel();
    });
    assert.deepEqual(lines, ['0 0 cancelled', '0 1 cancelled', '0 2 cancelled', '0 FailureGroup']);
  });
});

describe('members that wait for their own list', () => {
  for (const name of ['DeferredList', 'race']) {
    it(`are cancelled with it, and that ends: ${name}`, async () => {
      const { defer } = (await createRavel()).face;
      const first = new defer.Deferred(() => waits.cancel());
      const second = new defer.Deferred();
      const list = name === 'race' ? defer.race([first, second]) : new defer.DeferredList([first, second], { consumeErrors: true });
      const waits = defer.succeed(1).addCallback(() => list);
      list.addErrback(() => null);
      list.cancel();
      assert.deepEqual([first.called, second.called, list.called], [true, true, true]);
    });
  }
});
