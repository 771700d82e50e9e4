// The page on Python's own server, as anybody may start it; and without that server, once it was there.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { dist, reach, run, usePage } from './support/browser.mjs';

const { open } = usePage();
const none = spawnSync('python3', ['--version']).status !== 0 && 'there is no python3 here';

let python;
let address;
before(async () => {
  if (none) return;
  python = spawn('python3', ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', dist], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = await once(python.stdout, 'data');
  address = `http://127.0.0.1:${/port (\d+)/.exec(said)[1]}/`;
});
after(() => python?.kill());

test('python3 -m http.server serves the page, which works on when that ends', { skip: none }, async () => {
  const page = await open('', { serviceWorkers: 'allow', patience: 90_000 });
  await page.goto(`${address}#scenario=print-later`);
  await reach(page, 'idle');
  assert.equal(await run(page), 'waiting');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  python.kill();
  await once(python, 'exit');
  await page.reload();
  await reach(page, 'idle');
  assert.equal(await run(page), 'waiting');
  await page.evaluate(() => (location.hash = '#scenario=chaining'));
  await page.waitForFunction(() => document.querySelector('[data-testid=scenario][aria-current=page]')?.dataset.id === 'chaining');
  assert.notEqual(await run(page), 'failed');
});
