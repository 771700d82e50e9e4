// All of one's work goes into a file, and out of it again in another browser, where nothing that is there is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, setCode, usePage } from './support/browser.mjs';
import { code, goTo, stored, waitForCode, waitForKept } from './support/kept.mjs';
import { newFile } from './support/saved.mjs';

const { open, problems } = usePage();
const where = '#scenario=print-later';
const wide = { width: 1440 };

const said = (page, words) =>
  page.waitForFunction((text) => document.querySelector('[data-testid=work-said]')?.textContent.includes(text), words);

/** A file of work, opened in a page. */
async function take(page, text) {
  await page.getByTestId('work').click();
  await page.getByTestId('work-open').setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('work goes through a file into another browser', async () => {
  const page = await open(where, wide);
  await setCode(page, "console.log('größer')");
  await run(page);
  await goTo(page, 'chaining');
  await setCode(page, '// thrown away');
  await page.getByTestId('reset').click();
  await page.getByTestId('work').click();
  await page.waitForFunction(() =>
    document.querySelector('[data-testid=work-count]')?.textContent.includes('1 changed program, 1 earlier version'),
  );
  const { name, text } = await newFile(page, () => page.getByTestId('work-save').click());
  assert.match(name, /^ravel-work-\d{4}-\d\d-\d\d\.json$/);
  assert.deepEqual([JSON.parse(text).ravel, JSON.parse(text).version], ['work', 1]);

  const other = await open(where, wide);
  await take(other, text);
  await said(other, '2 programs read: 1 new here, 1 the same, 0 that differed. 1 new tick.');
  await other.getByTestId('work-close').click();
  await waitForCode(other, "console.log('größer')");
  assert.ok(await other.evaluate(() => document.querySelector('[data-id=print-later]').matches('.begun, .done')));
  await goTo(other, 'chaining');
  await other.getByTestId('undo-reset').click();
  assert.equal(await code(other), '// thrown away');
});

const file = JSON.stringify({
  ravel: 'work',
  version: 1,
  works: { 'print-later': { code: '// of the file', versions: [] } },
  progress: { seen: ['echo'], solved: [] },
});

for (const [answer, shown, aside] of [
  ['work-file', '// of the file', '// mine'],
  ['work-mine', '// mine', '// of the file'],
]) {
  test(`work that differs is asked about: ${answer}`, async () => {
    const page = await open(where, wide);
    await setCode(page, '// mine');
    await waitForKept(page, 'print-later', '// mine');
    await take(page, file);
    await page.getByTestId(answer).click();
    await said(page, '1 that differed');
    await page.getByTestId('work-close').click();
    await waitForCode(page, shown);
    const kept = await stored(page, 'work.print-later');
    assert.deepEqual([kept.code, kept.versions.map((version) => version.code)], [shown, [aside]]);
  });
}

test('a file that is no work is refused in words', async () => {
  const page = await open(where, wide);
  await setCode(page, '// mine');
  await take(page, '{"ravel":"work","version":9}');
  await said(page, 'work.json: This work is of version 9; this page reads version 1. Nothing was opened.');
  assert.equal(await code(page), '// mine');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
