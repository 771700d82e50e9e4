// What came of a run, by keys alone: the console, the pictures, every panel, and the line between the columns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, focused, hasFocus, press, ran, step, tabAndPress, tabTo, write } from './support/by_keys.mjs';
import { usePage } from './support/browser.mjs';
import { marksOf, settled } from './support/pictures.mjs';

const { open, problems } = usePage();
const wide = { width: 1440, height: 900 };

test('the console: a stop for it, two for its lines, arrows between them', async () => {
  const page = await open('#scenario=chaining', wide);
  await ran(page);
  await tabTo(page, '[data-testid=console]');
  await press(page, 'Tab');
  assert.ok(await hasFocus(page, 'button.line-time'), await focused(page));
  await press(page, 'Home');
  assert.match(await focused(page), /0\.000, go to the step/);
  await press(page, 'ArrowDown');
  assert.match(await focused(page), /1\.000, go to the step/);
  await press(page, 'Enter');
  await settled(page);
  assert.deepEqual((await marksOf(page)).console, ['user is ada']);
  await tabTo(page, '.line-place', { most: 1 });
  await press(page, 'ArrowUp');
  assert.match(await focused(page), /^button\.line-place/);
  const line = (await focused(page)).match(/L(\d+)/)[1];
  await tabTo(page, '.step-button', { most: 2 });
  await tabAndPress(page, '.line-place', { key: 'Shift+Tab', most: 2 });
  await page.waitForFunction(() => document.activeElement.matches('.cm-content'));
  const numbers = await page.locator('.cm-activeLineGutter').first().textContent();
  assert.ok(numbers === line || (await page.locator('.cm-lineNumbers .cm-activeLineGutter').textContent()) === line);
});

test('the console scrolls by keys, and its many lines are no more stops', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabTo(page, '.cm-content');
  await write(page, 'for (let i = 0; i < 3000; ++i) console.log(i)');
  await ran(page);
  await press(page, 'Escape');
  await tabTo(page, '.cm-content');
  await tabTo(page, '[data-testid=console]');
  await press(page, 'Home');
  await page.waitForFunction(() => document.querySelector('[data-testid=console]').scrollTop === 0);
  await tabTo(page, 'button.line-time', { most: 1 });
  await press(page, 'End');
  await page.waitForFunction(() => document.activeElement.closest('.line')?.querySelector('[data-testid=text]').textContent === '2999');
  await press(page, 'ArrowUp');
  await page.waitForFunction(() => document.activeElement.closest('.line')?.querySelector('[data-testid=text]').textContent === '2998');
  await tabTo(page, '.step-button', { most: 3 });
});

test('step: buttons, keys, slider, timeline, chains; at the ends the focus is handed on', async () => {
  const page = await open('#scenario=chaining', wide);
  await ran(page);
  await tabAndPress(page, '[data-testid=step-back]');
  assert.equal(await step(page), 31);
  await press(page, '.');
  assert.equal(await step(page), 32);
  await press(page, 'Home');
  assert.equal(await step(page), 1);
  await press(page, ',');
  assert.equal(await step(page), 0);
  assert.ok(await hasFocus(page, '[data-testid=step-forward]'), `nothing is before the beginning: ${await focused(page)}`);
  await press(page, 'Enter');
  assert.equal(await step(page), 1);
  await tabAndPress(page, '[data-testid=step-last]');
  assert.equal(await step(page), 32);
  assert.ok(await hasFocus(page, '[data-testid=step-back]'), await focused(page));
  await tabTo(page, '[data-testid=seek]');
  await press(page, 'ArrowLeft', 'ArrowLeft');
  assert.equal(await step(page), 30);
  await press(page, '[');
  assert.ok((await step(page)) < 30);
  await press(page, 'p');
  await page.waitForSelector('[data-testid=play][aria-label=Pause]');
  await press(page, 'p');
  await page.waitForSelector('[data-testid=play][aria-label=Play]');

  await tabTo(page, '.chains-svg [tabindex="0"]');
  await press(page, 'Home', 'ArrowRight');
  assert.ok(await hasFocus(page, '.chains-svg [tabindex="0"]'));
  const seq = await page.evaluate(() => Number(document.activeElement.dataset.seq));
  await press(page, 'Enter');
  assert.equal(await step(page), seq);
  await tabAndPress(page, '.signs summary');
  assert.ok(await page.locator('.signs-list').isVisible());
  await tabTo(page, '.timeline-scroll');
  await press(page, 'End');
  assert.equal(await step(page), 32);
  await press(page, '+');
  await tabTo(page, '[aria-label="Zoom out"]', { key: 'Shift+Tab' });
  await press(page, 'Enter', 'Enter', 'Enter');
  assert.ok(await hasFocus(page, '[aria-label="Zoom out"][aria-disabled=true]'), 'as far out as it goes, the focus stays');
});

test('every panel: words, table, network, seeds, files', async () => {
  const page = await open('#scenario=get-page', wide);
  await ran(page);
  await tabAndPress(page, '[data-testid=panel-now]');
  await page.waitForSelector('[data-testid=now]');
  await tabAndPress(page, '[data-testid=panel-steps]');
  await tabTo(page, '.events-list');
  await press(page, 'Home', 'ArrowDown', 'ArrowDown');
  assert.equal(await step(page), 3);
  const line = (await page.locator('[data-testid=event][aria-current=step] .line-place').textContent()).slice(1);
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement.matches('.cm-content'));
  assert.equal(await page.locator('.cm-lineNumbers .cm-activeLineGutter').textContent(), line);
  await press(page, 'Escape');
  await press(page, '4');
  await page.waitForSelector('ravel-network [data-row="0"]');
  await tabTo(page, '[data-row="0"] [data-part=latency]');
  await press(page, 'Control+a');
  await page.keyboard.type('2.5');
  await tabTo(page, '[data-row="0"] [data-part=failure]');
  await press(page, 'ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'refused');
  const rows = await page.locator('[data-testid=page]').count();
  await tabAndPress(page, '[data-row="0"] [data-part=remove]');
  await page.waitForFunction((before) => document.querySelectorAll('[data-testid=page]').length === before - 1, rows);
  assert.ok(await hasFocus(page, 'ravel-network button'), await focused(page));
  await tabAndPress(page, '[data-testid=network-reset]', { key: 'Shift+Tab' });
  await page.waitForFunction((before) => document.querySelectorAll('[data-testid=page]').length === before, rows);
  assert.ok(await hasFocus(page, 'ravel-network *'), `Reset is off: ${await focused(page)}`);

  await tabAndPress(page, '[data-testid=panel-seeds]', { key: 'Shift+Tab' });
  await tabAndPress(page, '[data-testid=seeds-run]');
  await page.waitForSelector('[data-testid=seeds-say][data-done="20"]');
  assert.ok(await hasFocus(page, 'ravel-seeds *'), `the button was another one while they ran: ${await focused(page)}`);
  await tabAndPress(page, '.seed-button:not([aria-pressed=true])');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-pressed') === 'true');

  await tabAndPress(page, '[data-testid=run-files] summary', { key: 'Shift+Tab' });
  await tabTo(page, '[data-testid=save-trace]');
  await tabTo(page, '[data-testid=run-files] input');
  await press(page, 'Escape');
  assert.ok(await hasFocus(page, '[data-testid=run-files] summary'));
  assert.equal(await page.locator('[data-testid=run-files]').getAttribute('open'), null);
});

test('the line between the columns: arrows move it, Enter puts it back', async () => {
  const page = await open('#scenario=chaining', wide);
  await tabTo(page, '.cm-content');
  await press(page, 'Escape');
  await tabTo(page, '.splitter');
  const width = () => page.evaluate(() => document.querySelector('.code').clientWidth);
  const value = () => page.evaluate(() => Number(document.activeElement.ariaValueNow));
  const [given, said] = [await width(), await value()];
  assert.ok(Math.abs(said - 46) <= 1, `it says how wide: ${said}`);
  await press(page, 'ArrowRight', 'ArrowRight');
  assert.equal(await width(), given + 48);
  assert.ok((await value()) > said);
  await press(page, 'ArrowLeft');
  assert.equal(await width(), given + 24);
  await press(page, 'Enter');
  assert.equal(await width(), given);
  assert.equal(await value(), said);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
