// The network and the seed in the hands of the learner; many seeds at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasted, printed, reach, run, setCode, usePage } from './support/browser.mjs';

const { open, problems } = usePage();
const texts = async (page) => (await printed(page)).map(({ time, text }) => `${time} ${text}`);
const ask = `import { client, reactor } from 'ravel'
for (const name of ['a', 'b', 'new']) {
  client.getPage(\`http://\${name}.test/\`).addCallbacks(text => console.log(name, text), f => console.log(name, 'failed:', f.getErrorMessage()))
}
reactor.run()`;
const field = (page, row, part) => page.locator(`[data-row="${row}"] [data-part=${part}]`);

async function openNetwork(page) {
  await page.getByTestId('panel-network').click();
  await page.getByTestId('add-page').waitFor();
}

/** A page with the network a, b. */
async function withPages() {
  const page = await open('#scenario=print-later');
  await setCode(page, ask);
  await openNetwork(page);
  for (const [row, name, latency] of [
    [0, 'a', '1'],
    [1, 'b', '2'],
  ]) {
    await page.getByTestId('add-page').click();
    await field(page, row, 'address').fill(`http://${name}.test/`);
    await field(page, row, 'latency').fill(latency);
    await field(page, row, 'body').fill(`page ${name}`);
  }
  return page;
}

test('pages are added, changed and asked for', async () => {
  const page = await withPages();
  assert.equal(await run(page), 'waiting');
  assert.match((await texts(page))[0], /^0 new failed: no page http:\/\/new\.test\//);
  assert.deepEqual((await texts(page)).slice(1), ['1 a page a', '2 b page b']);
  await field(page, 1, 'latency').fill('0.25');
  await field(page, 0, 'status').fill('503');
  await run(page);
  assert.deepEqual((await texts(page)).slice(1), ['0.25 b page b', '1 a failed: 503 page a']);
});

for (const [kind, said] of [
  ['refused', '1 a failed: connection refused'],
  ['timeout', '1 a failed: timed out'],
  ['dropped', '1 a failed: the connection was lost half way'],
]) {
  test(`a page that is ${kind}`, async () => {
    const page = await withPages();
    await field(page, 0, 'failure').selectOption(kind);
    await run(page);
    assert.ok((await texts(page)).includes(said), (await texts(page)).join('\n'));
    const trace = await page.evaluate(() => window.ravel.trace());
    const id = trace.find(({ kind, text }) => kind === 'fetch.begun' && text === 'http://a.test/').call;
    const kinds = trace.filter(({ kind, call }) => kind.startsWith('fetch.') && call === id).map(({ kind }) => kind);
    assert.deepEqual(kinds, kind === 'dropped' ? ['fetch.begun', 'fetch.data', 'fetch.failed'] : ['fetch.begun', 'fetch.failed']);
  });
}

test('a failure in words of its own', async () => {
  const page = await withPages();
  await field(page, 0, 'failure').selectOption('other');
  assert.match(await page.locator('[data-row="0"] .page-problem').textContent(), /what the Failure says/);
  await field(page, 0, 'words').fill('the cable was cut');
  assert.equal(await page.locator('.page-problem').count(), 0);
  await run(page);
  assert.ok((await texts(page)).includes('1 a failed: the cable was cut'));
});

test('what is wrong is told at its place, and the network stays as it was', async () => {
  const page = await withPages();
  await field(page, 1, 'latency').fill('soon');
  const input = field(page, 1, 'latency');
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  const said = page.locator(`#${await input.getAttribute('aria-describedby')}`);
  assert.match(await said.textContent(), /number of seconds, such as 0\.5/);
  await run(page);
  assert.ok((await texts(page)).includes('2 b page b'));
  await input.fill('3');
  assert.equal(await input.getAttribute('aria-invalid'), null);
  await run(page);
  assert.ok((await texts(page)).includes('3 b page b'));
});

test('order, removal, and back to what was given, by keys', async () => {
  const page = await withPages();
  const addresses = () => page.$$eval('[data-part=address]', (inputs) => inputs.map((input) => input.value));
  const focused = () =>
    page.evaluate(() => [document.activeElement.closest('[data-row]')?.dataset.row, document.activeElement.dataset.part]);
  await field(page, 1, 'up').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-part=address]').value === 'http://b.test/');
  assert.deepEqual(await focused(), ['0', 'up']);
  await page.keyboard.press('Enter');
  assert.deepEqual(await addresses(), ['http://b.test/', 'http://a.test/'], 'the first goes no higher');
  await field(page, 0, 'remove').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=page]').length === 1);
  assert.deepEqual(await focused(), ['0', 'remove']);
  assert.deepEqual(await addresses(), ['http://a.test/']);
  await page.getByTestId('network-reset').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=page]').length === 0);
  assert.ok(await page.getByTestId('network-reset').isDisabled());
});

test('the pages of a scenario are there, and its links in memory are left alone', async () => {
  const page = await open('#scenario=get-page');
  await openNetwork(page);
  assert.equal(await field(page, 0, 'address').inputValue(), 'http://far.test/');
  assert.equal(await field(page, 1, 'status').inputValue(), '404');
  const echo = await open('#scenario=echo');
  await openNetwork(echo);
  assert.match(await echo.getByTestId('network').textContent(), /memory:echo/);
});

test('it is kept with the program, and goes along with a link', async () => {
  const page = await open('#scenario=get-page');
  await openNetwork(page);
  await field(page, 0, 'latency').fill('0.125');
  await page.reload();
  await reach(page, 'idle');
  await openNetwork(page);
  assert.equal(await field(page, 0, 'latency').inputValue(), '0.125');
  await page.getByTestId('share').click();
  await page.getByTestId('notice').waitFor();
  const link = new URL(await pasted(page)).hash;

  const other = await open(link);
  await openNetwork(other);
  assert.equal(await field(other, 0, 'latency').inputValue(), '0.125');
  assert.equal(await run(other), await run(page));
  assert.deepEqual(await texts(other), await texts(page));

  const plain = await open('#scenario=get-page');
  await openNetwork(plain);
  assert.equal(await field(plain, 0, 'latency').inputValue(), '1.2');
  await page.evaluate(() => (location.hash = '#scenario=get-page'));
  await page.getByTestId('shared').waitFor({ state: 'detached' });
  await page.getByTestId('network-reset').click();
  await page.reload();
  await reach(page, 'idle');
  await openNetwork(page);
  assert.equal(await field(page, 0, 'latency').inputValue(), '1.2');
});

test('the seed is rolled', async () => {
  const page = await open('#scenario=print-later');
  const seed = () => page.getByTestId('seed').inputValue();
  const first = await seed();
  await page.getByTestId('roll').click();
  const second = await seed();
  assert.notEqual(second, first);
  assert.match(second, /^[1-9]\d{0,5}$/);
});

async function runSeeds(page) {
  await page.getByTestId('panel-seeds').click();
  await page.getByTestId('seeds-run').click();
  await page.waitForSelector('[data-testid=seeds-say][data-done="20"]');
}

test('a race is made visible with 20 seeds, and a click takes one of them', async () => {
  const page = await withPages();
  await field(page, 0, 'jitter').fill('1');
  await field(page, 1, 'jitter').fill('1');
  await runSeeds(page);
  assert.equal(await page.getByTestId('seeds-say').textContent(), '20 seeds gave 2 different outputs.');
  const groups = page.getByTestId('seed-group');
  assert.equal(await groups.count(), 2);
  assert.equal(await groups.nth(0).locator('[data-differs]').count(), 0);
  assert.equal(await groups.nth(1).locator('[data-differs]').count(), 2);
  const lines = await groups.nth(1).locator('.seed-line').allTextContents();
  const button = groups.nth(1).locator('.seed-button').first();
  const seed = (await button.textContent()).trim();
  await button.click();
  assert.equal(await page.getByTestId('seed').inputValue(), seed);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await run(page);
  const shown = (await printed(page)).map(({ text }) => text);
  assert.deepEqual(
    lines.map((line) => line.replace(/^\s*differs:/, '').trim()),
    shown,
  );
});

test('what chance does not touch is the same with all seeds', async () => {
  const page = await open('#scenario=print-later');
  await runSeeds(page);
  assert.equal(await page.getByTestId('seeds-say').textContent(), 'All 20 seeds gave the same output.');
  assert.equal(await reach(page, 'idle'), 'idle', 'the run on the page is not touched');
});

test('it can be stopped, and a program that never ends does not last', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, 'while (true) {}');
  await page.getByTestId('panel-seeds').click();
  await page.getByTestId('seeds-run').click();
  await page.getByTestId('seeds-stop').click();
  await page.getByTestId('seeds-run').waitFor();
  await setCode(page, "console.log('fine')");
  assert.equal(await run(page), 'finished');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
