// The page itself does not come, comes damaged, or finds a browser without what it needs: it says so, and goes on where it can.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lacks, startFaults } from './faults/start.mjs';
import { dist, needs, reach, run, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';
import { beginWith } from './support/page_with.mjs';

const { server, breaks, mends } = faultyServer(dist);
const { open } = usePage({ server });

for (const { what, path, fault, says, starts } of startFaults) {
  test(what, async (t) => {
    breaks(path, fault);
    t.after(mends);
    const page = await open('#scenario=print-later', { state: starts ? 'idle' : null });
    if (starts) assert.equal(await run(page), 'waiting');
    if (says) {
      const said = page.getByTestId('boot');
      assert.match(await said.textContent(), says);
      mends();
      await page.getByRole('button', { name: 'Try again' }).click();
      await said.waitFor({ state: 'detached' });
      await reach(page, 'idle');
      assert.equal(await run(page), 'waiting');
      const colour = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--linen'));
      assert.notEqual(colour, '', 'it has its styles');
    }
    assert.equal(await page.getByTestId('boot').count(), 0);
  });
}

for (const { what, without, says } of lacks) {
  test(`a browser without ${what}`, async (t) => {
    beginWith(breaks, without);
    t.after(mends);
    const page = await open('', { state: null });
    const said = await page.getByTestId('boot').textContent();
    assert.match(said, says);
    assert.match(said, /Chrome 123, Firefox 120 and Safari 17\.5 have all of it/);
  });
}

test('without JavaScript a sentence says that it is needed', async () => {
  const html = await (await fetch(`http://localhost:${server.address().port}/`)).text();
  assert.match(
    html,
    /<noscript>Ravel runs programs in your browser, and needs JavaScript for that: allow it for this page, and reload\.<\/noscript>/,
  );
});

test('opened from a file, it says what to do instead', needs('files that are strangers to each other'), async () => {
  const page = await open('', { state: null });
  await page.goto(pathToFileURL(join(dist, 'index.html')).href);
  const said = page.getByTestId('boot');
  await said.waitFor();
  assert.match(await said.textContent(), /does not start this page from a file\. Serve its folder, .*: python3 -m http\.server/);
});
