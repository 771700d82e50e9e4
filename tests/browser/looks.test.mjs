// For all people: narrow screens, both colour schemes, keys, and no finding of axe.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, findingsInAll, schemes } from './support/axe.mjs';
import { linesOf, needs, reach, run, setCode, usePage } from './support/browser.mjs';

const { open } = usePage();

for (const [what, width, height] of [
  ['wide', 1440, 900],
  ['narrow', 320, 900],
]) {
  for (const inOne of schemes) {
    test(`axe finds nothing in the network, the seeds and a run that is held, ${what}, ${inOne.join(' and ')}`, async () => {
      const page = await open('#scenario=blocking-input', { width, height, colorScheme: inOne[0] });
      if (what === 'narrow') await page.getByTestId('tab-chains').click();
      await page.getByTestId('panel-network').click();
      await page.locator('[data-row="0"] [data-part=jitter]').fill('2');
      await page.locator('[data-row="2"] [data-part=latency]').fill('soon');
      await page.locator('[data-row="1"] [data-part=failure]').selectOption('dropped');
      assert.deepEqual(await findingsInAll(inOne, page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      await page.locator('[data-row="2"] [data-part=latency]').fill('0.5');
      await page.getByTestId('panel-seeds').click();
      await page.getByTestId('seeds-run').click();
      await page.waitForSelector('[data-testid=seeds-say][data-done="20"]');
      assert.ok((await page.getByTestId('seed-group').count()) > 1);
      assert.deepEqual(await findingsInAll(inOne, page), []);
      if (what === 'narrow') await page.getByTestId('tab-code').click();
      await page.getByTestId('turn').click();
      await page.waitForSelector('[data-paused]');
      await page.getByTestId('break-on-failure').click();
      assert.deepEqual(await findingsInAll(inOne, page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    });
  }
}

test('of ten thousand lines, too, axe finds nothing', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, 'for (let i = 0; i < 10000; ++i) console.log(i)');
  await run(page);
  assert.deepEqual(await findings(page), []);
});

for (const width of [320, 390, 560, 800, 1100, 1440]) {
  test(`no sideways scroll at ${width}`, async () => {
    const page = await open('#scenario=blocking-input', { width, height: 700 });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await sideways(), 0);
    await setCode(page, `console.log('${'long '.repeat(100)}')\nconsole.log('${'x'.repeat(500)}')\nnothing`);
    await run(page);
    assert.equal(await sideways(), 0);
    for (const part of ['run', 'stop', 'reset', 'share', 'time', 'seed']) {
      const box = await page.getByTestId(part).boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= width, `${part}: ${JSON.stringify(box)}`);
    }
  });
}

test('at 320 the parts are tabs: choose, read, run, see, go to the line', async () => {
  const page = await open('', { width: 320, height: 640 });
  await page.getByRole('button', { name: 'Course' }).click();
  await page.locator('[data-id=two-things]').click();
  await page.getByRole('heading', { name: 'Waiting overlaps, work does not', level: 2 }).waitFor();
  await run(page);
  assert.ok(await page.getByTestId('console').isVisible());
  assert.ok(!(await page.getByTestId('editor').isVisible()));
  await page.locator('.line-place').first().click();
  assert.ok(await page.getByTestId('editor').isVisible());
});

test('the theme changes with the system', needs('a change of the colour scheme'), async () => {
  const page = await open('', { colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForSelector('html[data-theme=dark]');
});

test("the theme is the system's until it is chosen", async () => {
  const page = await open('', { colorScheme: 'dark' });
  await page.waitForSelector('html[data-theme=dark]');
  await page.getByTestId('theme').click();
  await page.waitForSelector('html[data-theme=light]');
  await page.reload();
  await reach(page, 'idle');
  await page.waitForSelector('html[data-theme=light]');
});

test('by keys alone: out of the editor, run, stop, find', async () => {
  const page = await open('#scenario=print-later');
  await page.locator('[data-testid=editor] .cm-content').focus();
  await page.keyboard.press('Escape');
  const focused = () => page.evaluate(() => document.activeElement.dataset.testid);
  assert.equal(await focused(), 'run');
  await page.keyboard.press('Enter');
  await reach(page, 'waiting');
  await page.keyboard.press('Escape');
  await reach(page, 'stopped');
  await page.keyboard.press('/');
  await page.keyboard.type('no such thing');
  assert.equal(await page.locator('[data-testid=scenario]').count(), 0);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('pair');
  assert.ok((await page.locator('[data-testid=scenario]').count()) >= 1);
});

test('a long answer stays hidden until it is asked for', async () => {
  const page = await open('#scenario=fate', { width: 1440, height: 900 });
  const answer = page.locator('.outro details');
  assert.equal(await answer.getAttribute('open'), null);
  await page.locator('.outro summary').click();
  assert.notEqual(await answer.getAttribute('open'), null);
  await page.evaluate(() => (location.hash = '#scenario=fuse-chain'));
  await page.getByRole('heading', { name: 'The handler sets the next one', level: 2 }).waitFor();
  assert.equal(await answer.getAttribute('open'), null, 'the next one is hidden again');
});

test('everything printed can be read', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('<b>bold</b>', '  two spaces', 'tab\\tend')");
  await run(page);
  assert.equal((await linesOf(page))[0].text, '<b>bold</b>   two spaces tab\tend');
});

test('the line between program and output moves by drag and by keys', async () => {
  const page = await open('', { width: 1440, height: 900 });
  const width = () => page.locator('.code').evaluate((code) => code.clientWidth);
  const before = await width();
  const line = page.getByRole('separator');
  const box = await line.boundingBox();
  await page.mouse.move(box.x + 4, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 104, box.y + 300);
  await page.mouse.up();
  assert.ok(Math.abs((await width()) - before - 100) <= 2, `${before} → ${await width()}`);
  await line.press('ArrowLeft');
  assert.ok((await width()) < before + 100);
  await line.press('Enter');
  assert.equal(await width(), before);
});

test('a double click puts that line back', needs('double clicks'), async () => {
  const page = await open('', { width: 1440, height: 900 });
  const width = () => page.locator('.code').evaluate((code) => code.clientWidth);
  const before = await width();
  const line = page.getByRole('separator');
  await line.press('ArrowLeft');
  assert.ok((await width()) < before);
  await line.dblclick();
  assert.equal(await width(), before);
});
