// Programs that are too long for a browser to keep are there as long as the page is open, and go through files; and a store
// that cannot be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setCode, usePage } from './support/browser.mjs';
import { goTo, questions, stored, waitForKept } from './support/kept.mjs';
import { pageWith } from './support/page_with.mjs';
import { newFile } from './support/saved.mjs';

/** Where the test wants it, what is kept cannot be read. */
const unreadable = () => {
  const all = IDBObjectStore.prototype.getAll;
  IDBObjectStore.prototype.getAll = function (...given) {
    if (window.unreadable) throw new DOMException('It is damaged.', 'UnknownError');
    return all.apply(this, given);
  };
};
const { open, problems } = usePage({ answer: pageWith(unreadable) });
const where = '#scenario=print-later';
const wide = { width: 1440 };
const lines = 280_000;
/** More than 5 MB. */
const fill = (page) => page.evaluate((lines) => window.ravel.setCode('// a line of a table\n'.repeat(lines)), lines);
const isFilled = (page) => page.waitForFunction((lines) => window.ravel.getCode() === '// a line of a table\n'.repeat(lines), lines);
const asked = (page) => page.waitForSelector('[data-about=storage]');
const said = (page, words) =>
  page.waitForFunction((words) => document.querySelector('[data-testid=work-said]')?.textContent.includes(words), words);
const lets = (page) => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
const save = async (page) => {
  await page.getByTestId('work').click();
  return newFile(page, () => page.getByTestId('work-save').click());
};
async function take(page, text) {
  await page.getByTestId('work').click();
  await page.getByTestId('work-open').setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('more than 5 MB of program goes through a file into another browser', async () => {
  const page = await open(where, wide);
  await fill(page);
  await asked(page);
  const { text } = await save(page);

  for (const scenario of ['print-later', 'chaining']) {
    const other = await open(`#scenario=${scenario}`, wide);
    await take(other, text);
    await said(other, '1 program read: 1 new here');
    await other.getByTestId('work-close').click();
    await asked(other);
    if (scenario !== 'print-later') await goTo(other, 'print-later');
    await isFilled(other);
    assert.equal(await lets(other), false, 'leaving is asked about');
    assert.equal((await save(other)).text.length, text.length);
    await other.context().close();
  }
});

test('Reset of it can be undone, as long as the page is open', async () => {
  const page = await open(where, wide);
  await fill(page);
  await asked(page);
  await page.locator('[data-about=storage]').getByRole('button', { name: 'Go on' }).click();
  await page.getByTestId('reset').click();
  await page.getByTestId('undo-reset').waitFor();
  await waitForKept(page, 'print-later', undefined);
  // It looks what others have done.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await goTo(page, 'chaining');
  await goTo(page, 'print-later');
  assert.equal(await lets(page), false);
  await page.getByTestId('undo-reset').click();
  await isFilled(page);
  await page.getByTestId('reset').click();
  await setCode(page, '// short');
  await waitForKept(page, 'print-later', '// short');
  assert.deepEqual((await stored(page, 'work.print-later')).versions, []);
  await page.getByTestId('reset').click();
  await waitForKept(page, 'print-later', undefined);
  await page.waitForFunction(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.deepEqual(await questions(page), []);
});

test('more than 5 MB of program is a program file, too', async () => {
  const page = await open(where, wide);
  await fill(page);
  await page.getByTestId('share').click();
  const question = page.locator('[data-about=share]');
  const { text } = await newFile(page, () => question.getByRole('button', { name: 'Save it as a file' }).click());
  const other = await open('#scenario=chaining', wide);
  await other.getByTestId('open-file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await isFilled(other);
  assert.deepEqual(await questions(other), []);
});

test('where what is kept cannot be read, the file has what the page has, and that is said', async () => {
  const page = await open(where, wide);
  await setCode(page, '// kept');
  await waitForKept(page, 'print-later', '// kept');
  await goTo(page, 'chaining');
  await page.reload();
  await page.waitForSelector('ravel-stepper', { state: 'attached' });
  await setCode(page, '// here');
  await waitForKept(page, 'chaining', '// here');
  await page.evaluate(() => void (window.unreadable = true));
  const { text } = await save(page);
  await said(page, 'What this browser keeps could not be read. So it is not in the file.');
  assert.deepEqual(Object.keys(JSON.parse(text).works), ['chaining']);
  await page.evaluate(() => void (window.unreadable = false));
  const { text: whole } = await newFile(page, () => page.getByTestId('work-save').click());
  assert.deepEqual(Object.keys(JSON.parse(whole).works).sort(), ['chaining', 'print-later']);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
