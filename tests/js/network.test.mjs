// getPage over the simulated network, and seeded chance.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { linesOf, play } from './ravel.mjs';

const network = {
  'http://a.test/': { latency: 1.2, chunks: [0.4, 0.8, 1.2], body: 'grüße ☃' },
  'http://b.test/none': { latency: 0.3, status: 404, body: 'not found' },
  'http://c.test/': { latency: 0.1, failure: 'connection refused' },
};

describe('getPage', () => {
  it('gives the text at its time; a bad status and no answer are failures', async () => {
    const lines = await linesOf(({ client, reactor }, print) => {
      for (const url of [...Object.keys(network), 'http://d.test/']) {
        client.getPage(url).addCallbacks((text) => print('got', text), (f) => print(f.value.name, f));
      }
      reactor.run();
    }, { network });
    assert.match(lines.shift(), /^0 ConnectError no page http:\/\/d\.test\//);
    assert.deepEqual(lines, ['0.1 ConnectError connection refused', '0.3 HttpError 404 not found', '1.2 got grüße ☃']);
  });

  it('is cancelled', async () => {
    const { lines, time } = await play(({ client, reactor }, print) => {
      const d = client.getPage('http://a.test/');
      d.addErrback((f) => print(f));
      reactor.callLater(0.5, () => d.cancel());
      reactor.run();
    }, { network });
    assert.deepEqual(lines, ['0.5 cancelled']);
    assert.equal(time, 0.5);
  });
});

describe('jitter', () => {
  const { pages, answers } = JSON.parse(readFileSync(new URL('../scenarios/jitter.json', import.meta.url), 'utf8'));
  const ask = (network, seed) => linesOf(({ client, reactor }, print) => {
    for (const url of Object.keys(network)) client.getPage(url).addBoth((answer) => print(url, answer));
    reactor.run();
  }, { network, seed });

  for (const [seed, expected] of Object.entries(answers)) {
    it(`is as the native tests have it, with seed ${seed}`, async () => assert.deepEqual(await ask(pages, Number(seed)), expected));
  }

  it("leaves the program's own chance alone", async () => {
    const draw = (network) => linesOf(({ random }, print) => print(random.random(), random.random()), { network, seed: 7 });
    assert.deepEqual(await draw(pages), await draw({}));
  });

  it('stays within its bounds, and never answers before the asking', async () => {
    const times = new Set();
    for (let seed = 1; seed <= 40; ++seed) {
      const [near, far] = await ask({ 'http://a.test/': { latency: 0.1, jitter: 0.5 }, 'http://b.test/': { latency: 2, jitter: 0.5 } }, seed);
      assert.ok(Number.parseFloat(near) >= 0 && Number.parseFloat(near) <= 0.6, near);
      assert.ok(Number.parseFloat(far) >= 1.5 && Number.parseFloat(far) <= 2.5, far);
      times.add(far);
    }
    assert.ok(times.size > 30);
  });

  it('must be a number of seconds', async () => {
    await assert.rejects(ask({ 'http://a.test/': { latency: 1, jitter: -1 } }), /the jitter of http:\/\/a\.test\/ must be a number of seconds/);
  });
});

describe('a page that is dropped', () => {
  const network = { 'http://a.test/': { latency: 1, body: 'never seen', dropped: true }, 'http://b.test/': { latency: 1, dropped: true, chunks: [0.2, 0.9], failure: 'cut' } };
  it('begins, and breaks off', async () => {
    const { lines, host } = await play(({ client, reactor }, print) => {
      for (const url of Object.keys(network)) client.getPage(url).addErrback((f) => print(f.value.name, f));
      reactor.run();
    }, { network, traced: true });
    assert.deepEqual(lines, ['1 ConnectError the connection was lost half way', '1 ConnectError cut']);
    const fetches = host.trace().filter(({ kind }) => kind.startsWith('fetch.')).map(({ time, kind }) => `${time} ${kind}`);
    assert.deepEqual(fetches, ['0 fetch.begun', '0 fetch.begun', '0.2 fetch.data', '0.5 fetch.data', '0.9 fetch.data', '1 fetch.failed', '1 fetch.failed']);
  });
});

describe('random', () => {
  it('gives the same numbers for the same seed, and others for another', async () => {
    const draw = (seed) => linesOf(({ random }, print) => {
      const items = [1, 2, 3, 4, 5, 6];
      random.shuffle(items);
      print(random.random(), random.uniform(2, 3), random.randint(-5, 5), random.choice(items), items);
    }, { seed });
    assert.deepEqual(await draw(1), await draw(1));
    assert.notDeepEqual(await draw(1), await draw(2));
  });

  it('draws the firecracker of the course from the default seed', async () => {
    assert.deepEqual(await linesOf(({ random }, print) => print(random.choice([0.5, 1.0, 1.5, 2.0]))), ['0 1.5']);
  });
});
