// Without the network after the first load; a new version, announced and taken.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dist, printed, reach, run, setCode, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';
import { expectedOf, scenarioIds, stateAfter } from './support/scenarios.mjs';

/** The folder that is served: the build, or another version of it. */
let site;
const well = faultyServer(dist);
const server = createServer((request, response) => (site ?? well).server.emit('request', request, response));
const { open } = usePage({ server, under: '/' });
const { breaks, mends, asked } = well;

let folder;
let next;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ravel-version-'));
  await cp(dist, folder, { recursive: true });
  await makeNextVersion();
  next = faultyServer(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

/** As a build of other sources has it: its page and the names of its scripts are others, and one of its files is gone. */
async function makeNextVersion() {
  const worker = join(folder, 'service_worker.js');
  const assets = join(folder, 'assets');
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'));
  await rm(
    join(
      assets,
      scripts.find((file) => file.startsWith('network_panel-')),
    ),
  );
  const names = new RegExp(`(?<![\\w-])(${scripts.join('|').replaceAll('.', '\\.')})`, 'g');
  const renamed = (text) => text.replace(names, (name) => `next-${name}`);
  const build = { version: 'two', files: {} };
  for (const { name, parentPath } of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())) {
    const old = join(parentPath, name);
    if (old === worker) continue;
    let bytes = await readFile(old);
    if (/\.(js|html)$/.test(name)) bytes = Buffer.from(renamed(bytes.toString()).replace(/ integrity="[^"]*"/g, ''));
    if (name === 'index.html') bytes = Buffer.from(bytes.toString().replace('<title>', '<meta name="test-version" content="2"><title>'));
    const path = join(parentPath, renamed(name));
    await rm(old);
    await writeFile(path, bytes);
    build.files[path.slice(folder.length + 1)] = createHash('sha256').update(bytes).digest('base64');
  }
  const [, ...rest] = (await readFile(worker, 'utf8')).split('\n');
  await writeFile(worker, [`const ravelBuild = ${JSON.stringify(build)};`, ...rest].join('\n'));
}

const keptBuilds = (page) => page.evaluate(async () => (await caches.keys()).length);

/** The page once it works offline. */
async function installed(hash = '#scenario=print-later', wishes = {}) {
  const page = await open(hash, { serviceWorkers: 'allow', patience: 60_000, ...wishes });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

test('after the first load every scenario opens and runs without the network, and so does all else', async (t) => {
  const page = await installed();
  breaks(/./, 'reset');
  t.after(mends);
  await page.reload();
  await reach(page, 'idle');
  for (const id of scenarioIds) {
    await page.evaluate((to) => (location.hash = `#scenario=${to}`), id);
    await page.waitForFunction((to) => document.querySelector('[aria-current=page]')?.dataset.id === to, id);
    await reach(page, 'idle');
    const { lines, how } = expectedOf(id);
    assert.equal(await run(page), stateAfter(id, how), id);
    assert.deepEqual(
      (await printed(page)).map(({ text }) => text),
      lines.map(({ text }) => text),
      id,
    );
  }
  await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
  await page.getByTestId('panel-network').click();
  await page.getByTestId('add-page').waitFor();
  await page.getByTestId('panel-seeds').click();
  await page.getByTestId('seeds-run').waitFor();
  await setCode(page, 'let = = 1');
  assert.equal(await run(page), 'failed');
  await setCode(page, "console.log('real')");
  await page.getByTestId('time').selectOption('real');
  assert.equal(await run(page), 'finished');
  assert.equal((await printed(page))[0].text, 'real');
});

test('what is not of the build goes to the network as it is', async () => {
  const page = await installed();
  const answers = await page.evaluate(async () => {
    const status = async (address, options) => (await fetch(address, options)).status;
    return [await status('not-there'), await status('index.html', { method: 'POST' }), await status('index.html?now')];
  });
  assert.deepEqual(answers, [404, 405, 200]);
  assert.ok(asked.includes('/not-there'));
});

test('an install that fails is none: the page works, and the next visit installs', async (t) => {
  breaks(/\/chat-.*\.js$/, 'changed');
  t.after(mends);
  asked.length = 0;
  const page = await open('#scenario=print-later', { serviceWorkers: 'allow', patience: 60_000 });
  // It fails when it comes to this file; a registration whose only worker has failed goes.
  const tried = () => asked.some((path) => /\/chat-.*\.js$/.test(path));
  for (let tries = 0; tries < 300 && !tried(); tries += 1) await page.waitForTimeout(100);
  assert.ok(tried(), 'a worker tries to install');
  const gone = await page.evaluate(async () => {
    for (let tries = 0; tries < 300; tries += 1) {
      if (!(await navigator.serviceWorker.getRegistration())) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  });
  assert.ok(gone, 'the worker is not installed');
  assert.equal(await keptBuilds(page), 0, 'nothing half is kept');
  assert.equal(await run(page), 'waiting');
  mends();
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
});

test('what the browser has dropped comes from the network', async () => {
  const page = await installed();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await reach(page, 'idle');
  assert.equal(await run(page), 'waiting');
});

test('a new version is announced, and taken when the learner says so; another tab goes on with the old one', async (t) => {
  const page = await installed();
  const other = await installed('#scenario=chaining', { beside: page });
  await setCode(page, "console.log('mine')");
  site = next;
  t.after(() => (site = undefined));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const question = page.locator('[data-testid=question][data-about=version]');
  await question.waitFor();
  assert.match(await question.textContent(), /A new version of Ravel is there\. Take it now: your programs are kept\./);
  await other.locator('[data-testid=question][data-about=version]').waitFor();
  assert.equal(await run(page), 'finished', 'until then all goes on');
  assert.equal(await page.locator('meta[name=test-version]').count(), 0);

  await page.getByRole('button', { name: 'Take it now' }).click();
  await page.waitForSelector('meta[name=test-version]', { state: 'attached' });
  await reach(page, 'idle');
  assert.equal(await page.evaluate(() => window.ravel.getCode()), "console.log('mine')");

  await other.waitForFunction(() =>
    document.querySelector('[data-about=version]')?.textContent.includes('Another tab has taken a new version'),
  );
  assert.equal(await run(other), stateAfter('chaining', expectedOf('chaining').how));
  await other.getByTestId('panel-network').click();
  await other.getByTestId('add-page').waitFor(); // a file that the new version has not
  assert.equal(await keptBuilds(other), 2);
  await other.getByRole('button', { name: 'Reload' }).click();
  await other.waitForSelector('meta[name=test-version]', { state: 'attached' });
  await reach(other, 'idle');
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
});

test('Later means later: the version stays as it is', async (t) => {
  const page = await installed();
  site = next;
  t.after(() => (site = undefined));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.getByRole('button', { name: 'Later' }).click();
  await page.reload();
  await page.locator('[data-testid=question][data-about=version]').waitFor();
  assert.equal(await page.locator('meta[name=test-version]').count(), 0);
  await page.getByRole('button', { name: 'Take it now' }).click();
  await page.waitForSelector('meta[name=test-version]', { state: 'attached' });
});
