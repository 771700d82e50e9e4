// Offline in a folder of a host: the page works there, and its programs are as far from it as elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dist, printed, reach, run, setCode, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';

const under = '/some/path/';
const { server, breaks, mends } = faultyServer(dist, under);
const { open, problems } = usePage({ server, under });

test('without the network programs run in a frame of no origin', async (t) => {
  const page = await open('#scenario=print-later', { serviceWorkers: 'allow' });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  breaks(/./, 'reset');
  t.after(mends);
  await page.reload();
  await reach(page, 'idle');
  assert.equal(await run(page), 'waiting');
  for (const time of ['virtual', 'real']) {
    await page.getByTestId('time').selectOption(time);
    await setCode(
      page,
      `console.log(self.origin)
try {
  const asked = indexedDB.open('out')
  await new Promise((resolve, reject) => { asked.onsuccess = resolve; asked.onerror = reject })
  console.log('GOT OUT')
} catch { console.log('refused') }`,
    );
    assert.equal(await run(page), 'finished');
    assert.deepEqual(
      (await printed(page)).map(({ text }) => text),
      ['null', 'refused'],
      time,
    );
  }
});

test('the page itself logs no error but for the network', () => {
  for (const problem of problems) assert.match(problem, /net::|NetworkError|Failed to load|connection/i);
});
