// No finding of axe on what the page says when something is wrong: in either colour scheme, wide and at 320 px.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacks } from './faults/start.mjs';
import { findingsInAll, schemes } from './support/axe.mjs';
import { dist, setCode, usePage } from './support/browser.mjs';
import { faultyServer } from './support/faulty_server.mjs';
import { waitForKept } from './support/kept.mjs';
import { beginWith, deaf, forbid } from './support/page_with.mjs';

const { server, breaks, mends } = faultyServer(dist);
const { open } = usePage({ server });

const where = '#scenario=print-later';
const asked = async (page, about) => {
  await page.locator(`[data-testid=question][data-about=${about}]`).waitFor();
  return page;
};
const unstyled = 'the styles are not there';

/** Each gives the page in its trouble; `wishes`: what it is opened with. Of a page without its styles axe does not know the colours. */
const troubles = {
  "the page's script is not there": (wishes) => {
    breaks(/\/index-.*\.js$/, 'missing');
    return open(where, { ...wishes, state: null });
  },
  [unstyled]: (wishes) => {
    breaks(/\/index-.*\.css$/, 'missing');
    return open(where, wishes);
  },
  'a browser that lacks something': (wishes) => {
    beginWith(breaks, lacks[0].without);
    return open(where, { ...wishes, state: null });
  },
  'the engine is not there': (wishes) => {
    breaks(/\/ravel-core-.*\.wasm$/, 'missing');
    return open(where, { ...wishes, state: 'failed' });
  },
  'a part did not come': async (wishes) => {
    breaks(/\/(pictures|call_text)-.*\.(js|css)$/, 'missing');
    return asked(await open(where, wishes), 'later');
  },
  'a scenario did not come': async (wishes) => {
    breaks(/\/chaining-.*\.js$/, 'missing');
    const page = await open(where, wishes);
    await page.evaluate(() => (location.hash = '#scenario=chaining'));
    await page.getByTestId('notice').waitFor();
    return page;
  },
  'work that the browser does not keep': async (wishes) => {
    beginWith(breaks, forbid);
    const page = await open(where, wishes);
    await setCode(page, '// mine');
    return asked(page, 'storage');
  },
  'two tabs that do not agree': async (wishes) => {
    beginWith(breaks, deaf);
    const one = await open(where, wishes);
    const two = await open(where, { ...wishes, beside: one });
    await setCode(one, '// one');
    await waitForKept(one, 'print-later', '// one');
    await setCode(two, '// two');
    return asked(two, 'tabs');
  },
};

for (const [width, height] of [
  [1440, 900],
  [320, 640],
])
  for (const inOne of schemes)
    for (const [trouble, come] of Object.entries(troubles))
      test(`axe finds nothing: ${trouble}, ${width} wide, ${inOne.join(' and ')}`, async (t) => {
        t.after(mends);
        const page = await come({ width, height, colorScheme: inOne[0] });
        const found = await findingsInAll(inOne, page);
        assert.deepEqual(trouble === unstyled ? found.filter((one) => !one.includes('color-contrast')) : found, []);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(sideways, 0, 'no sideways scroll');
      });
