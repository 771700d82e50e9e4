// Thousands of Deferreds at once: the document holds those in view, in the panel, as a list, and where the page scrolls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setCode, usePage } from './support/browser.mjs';
import { seek, settled, shown } from './support/pictures.mjs';

const { open, problems } = usePage();

const unfired = `import { defer } from 'ravel'
for (let i = 0; i < 5000; i++) new defer.Deferred()
`;
const fired = `import { defer } from 'ravel'
for (let i = 0; i < 5000; i++) {
  const d = new defer.Deferred()
  d.addCallback((x) => x + 1)
  d.addBoth((x) => x)
  d.callback(i)
}
`;

async function openMany(code, height) {
  const page = await open('#scenario=print-later', { width: 1440, height });
  page.setDefaultTimeout(60_000);
  await setCode(page, code);
  await shown(page);
  return page;
}

const count = (page, selector) => page.locator(selector).count();

for (const [what, code] of Object.entries({ unfired, fired })) {
  for (const height of [900, 400]) {
    test(`five thousand, ${what}, in a window ${height} high: what is in view, and steps in time`, async (t) => {
      const page = await openMany(code, height);
      const took = await page.evaluate(async () => {
        const pictures = document.querySelector('ravel-pictures');
        const took = [];
        for (let i = 0; i < 11; i += 1) {
          const from = performance.now();
          pictures.seek(Math.floor(pictures.length * 0.8) + i);
          await pictures.updateComplete;
          for (const name of ['ravel-chains', 'ravel-timeline']) await document.querySelector(name).updateComplete;
          document.body.getBoundingClientRect();
          took.push(performance.now() - from);
          await new Promise(requestAnimationFrame);
        }
        return took.sort((a, b) => a - b);
      });
      t.diagnostic(`a step: middle ${took[5].toFixed(1)}, longest ${took[10].toFixed(1)} ms`);
      assert.ok(took[5] < 150, `the middle step took ${took[5]} ms`);
      // Scrolled far down, in the panel or with the page, rows are there, and others are not.
      await page.evaluate(() => {
        const scroller = document.querySelector('.chains-scroll');
        const last = document.querySelector('.chains-svg').getBoundingClientRect();
        if (scroller.clientHeight < last.height / 2) scroller.scrollTop = 90_000;
        else window.scrollTo(0, 90_000);
      });
      await settled(page);
      const visible = await page.locator('.chains-svg .row').evaluateAll(
        (rows) =>
          rows.filter((row) => {
            const { top, bottom } = row.getBoundingClientRect();
            return bottom > 0 && top < window.innerHeight;
          }).length,
      );
      assert.ok(visible >= 3, `${visible} rows in view`);
      assert.ok((await count(page, 'ravel-chains *')) < 2_500, 'of the chains');
      assert.ok((await count(page, 'ravel-timeline *')) < 2_500, 'of the timeline');
      await page.getByRole('button', { name: 'As a list' }).first().click();
      await settled(page);
      assert.equal(await count(page, '.chains-list > li'), 100);
      assert.ok((await count(page, 'ravel-chains *')) < 3_500, 'of the list');
      await seek(page, 10);
      assert.ok((await count(page, '[data-listed]')) <= 100);
      await page.context().close();
    });
  }
}

test('the page itself logs no error', () => assert.deepEqual(problems, []));
