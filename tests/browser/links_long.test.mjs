// Programs that are too long for any link: Share says why and offers what brings them, and those of files have no address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, run, setCode, usePage } from './support/browser.mjs';
import { newFile } from './support/saved.mjs';

const { open, problems } = usePage();
const wide = { width: 1440, height: 900 };
/** Deflated, it is no longer than a link may be. */
const table = `console.log('table')\n${"// ['a', 1],\n".repeat(80_000)}`;
const notice = (page, words) =>
  page.waitForFunction((words) => document.querySelector('[data-testid=notice]')?.textContent.includes(words), words);
const question = (page) => page.locator('[data-testid=question][data-about=share]');
const isThere = (page, code) => page.waitForFunction((code) => window.ravel.getCode() === code, code);
const take = (page, data, name = 'table.json') =>
  page.getByTestId('open-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(data)) });
const file = { ravel: 'program', version: 1, code: table, scenario: 'print-later', seed: 7, time: 'virtual' };

test('Share makes no link that the page would refuse: it says why, and offers a file and the lines for docs', async () => {
  const page = await open('#scenario=print-later', wide);
  await setCode(page, table);
  await page.getByTestId('share').click();
  await question(page).waitFor();
  assert.match(await question(page).textContent(), /would fill more than the 1 MB that a link may hold\. A file brings the same/);
  assert.equal(await page.evaluate(() => location.hash), '#scenario=print-later');
  assert.equal(await page.getByTestId('notice').count(), 0, 'nothing is said to be copied');
  await question(page).getByRole('button', { name: 'Embed it' }).click();
  const lines = page.getByTestId('embed-text');
  await lines.waitFor();
  assert.ok((await lines.inputValue()).includes("// ['a', 1],"));
  assert.deepEqual([await page.getByTestId('embed-frame').count(), await page.getByTestId('embed-preview').count()], [0, 0]);
  await page.getByTestId('embed-mkdocs').click();
  assert.match(await lines.inputValue(), /^```ravel /);
  await page.getByTestId('embed-close').click();

  await page.getByTestId('share').click();
  const { text } = await newFile(page, () => question(page).getByRole('button', { name: 'Save it as a file' }).click());
  assert.equal(JSON.parse(text).code, table);
});

test('a program from a file that is too long for an address has none, and that is said', async () => {
  const page = await open('#scenario=chaining', wide);
  await page.waitForSelector('ravel-stepper');
  await take(page, file);
  await isThere(page, table);
  await notice(page, 'It is too long for an address: after a reload, the file brings it back.');
  assert.equal(await page.getByTestId('seed').inputValue(), '7');
  assert.equal(await run(page), 'finished');
  assert.equal((await linesOf(page))[0].text, 'table');
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'chaining');
  await page.evaluate(() => history.forward());
  await notice(page, 'This address is of a program that came in a file: open the file again.');
  await page.waitForFunction(() => location.hash === '#scenario=chaining');

  await take(page, file);
  await isThere(page, table);
  await page.reload();
  await notice(page, 'open the file again. This is the first scenario.');

  // What is short enough by now has a link, which a reload finds.
  await page.waitForSelector('ravel-stepper');
  await take(page, file);
  await isThere(page, table);
  await setCode(page, '// short');
  await page.getByTestId('share').click();
  await page.waitForFunction(() => location.hash.startsWith('#v1.'));
  await page.reload();
  await isThere(page, '// short');
});

test('so does a recorded run of one', async () => {
  const page = await open('#scenario=chaining', wide);
  await page.waitForSelector('ravel-stepper');
  await take(page, { ravel: 'trace', version: 1, time: 'virtual', seed: 1, scenario: 'chaining', source: table, dropped: 0, events: [] });
  await isThere(page, table);
  await notice(page, 'Nothing is run. Press Run for the program in the editor. It is too long for an address');
  await page.reload();
  await notice(page, 'open the file again');
});

test('the page logs no error', () => assert.deepEqual(problems, []));
