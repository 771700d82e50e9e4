// Every scenario, in virtual time: the lines of expected.txt at their times, and its end.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { printed, run, usePage } from './support/browser.mjs';
import { expectedOf, scenarioIds, stateAfter } from './support/scenarios.mjs';

const { open, problems } = usePage();

describe('in virtual time', () => {
  let page;
  before(async () => (page = await open()));

  for (const id of scenarioIds) {
    test(id, async () => {
      await page.locator(`[data-testid=scenario][data-id=${id}]`).evaluate((link) => link.click());
      await page.waitForSelector(`[data-id=${id}][aria-current=page]`, { state: 'attached' });
      const { lines, how, time } = expectedOf(id);
      assert.equal(await run(page), stateAfter(id, how));
      const shown = (await printed(page)).map(({ time: at, text }) => ({ time: Math.round(at * 1000) / 1000, text }));
      assert.deepEqual(shown, lines);
      assert.equal(Number.parseFloat(await page.locator('.status-time').textContent()), time);
    });
  }

  test('a second run prints the same', async () => {
    await run(page);
    const first = await printed(page);
    await run(page);
    assert.deepEqual(await printed(page), first);
  });
});

test('the list holds every scenario', async () => {
  const page = await open();
  const ids = await page.$$eval('[data-testid=scenario-list] [data-testid=scenario]', (links) => links.map((link) => link.dataset.id));
  assert.deepEqual(ids.sort(), [...scenarioIds].sort());
});

test('an address opens its scenario', async () => {
  const page = await open('index.html#scenario=fuse-chain');
  assert.match(await page.title(), /The handler sets the next one/);
  assert.match(await page.evaluate(() => window.ravel.getCode()), /fuse/);
});

test('an address of no scenario says so and opens the first', async () => {
  const page = await open('#scenario=no-such-one');
  assert.match(await page.getByTestId('notice').textContent(), /no scenario .no-such-one./);
  assert.match(await page.evaluate(() => window.ravel.getCode()), /the future is here/);
});

test('the page logs no error', () => assert.deepEqual(problems, []));
