// The face's reactor: delayed calls, running and stopping, sleeping, in virtual and in real time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { linesOf, play } from './ravel.mjs';

describe('the reactor', () => {
  it('makes calls by due time, then in the order of asking; those asked for in a turn come in the next', async () => {
    const lines = await linesOf(({ reactor }, print) => {
      reactor.callLater(2, print, 'two');
      reactor.callLater(1, print, 'one');
      reactor.callLater(1, print, 'one again');
      reactor.callLater(0, () => reactor.callLater(0, print, 'nested'));
      reactor.callLater(0, print, 'zero');
      reactor.run();
      print('run returns at once');
    });
    assert.deepEqual(lines, ['0 run returns at once', '0 zero', '0 nested', '1 one', '1 one again', '2 two']);
  });

  it('gives a handle: cancel, reset, delay, active, getTime', async () => {
    const lines = await linesOf(({ reactor, error }, print) => {
      const gone = reactor.callLater(1, print, 'never');
      gone.cancel();
      assert.throws(() => gone.cancel(), error.AlreadyCancelled);
      const moved = reactor.callLater(1, print, 'moved');
      moved.reset(3);
      moved.delay(1);
      print(moved.active(), moved.getTime(), gone.active());
      const now = reactor.callLater(0.5, () => assert.throws(() => now.cancel(), error.AlreadyCalled));
      reactor.callLater(5, () => print(now.active(), now.getTime()));
      reactor.run();
    });
    assert.deepEqual(lines, ['0 true 4 false', '4 moved', '5 false 0.5']);
  });

  it('logs what a call throws and goes on', async () => {
    const lines = await linesOf(({ reactor }, print) => {
      reactor.callLater(1, () => { throw new TypeError('oops'); });
      reactor.callLater(2, print, 'goes on');
      reactor.run();
    });
    assert.deepEqual(lines, ['err 1 Error in a call of the reactor: TypeError: oops', '2 goes on']);
  });

  it('waits when nothing is left; is finished when it was stopped', async () => {
    const waiting = await play(({ reactor }) => (reactor.callLater(1, () => {}), void reactor.run()));
    assert.deepEqual([waiting.state, waiting.time], ['waiting', 1]);
    const finished = await play(({ reactor }) => (reactor.callLater(1, () => reactor.stop()), void reactor.run()));
    assert.deepEqual([finished.state, finished.time], ['finished', 1]);
  });

  it('goes on behind an awaited run() after stop()', async () => {
    const lines = await linesOf(async ({ reactor }, print) => {
      reactor.callLater(1, () => reactor.stop());
      await reactor.run();
      print('after run');
    });
    assert.deepEqual(lines, ['1 after run']);
  });

  it('says so when calls were asked for and it never ran, and where', async () => {
    const places = [];
    const { lines, state } = await play(({ reactor }) => void reactor.callLater(1, () => {}), {
      scenarioUrl: 'reactor.test.mjs',
      onPlace: (place) => places.push(place),
    });
    assert.equal(state, 'finished');
    assert.match(lines[0], /^log 0 1 call was asked for, but the reactor never ran/);
    const line = readFileSync(new URL(import.meta.url), 'utf8').split('\n').findIndex((text) => text.includes('void reactor.callLater(1')) + 1;
    assert.equal(places[0].line, line);
  });

  it('refuses run() inside run(), run() after stop(), stop() before run()', async () => {
    await play(async ({ reactor, error }) => {
      assert.throws(() => reactor.stop(), error.ReactorNotRunning);
      const ended = reactor.run();
      assert.throws(() => reactor.run(), error.ReactorAlreadyRunning);
      reactor.stop();
      assert.throws(() => reactor.stop(), error.ReactorNotRunning);
      await ended;
      assert.throws(() => reactor.run(), error.ReactorNotRestartable);
    });
  });

  it('calls what waits for it to run: at once when it does', async () => {
    const lines = await linesOf(({ reactor }, print) => {
      reactor.callWhenRunning(print, 'first turn');
      reactor.callLater(0, () => (reactor.callWhenRunning(print, 'at once'), print('after')));
      reactor.run();
      print('script ends');
    });
    assert.deepEqual(lines, ['0 script ends', '0 first turn', '0 at once', '0 after']);
  });

  it('throws what a function throws that it calls at once', async () => {
    const error = new Error('no');
    const lines = await linesOf(({ reactor }, print) => {
      const boom = () => { throw error; };
      reactor.callLater(0, () => assert.throws(() => reactor.callWhenRunning(boom), error));
      reactor.callLater(0, print, 'goes on');
      reactor.run();
    });
    assert.deepEqual(lines, ['0 goes on']);
  });

  it('lets a trigger fire its own event, and others', async () => {
    const lines = await linesOf(({ reactor }, print) => {
      const fire = (event) => (print('fires', event), reactor.fireSystemEvent(event));
      for (const event of ['one', 'another']) reactor.addSystemEventTrigger('during', 'one', fire, event);
      reactor.addSystemEventTrigger('after', 'another', print, 'done');
      reactor.fireSystemEvent('one');
      for (let i = 0; i < 100; ++i) reactor.callLater(0, () => {});
      assert.equal(reactor.getDelayedCalls().length, 100);
    });
    assert.deepEqual(lines.slice(0, 3), ['0 fires one', '0 fires another', '0 done']);
  });

  it('sleeps: the time moves and nothing else runs', async () => {
    const lines = await linesOf(({ reactor, time }, print) => {
      reactor.callLater(0, () => (time.sleep(1.5), print('slept')));
      reactor.callLater(0.5, print, 'late');
      reactor.run();
    });
    assert.deepEqual(lines, ['1.5 slept', '1.5 late']);
  });

  it('lets promises settle before virtual time moves on', async () => {
    const lines = await linesOf(({ reactor, task }, print) => {
      void (async () => {
        for (let i = 1; i <= 3; ++i) {
          await task.deferLater(reactor, 0.1);
          await null;
          print('step', i);
        }
      })();
      reactor.callLater(0.25, print, 'between');
      reactor.run();
    });
    assert.deepEqual(lines, ['0.1 step 1', '0.2 step 2', '0.25 between', '0.3 step 3']);
  });

  it('keeps real time, and really sleeps', async () => {
    const began = performance.now();
    const { lines, time } = await play(({ reactor, time }, print) => {
      reactor.callLater(0.05, print, 'call');
      reactor.callLater(0.01, () => time.sleep(0.06));
      reactor.callLater(0.1, () => reactor.stop());
      reactor.run();
    }, { time: 'real' });
    assert.ok(performance.now() - began >= 100);
    assert.ok(time >= 0.1 && time < 0.5, String(time));
    assert.ok(Number.parseFloat(lines[0]) >= 0.07, lines[0]);
  });
});
