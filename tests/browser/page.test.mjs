// The page itself: links, small screens, keyboard, accessibility, and what it keeps to itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { lines, openBrowser, run, setCode, state } from './page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let ravel;
before(async () => (ravel = await openBrowser('/some/path/')));
after(() => ravel.close());

const onPage = (hash, test, options) => async () => {
  const page = await ravel.open(hash, options);
  try {
    await test(page);
  } finally {
    await page.context().close();
  }
};

describe('links', () => {
  it('carry program, seed and time, open without running, and keep the own program', onPage('#scenario=fire-twice', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await setCode(page, "console.log('shared ☃')");
    await page.getByTestId('seed').fill('9');
    await page.getByTestId('seed').press('Enter');
    await page.getByTestId('time').selectOption('real');
    await page.getByTestId('share').click();
    await page.getByTestId('notice').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /#v1\./);
    const other = await ravel.open(new URL(link).hash);
    await other.getByTestId('shared').waitFor();
    await other.waitForFunction(() => window.ravel.getCode() === "console.log('shared ☃')");
    assert.equal(await other.getByTestId('line').count(), 0);
    assert.equal(await other.getByTestId('time').inputValue(), 'real');
    assert.equal(await other.getByTestId('seed').inputValue(), '9');
    assert.equal(await run(other), 'finished');
    assert.deepEqual((await lines(other)).map(({ text }) => text), ['shared ☃']);
    await other.context().close();
  }));

  it('that are damaged say so, and the page goes on', onPage('#v1.broken', async (page) => {
    assert.match(await page.getByTestId('notice').textContent(), /damaged/);
    assert.equal(await run(page), 'waiting');
  }));

  it('to a scenario that is not there say so', onPage('#scenario=no-such-thing', async (page) => {
    assert.match(await page.getByTestId('notice').textContent(), /no scenario/);
  }));
});

describe('everybody', () => {
  for (const colorScheme of ['light', 'dark']) {
    it(`axe finds nothing, ${colorScheme}`, onPage('#scenario=unhandled', async (page) => {
      await run(page);
      await page.locator('summary').click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
    }, { colorScheme }));
  }

  it('320 px wide it does not scroll sideways, and every part can be reached', onPage('#scenario=chaining', async (page) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(await wide(), 320);
    await page.getByRole('button', { name: 'Code', exact: true }).click();
    assert.ok(await page.locator('.cm-content').isVisible());
    assert.equal(await wide(), 320);
    await run(page);
    assert.ok(await page.getByTestId('console').isVisible());
    assert.equal(await wide(), 320);
    await page.getByRole('button', { name: 'Course' }).click();
    await page.locator('[data-testid=scenario][data-id=fate]').click();
    await page.waitForFunction(() => window.ravel.getCode().includes('Fate'));
  }, { viewport: { width: 320, height: 640 } }));

  it('Escape leads out of the editor', onPage('', async (page) => {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'run');
  }));

  it('the theme follows the system until one is chosen, and is kept', onPage('', async (page) => {
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    assert.equal(await theme(), 'dark');
    await page.getByRole('button', { name: 'Light colours' }).click();
    assert.equal(await theme(), 'light');
    await page.reload();
    await state(page, 'idle');
    assert.equal(await theme(), 'light');
  }, { colorScheme: 'dark' }));
});

describe('the walls', () => {
  it('the page asks nobody else for anything', async () => {
    const context = await ravel.browser.newContext();
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${ravel.origin}/some/path/`);
    await state(page, 'idle');
    await run(page);
    assert.deepEqual(asked.filter((url) => !url.startsWith(`${ravel.origin}/some/path/`) && !url.startsWith('blob:')), []);
    await context.close();
  });

  it('a program reaches nothing of the page, and nothing outside in virtual time', onPage('', async (page) => {
    await setCode(page, `const tries = {
  document: () => document, window: () => window, storage: () => localStorage, cookie: () => document.cookie,
  parent: () => parent.document, eval: () => eval('1'), Function: () => new Function('return 1')(),
}
for (const [name, attempt] of Object.entries(tries)) {
  try { attempt(); console.log(name, 'reached') } catch { console.log(name, 'refused') }
}
try { await fetch('${ravel.origin}/some/path/index.html'); console.log('fetch reached') } catch { console.log('fetch refused') }
await new Promise(done => {
  try {
    const asked = indexedDB.open('x')
    asked.onsuccess = () => done(console.log('db reached'))
    asked.onerror = () => done(console.log('db refused'))
  } catch { done(console.log('db refused')) }
})`);
    await run(page);
    const all = (await lines(page, 'out')).map(({ text }) => text);
    assert.equal(all.length, 9);
    assert.deepEqual(all.filter((text) => !text.endsWith('refused')), []);
  }));
});
