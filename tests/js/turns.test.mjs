// Turns that are held back: the run can be looked at between two of them, and the program does not notice.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';

/** A run whose turns wait. `turn()` lets one through, and gives what it printed; or the run's state, if none was held back any more. */
async function step(program, options = {}) {
  const lines = [];
  let told;
  const tell = (what) => told?.(what);
  let may = 0;
  const { face, host } = await createRavel({
    time: 'virtual',
    traced: true,
    ...options,
    onLine: ({ time, stream, text }) => stream === 'out' && lines.push(`${time} ${text}`),
    onState: (state) => tell(state),
    mayTurn: () => may-- > 0,
    onHeld: () => tell('held'),
  });
  const next = () => new Promise((resolve) => (told = resolve));
  const first = next();
  const ended = program(face, host.console.log);
  if (ended instanceof Promise) void ended.then(() => host.scriptEnded());
  else host.scriptEnded();
  const got = async (what) => [await what, ...lines.splice(0)];
  return {
    host,
    first: await got(first),
    turn() {
      may = 1;
      const what = next();
      host.goOn();
      return got(what);
    },
    goOn() {
      may = Infinity;
      const what = next();
      host.goOn();
      return got(what);
    },
    async quiet() {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return lines.splice(0);
    },
    stop() {
      const what = next();
      host.stop();
      return got(what);
    },
  };
}

const kindsOf = (host) => host.trace().map(({ kind }) => kind);

describe('a call in a trace', () => {
  it('has the name of its function, with what that is given', async () => {
    const run = await step(({ defer, reactor }) => {
      const say = () => {};
      reactor.callLater(1, say);
      reactor.callLater(1, say, 'hi', 35, undefined, say);
      reactor.callLater(1, say, 'x'.repeat(100));
      reactor.callLater(1, new defer.Deferred().callback, [1, 2]);
    });
    const made = run.host.trace().filter(({ kind }) => kind === 'call.made');
    assert.deepEqual(
      made.map(({ text }) => text),
      ['say', "say('hi', 35, undefined, say)", `say('${'x'.repeat(24)}…')`, '(1, 2)'],
    );
  });
});

describe('a turn that is held back', () => {
  it('waits after the script, and then before each turn', async () => {
    const run = await step(({ reactor }, print) => {
      print('script');
      reactor.callLater(1, () => print('one', reactor.seconds()));
      reactor.callLater(2, () => print('two', reactor.seconds()));
      reactor.run();
    });
    assert.deepEqual(run.first, ['held', '0 script']);
    assert.deepEqual(await run.quiet(), []);
    assert.ok(!kindsOf(run.host).includes('turn.begun'));
    assert.deepEqual(await run.turn(), ['held'], 'the first starts the reactor up');
    assert.deepEqual(await run.turn(), ['held', '1 one 1']);
    assert.deepEqual(await run.quiet(), []);
    assert.deepEqual(await run.turn(), ['waiting', '2 two 2'], 'nothing is left: that is no turn, and is not held back');
  });

  it('lets promises go on', async () => {
    const run = await step(({ reactor }, print) => {
      reactor.callLater(1, () => {
        Promise.resolve().then(() => print('promise')).then(() => reactor.callLater(1, () => print('asked by it')));
      });
      reactor.callLater(5, () => print('five'));
      reactor.run();
    });
    await run.turn();
    assert.deepEqual(await run.turn(), ['held', '1 promise']);
    assert.deepEqual(await run.turn(), ['held', '2 asked by it']);
  });

  it('leaves the trace as it would be', async () => {
    const program = ({ reactor, random, defer }, print) => {
      for (const i of [3, 1, 2]) reactor.callLater(random.uniform(0, 3), () => print(i));
      const d = new defer.Deferred().addCallback(print);
      reactor.callLater(1, () => d.callback('fired'));
      reactor.callFromThread(() => print('from a thread'));
      reactor.run();
    };
    const stepped = await step(program);
    while ((await stepped.turn())[0] === 'held');
    const free = await step(program);
    await free.goOn();
    assert.deepEqual(stepped.host.trace(), free.host.trace());
    assert.ok(stepped.host.trace().length > 20);
  });

  it('is there for callFromThread and for the end, too', async () => {
    const run = await step(({ reactor }, print) => {
      reactor.callLater(1, () => Promise.resolve().then(() => reactor.callFromThread(() => print('queued'))));
      reactor.run();
    });
    await run.turn();
    assert.deepEqual(await run.turn(), ['held']);
    assert.deepEqual(await run.turn(), ['waiting', '1 queued']);
  });

  it('is let go by stop()', async () => {
    const run = await step(({ reactor }, print) => {
      reactor.addSystemEventTrigger('before', 'shutdown', () => print('bye'));
      reactor.callLater(1, () => print('never'));
      reactor.run();
    });
    assert.deepEqual(run.first, ['held']);
    assert.deepEqual(await run.stop(), ['stopped', '0 bye']);
  });

  it('ends like any other when the program stops the reactor', async () => {
    const run = await step(({ reactor }, print) => {
      reactor.callLater(1, () => (print('last'), reactor.stop()));
      reactor.run();
    });
    await run.turn();
    assert.deepEqual(await run.turn(), ['finished', '1 last']);
  });

  it('is none where no reactor runs', async () => {
    const run = await step((_face, print) => print('only the script'));
    assert.deepEqual(run.first, ['finished', '0 only the script']);
  });

  it('comes of a program that awaits its reactor', async () => {
    const run = await step(async ({ reactor }, print) => {
      reactor.callLater(1, () => reactor.stop());
      await reactor.run();
      print('after');
    });
    assert.deepEqual(run.first, ['held']);
    await run.turn();
    assert.deepEqual(await run.turn(), ['finished', '1 after']);
  });

  it('is not held back in real time', async () => {
    const run = await step(({ reactor }, print) => {
      reactor.callLater(0, () => (print('ran'), reactor.stop()));
      reactor.run();
    }, { time: 'real' });
    assert.equal(run.first[0], 'finished');
    assert.equal(run.first.length, 2);
  });
});

describe('the trace in parts', () => {
  it('gives the events after a number of them', async () => {
    const run = await step(({ reactor }, print) => {
      reactor.callLater(1, () => print('one'));
      reactor.run();
    });
    const before = run.host.traceFrom(0);
    assert.deepEqual(run.host.traceFrom(before.length), []);
    await run.goOn();
    const after = run.host.traceFrom(before.length);
    assert.ok(after.length > 3);
    assert.deepEqual([...before, ...after], run.host.trace());
    assert.equal(run.host.dropped, 0);
  });
});

describe('a reactor that is asked to stop', () => {
  for (const time of ['virtual', 'real'])
    it(`is closing until what is to be done before the shutdown is done, in ${time} time`, async () => {
      const { face, host } = await createRavel({ time });
      const { defer, reactor } = face;
      const done = new defer.Deferred();
      reactor.addSystemEventTrigger('before', 'shutdown', () => done);
      reactor.callLater(0, () => {});
      reactor.run();
      host.scriptEnded();
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(host.closing, false);
      host.stop();
      assert.equal(host.closing, true);
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(host.closing, true);
      done.callback();
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(host.closing, false);
      assert.equal(host.state, 'stopped');
    });
});
