// getPage over the simulated network, and seeded chance.
import assert from 'node:assert/strict';
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
