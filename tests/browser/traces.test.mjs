// The traces of the scenarios in the page: those that their C++ programs leave (tests/traces), but for lines and the
// names of functions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run, setCode, usePage } from './support/browser.mjs';
import { scenarioIds } from './support/scenarios.mjs';

const { open, problems } = usePage();
const named = new Set(['deferred.added', 'call.made']);

const withoutNames = (events) =>
  events.map(({ line, text, ...event }) => ({ ...event, ...(text !== undefined && !named.has(event.kind) && { text }) }));
const golden = (id) => JSON.parse(readFileSync(new URL(`../traces/${id}.json`, import.meta.url), 'utf8')).events;

test('are the same as natively', async () => {
  const page = await open();
  for (const id of scenarioIds) {
    await page.locator(`[data-testid=scenario][data-id=${id}]`).evaluate((link) => link.click());
    await page.waitForSelector(`[data-id=${id}][aria-current=page]`, { state: 'attached' });
    await run(page);
    assert.deepEqual(withoutNames(await page.evaluate(() => window.ravel.trace())), withoutNames(golden(id)), id);
  }
});

test('name what is of the library as its manual does', async () => {
  const page = await open();
  await setCode(
    page,
    `import { client, defer } from 'ravel'
const d = new defer.Deferred().addCallback(client.getPage)
defer.succeed(new defer.DeferredLock()).addCallback(lock => new defer.DeferredQueue())`,
  );
  await run(page);
  const texts = (await page.evaluate(() => window.ravel.trace())).map(({ text }) => text);
  for (const text of ['getPage/', '<DeferredLock>', '<DeferredQueue>']) assert.ok(texts.includes(text), `${text}: ${texts}`);
});

test('of many events the table draws those in view', async () => {
  const page = await open('#scenario=print-later', { width: 1440, height: 900 });
  await setCode(page, 'for (let i = 0; i < 3000; ++i) console.log(i)');
  await run(page);
  await page.getByTestId('panel-steps').click();
  await page.locator('[data-testid=event][data-seq="3000"]').waitFor();
  assert.ok((await page.getByTestId('event').count()) < 200);
});

test('Esc closes the menu of files, and stops nothing', async () => {
  const page = await open('#scenario=print-later');
  await run(page);
  const menu = page.getByTestId('run-files');
  await menu.locator('summary').click();
  await page.getByTestId('save-trace').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await menu.evaluate(({ open: isOpen }) => isOpen), false);
  assert.equal(await page.getByTestId('status').getAttribute('data-state'), 'waiting');
});

test('the page logs no error', () => assert.deepEqual(problems, []));
