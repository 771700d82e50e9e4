// The example sites of Sphinx, MkDocs and Docusaurus: their snippets run, and look as the site's theme does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs, usePage } from './support/browser.mjs';
import { outputOf, runSnippet, stateOf } from './support/embedding.mjs';
import { lateScript, most, scrollThrough, shiftsOf } from './support/layout_shift.mjs';
import { serverOfSites, sites } from './support/sites.mjs';

let isLate = false;
const { open, problems } = usePage({ server: serverOfSites((request, response) => isLate && lateScript(request, response)) });

/** Runs a snippet and compares what it prints with what stands in the page. */
async function runsAsRecorded(page, selector) {
  await page.locator(`${selector} [part=run]`).waitFor();
  const recorded = await page.evaluate((wanted) => document.querySelector(`${wanted} > pre[slot=output]`).textContent, selector);
  await runSnippet(page, selector);
  assert.deepEqual(await outputOf(page, selector), recorded.split('\n'));
}

/** Waits until the snippet has the theme; gives how light its bar and the page are, 0 to 255. */
async function lightness(page, theme) {
  await page.waitForFunction(
    (wanted) => document.querySelector('ravel-playground').shadowRoot?.querySelector('[part=frame]')?.dataset.theme === wanted,
    theme,
  );
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector('ravel-playground');
    const red = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/, 0\)$|transparent/.test(backgroundColor)) return Number(/\d+/.exec(backgroundColor)[0]);
      }
      return 255;
    };
    return { bar: red(shadowRoot.querySelector('[part=bar]')), page: red(document.querySelector('h1')) };
  });
}

function isDark({ bar, page }) {
  assert.ok(bar < 80 && page < 80, `bar ${bar}, page ${page}`);
}

function isLight({ bar, page }) {
  assert.ok(bar > 200 && page > 200, `bar ${bar}, page ${page}`);
}

/** Looks at a page as a reader does, who runs all that is there. Gives what moved by itself. */
async function readAndRun(page) {
  await page.locator('ravel-playground [part=run]').first().waitFor();
  await scrollThrough(page);
  const count = await page.locator('ravel-playground').count();
  for (let i = 0; i < count; i++) {
    const id = await page.evaluate((i) => {
      const snippet = document.querySelectorAll('ravel-playground')[i];
      snippet.scrollIntoView({ block: 'center' });
      return (snippet.id ||= `snippet-${i}`);
    }, i);
    const selector = `#${id}`;
    await page.locator(`${selector} [part=open]`).waitFor({ state: 'attached' });
    await stateOf(page, selector, 'idle');
    await runSnippet(page, selector);
  }
  return shiftsOf(page);
}

for (const [name, { page: pathOf, look, changesInPlace }] of Object.entries(sites)) {
  const opened = (page, wishes) => open(pathOf(page), { state: null, ...wishes });

  test(`${name}: Run gives what is recorded`, async () => {
    await runsAsRecorded(await opened('later'), 'ravel-playground');
    assert.deepEqual(problems, []);
  });

  test(`${name}: a snippet with the code of the one before it`, async () => {
    await runsAsRecorded(await opened('deferred'), 'ravel-playground[depends-on]');
    assert.deepEqual(problems, []);
  });

  test(`${name}: a scenario of the course`, async () => {
    await runsAsRecorded(await opened('deferred'), 'ravel-playground[scenario]');
    assert.deepEqual(problems, []);
  });

  test(`${name}: a snippet is opened in the page of Ravel that the site has`, async () => {
    const page = await opened('deferred');
    await runSnippet(page, 'ravel-playground[scenario]');
    const address = await page.evaluate(() => document.querySelector('ravel-playground[scenario]').shareUrl());
    const beside = new URL(await page.evaluate(() => document.querySelector('script[src$="embed.js"]').src));
    assert.equal(address, new URL('../#scenario=first-deferred', beside).href);
    const opening = await open(address.slice(address.indexOf('/', 8) + 1));
    assert.match(await opening.evaluate(() => window.ravel.getCode()), /got \${parcel}/);
  });

  test(`${name}: an error that nobody handles is shown`, async () => {
    const page = await opened('unfinished');
    await runSnippet(page, 'ravel-playground[expect-error]');
    assert.match((await outputOf(page, 'ravel-playground[expect-error]')).join('\n'), /the kettle is cold/);
  });

  test(`${name}: dark in the dark, and light when the theme's switch is pressed`, async () => {
    const page = await opened('later', { colorScheme: 'dark' });
    isDark(await lightness(page, 'dark'));
    await page.locator(look).first().click();
    isLight(await lightness(page, 'light'));
  });

  test(`${name}: light in the light`, async () => {
    isLight(await lightness(await opened('later'), 'light'));
  });

  test(`${name}: nothing moves when snippets come late, and are scrolled by and run`, needs('word of what moved'), async (t) => {
    isLate = true;
    t.after(() => (isLate = false));
    for (const width of [1280, 320]) {
      for (const subject of ['later', 'deferred', 'unfinished']) {
        const { sum, moved } = await readAndRun(await opened(subject, { width }));
        t.diagnostic(`layout shift of ${name}'s page ${subject}, ${width} px wide: ${sum.toFixed(4)}`);
        assert.ok(sum < most, `${subject} at ${width}: ${sum}\n${moved.join('\n')}`);
      }
    }
  });

  test(`${name}: by links from page to page and back`, async () => {
    const page = await opened('index');
    assert.equal(await page.locator('ravel-playground').count(), 0);
    await page.evaluate(() => (window.stayed = true));
    const follow = async (link, heading) => {
      await page.getByRole('link', { name: link }).first().click();
      await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent.startsWith(wanted), heading);
    };
    await follow('Later', 'Later');
    await runsAsRecorded(page, 'ravel-playground');
    await follow('Tea, or no tea', 'Tea');
    await runsAsRecorded(page, 'ravel-playground[depends-on]');
    await follow('Later', 'Later');
    await runsAsRecorded(page, 'ravel-playground');
    assert.equal(await page.evaluate(() => window.stayed === true), changesInPlace);
    assert.deepEqual(problems, []);
  });
}
