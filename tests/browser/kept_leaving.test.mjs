// Whoever leaves the page, or loads it anew, is told whether what was changed is kept. What is not can still be saved.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dist, run, setCode, usePage } from './support/browser.mjs';
import { goTo, waitForKept } from './support/kept.mjs';
import { beginWith, forbid } from './support/page_with.mjs';
import { faultyServer } from './support/faulty_server.mjs';
import { newFile } from './support/saved.mjs';

const { server, breaks, mends } = faultyServer(dist);
const { open } = usePage({ server });
const where = '#scenario=print-later';

/** Whether the page lets the browser go. */
const lets = (page) => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
const letsAs = (page, wanted) =>
  page.waitForFunction((wanted) => dispatchEvent(new Event('beforeunload', { cancelable: true })) === wanted, wanted);
const asked = (page) => page.locator('[data-testid=question][data-about=later]');
const says = (page, words) =>
  page.waitForFunction((words) => document.querySelector('[data-about=later]')?.textContent.includes(words), words);
const kept = 'loaded anew: your programs are kept.';
const gone = 'loaded anew: what you changed is not kept, and would be gone. Save your work as a file first.';

/** A store that is full where the test wants it to be. */
const mayBeFull = () => {
  for (const [type, name] of [
    [Storage, 'setItem'],
    [IDBObjectStore, 'put'],
  ]) {
    const write = type.prototype[name];
    type.prototype[name] = function (...given) {
      if (window.full) throw new DOMException('There is no room.', 'QuotaExceededError');
      return write.apply(this, given);
    };
  }
};

test('where nothing is kept, trying again says so, and the work is saved though nothing more can be loaded', async (t) => {
  beginWith(breaks, forbid);
  t.after(mends);
  const page = await open(where);
  await run(page);
  assert.ok(await lets(page), 'nothing was changed');
  await setCode(page, '// mine');
  await page.locator('[data-about=storage]').getByRole('button', { name: 'Go on' }).click();
  await letsAs(page, false);
  breaks(/\/assets\//, 'missing');
  await page.getByTestId('panel-network').click();
  await says(page, gone);
  const save = asked(page).getByRole('button', { name: 'Save my work as a file' });
  await save.click();
  await page.waitForFunction(() => document.querySelector('[data-testid=work-count]')?.textContent.startsWith('In this page, '));
  const { text } = await newFile(page, () => page.getByTestId('work-save').click());
  assert.equal(JSON.parse(text).works['print-later'].code, '// mine');
  await page.getByTestId('work-close').click();
  await says(page, gone);
  await asked(page).getByRole('button', { name: 'Later' }).click();
  const given = await page.evaluate(() => document.querySelector('ravel-playground').program.source);
  await setCode(page, given);
  await letsAs(page, true);
});

test('what is said of changes fits where they are', async (t) => {
  beginWith(breaks, forbid);
  t.after(mends);
  const page = await open(where, { width: 1440 });
  await setCode(page, '// mine');
  await letsAs(page, false);
  const file = JSON.stringify({ ravel: 'program', version: 1, code: '// filed', scenario: 'chaining', seed: 1, time: 'virtual' });
  await page.getByTestId('open-file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  const question = page.locator('[data-testid=question][data-about=open]');
  await question.waitFor();
  assert.match(await question.textContent(), /Your changes to “.*” are there as long as this page is open, and come back with it\./);
  await question.getByRole('button', { name: 'Open the file' }).click();
  await page.getByTestId('shared').waitFor();
  await setCode(page, '// filed and mine');
  await page.waitForFunction(() =>
    /They are there as long as this page is open/.test(document.querySelector('[data-testid=shared]').textContent),
  );
});

test('where all is kept nobody is held up; where it is no more, it is asked anew before the page is', async (t) => {
  beginWith(breaks, mayBeFull);
  t.after(mends);
  const page = await open(where);
  await setCode(page, '// mine');
  await waitForKept(page, 'print-later', '// mine');
  assert.ok(await lets(page));
  breaks(/\/network_panel-.*\.js$/, 'missing');
  await page.getByTestId('panel-network').click();
  await says(page, kept);
  await page.evaluate(() => void (window.full = true));
  await setCode(page, '// more of mine');
  await letsAs(page, false);
  await asked(page).getByRole('button', { name: 'Try again' }).click();
  await says(page, gone);
  assert.equal(await page.evaluate(() => window.ravel.getCode()), '// more of mine');
  await goTo(page, 'chaining');
  await letsAs(page, false);
  await goTo(page, 'print-later');
  await page.evaluate(() => {
    window.full = false;
    dispatchEvent(new Event('focus'));
  });
  await waitForKept(page, 'print-later', '// more of mine');
  await letsAs(page, true);
});
