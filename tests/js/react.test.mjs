// react: the reactor runs until a main function is done.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf, play } from './ravel.mjs';

/** The lines of a program whose main function this is, and behind them its exit code. */
const react = (main, argv) =>
  linesOf(async ({ task, ...face }, print) => print('exit', await task.react((...args) => main({ task, ...face }, print, ...args), argv)));

describe('react', () => {
  it('runs the reactor until the Deferred of main has fired: exit code 0', async () => {
    assert.deepEqual(await react(({ task, reactor }, print) => task.deferLater(reactor, 2, print, 'done')), ['2 done', '2 exit 0']);
  });

  it('gives main the reactor and the arguments', async () => {
    const lines = await react((face, print, reactor, ...argv) => print(reactor === face.reactor, argv), ['a', 'b']);
    assert.deepEqual(lines, ['0 true a, b', '0 exit 0']);
  });

  it('waits for an async main, and for one with inlineCallbacks', async () => {
    const waits = async ({ task, reactor }, print) => (await task.deferLater(reactor, 1), print('awaited'));
    assert.deepEqual(await react(waits), ['1 awaited', '1 exit 0']);
    const yields = ({ defer, task, reactor }, print) => defer.inlineCallbacks(function* () {
      yield task.deferLater(reactor, 1);
      print('yielded');
    })();
    assert.deepEqual(await react(yields), ['1 yielded', '1 exit 0']);
  });

  it('logs a failure, and the exit code is 1', async () => {
    for (const fails of [
      ({ task, reactor }) => task.deferLater(reactor, 1, () => { throw new Error('boom'); }),
      async ({ task, reactor }) => { await task.deferLater(reactor, 1); throw new Error('boom'); },
    ]) {
      const [logged, ...lines] = await react(fails);
      assert.match(logged, /^err 1 Error in the main function: .*\bboom$/);
      assert.deepEqual(lines, ['1 exit 1']);
    }
  });

  it('takes what main throws itself for a failure, too', async () => {
    const [logged, ...lines] = await react(() => { throw new RangeError('at once'); });
    assert.match(logged, /^err 0 Error in the main function: .*\bRangeError: at once$/);
    assert.deepEqual(lines, ['0 exit 1']);
  });

  it('ends with the reactor, whoever stops it', async () => {
    assert.deepEqual(await react(({ defer, reactor }) => {
      reactor.callLater(1, () => reactor.stop());
      return new defer.Deferred();
    }), ['1 exit 0']);
  });

  it('does not stop a second time for a Deferred that fires during the shutdown', async () => {
    assert.deepEqual(await react(({ task, reactor }, print) => {
      const d = task.deferLater(reactor, 2, print, 'tidied up');
      reactor.addSystemEventTrigger('before', 'shutdown', () => d);
      reactor.callLater(1, () => reactor.stop());
      return d;
    }), ['2 tidied up', '2 exit 0']);
  });

  it('leaves a reactor that has ended', async () => {
    const { state } = await play(async ({ task, reactor, error }) => {
      await task.react(() => {});
      assert.equal(reactor.running, false);
      await assert.rejects(task.react(() => {}), error.ReactorNotRestartable);
    });
    assert.equal(state, 'finished');
  });
});
