// Sharing: with a step, with a network, again after more edits; a file where the link would be too long, which opens again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { linesOf, pasted, run, setCode, setSeed, usePage } from './support/browser.mjs';
import { seek, shown, stepOf } from './support/pictures.mjs';
import { saved } from './support/saved.mjs';

const { open, problems } = usePage();
const codeOf = (page) => page.evaluate(() => window.ravel.getCode());
const has = (page, code) => page.waitForFunction((code) => window.ravel.getCode() === code, code);
const hashOf = (page) => page.evaluate(() => location.hash);
const sharedHash = async (page, before = '') => {
  await page.getByTestId('share').click();
  await page.waitForFunction((before) => location.hash.startsWith('#v1.') && location.hash !== before, before);
  return hashOf(page);
};
const contentOf = (hash) => JSON.parse(inflateRawSync(Buffer.from(hash.slice(4), 'base64url')).toString());
const says = (page, id, words) =>
  page.waitForFunction(
    ([id, words]) => new RegExp(words).test(document.querySelector(`[data-testid=${id}]`)?.textContent ?? ''),
    [id, words.source],
  );
const asFile = (text, name = 'mine.ravel.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
/** Longer than a link may be: nothing in it is like the rest. */
const long = `console.log('long')\n${Array.from({ length: 3_000 }, (_, i) => `// ${((i + 1) * 2654435761) % 4294967296}`).join('\n')}\n`;

test('a link can open at a step, and only then offers it', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900 });
  await shown(page);
  const plain = await sharedHash(page);
  assert.equal(contentOf(plain).step, undefined);
  await says(page, 'question', /inside a page of your own/);
  assert.doesNotMatch(await page.getByTestId('question').textContent(), /selected/, 'the last step is no choice');
  await seek(page, 12);
  await page.getByTestId('share').click();
  await says(page, 'question', /Step 12 is selected/);
  assert.equal(contentOf(await hashOf(page)).step, undefined, 'one click shares without it');
  await page.getByTestId('question').getByRole('button', { name: 'Copy it with step 12' }).click();
  await says(page, 'notice', /After the run it shows step 12/);
  const link = await pasted(page);
  assert.equal(contentOf(new URL(link).hash).step, 12);
  assert.equal(await page.getByTestId('question').count(), 0);

  const other = await open(new URL(link).hash, { width: 1440, height: 900 });
  assert.match(await other.getByTestId('shared').textContent(), /After the run it shows step 12\./);
  assert.deepEqual(await linesOf(other), [], 'it has not run');
  await shown(other);
  assert.deepEqual(await stepOf(other), { step: 12, length: 32 });
  // Of the next run, the last: the learner goes on alone.
  await shown(other);
  assert.deepEqual(await stepOf(other), { step: 32, length: 32 });
});

test('what was shared is told: code, scenario, seed, time, and a network that was changed', async () => {
  const page = await open('#scenario=get-page', { width: 1440, height: 900 });
  await setCode(page, "console.log('größer', '\\ud83d')");
  await setSeed(page, '42');
  await page.getByTestId('time').selectOption('real');
  const { sum, ...content } = contentOf(await sharedHash(page));
  assert.match(sum, /^[0-9a-z]{8}$/);
  assert.deepEqual(content, { code: "console.log('größer', '\\ud83d')", scenario: 'get-page', seed: 42, time: 'real' });
  await page.getByTestId('panel-network').click();
  await page.getByLabel('Latency').first().fill('3');
  await page.getByLabel('Latency').first().press('Enter');
  const hash = await sharedHash(page, await hashOf(page));
  assert.equal(Object.values(contentOf(hash).network)[0].latency, 3);
  const other = await open(hash, { width: 1440, height: 900 });
  await other.getByTestId('panel-network').click();
  assert.equal(await other.getByLabel('Latency').first().inputValue(), '3');
  assert.match(await other.getByTestId('shared').textContent(), /Read it first/, 'it came so: nothing is changed');
});

test('who shares, edits on and reloads finds the edits, and the seed', async () => {
  const page = await open('#scenario=print-later', { width: 1440, height: 900 });
  await setCode(page, '// shared');
  await setSeed(page, '42');
  const hash = await sharedHash(page);
  await setCode(page, '// edited after that');
  await page.reload();
  await has(page, '// edited after that');
  assert.equal(await page.getByTestId('seed').inputValue(), '42');
  assert.equal(await page.getByTestId('shared').count(), 0, 'it is one’s own');
  const other = await open(hash);
  assert.equal(await codeOf(other), '// shared');
  // The course leads back to it, and nothing is asked.
  await page.locator('[data-id=print-later]').click();
  await page.waitForFunction(() => location.hash === '#scenario=print-later');
  assert.equal(await codeOf(page), '// edited after that');
});

test('a shared program that was changed is shared as it is now', async () => {
  const first = `#v1.${deflateRawSync(JSON.stringify({ code: '// theirs', scenario: 'print-later', seed: 1, time: 'virtual' })).toString('base64url')}`;
  const page = await open(first, { width: 1440, height: 900 });
  await setCode(page, '// theirs and mine');
  const hash = await sharedHash(page, first);
  assert.equal(contentOf(hash).code, '// theirs and mine');
  await setCode(page, '// theirs and mine, and more');
  await page.reload();
  await has(page, '// theirs and mine, and more');
  await page.getByTestId('shared').getByRole('button', { name: 'As it was shared' }).click();
  await has(page, '// theirs');
});

test('a link that would be too long says so, and a file carries the program', async () => {
  const page = await open('#scenario=print-later', { width: 1440, height: 900 });
  await setCode(page, long);
  await setSeed(page, '7');
  await page.getByTestId('share').click();
  await says(page, 'question', /The link would have [\d,]+ characters, and many places cut off what is over 8,000/);
  assert.equal(await hashOf(page), '#scenario=print-later', 'the address is as it was');
  await page.getByTestId('question').getByRole('button', { name: 'Not now' }).click();
  const { name, text } = await saved(page, 'save-program');
  assert.equal(name, 'print-later.ravel.json');
  assert.deepEqual(JSON.parse(text), { ravel: 'program', version: 1, code: long, scenario: 'print-later', seed: 7, time: 'virtual' });

  for (const way of ['chosen', 'dropped']) {
    const other = await open('#scenario=chaining', { width: 1440, height: 900 });
    await other.waitForSelector('ravel-stepper');
    if (way === 'chosen') await other.getByTestId('open-file').setInputFiles(asFile(text, name));
    else {
      await other.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
        for (const type of ['dragover', 'drop'])
          document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }, text);
    }
    await has(other, long);
    await other.getByTestId('shared').waitFor();
    assert.equal(await other.getByTestId('seed').inputValue(), '7', way);
    assert.deepEqual(await linesOf(other), [], 'nothing is run');
    assert.equal(await other.getByTestId('status').getAttribute('data-state'), 'idle');
    assert.equal(await run(other), 'finished');
    assert.equal((await linesOf(other))[0].text, 'long');
    // It has an address: it is there after a reload, with what was changed, and Back leads to what was before.
    await setCode(other, '// changed');
    await other.reload();
    await has(other, '// changed');
    await other.evaluate(() => history.back());
    await other.waitForFunction(() => location.hash === '#scenario=chaining');
    await other.waitForFunction(() => document.querySelector('ravel-playground').program.id === 'chaining');
    await other.context().close();
  }
});

test('a file over changed work asks, too', async () => {
  const text = JSON.stringify({ ravel: 'program', version: 1, code: '// filed', scenario: 'print-later', seed: 1, time: 'virtual' });
  const page = await open('#scenario=chaining', { width: 1440, height: 900 });
  await page.waitForSelector('ravel-stepper');
  await setCode(page, '// mine');
  await page.getByTestId('open-file').setInputFiles(asFile(text, 'run\u202enosj.json'));
  await says(page, 'question', /^\s*runnosj\.json holds a program\. Your changes to “A step that takes time” are kept/);
  await page.getByTestId('question').getByRole('button', { name: 'Stay here' }).click();
  assert.equal(await codeOf(page), '// mine');
  assert.equal(await hashOf(page), '#scenario=chaining');
  await page.getByTestId('open-file').setInputFiles(asFile(text));
  await page.getByTestId('question').getByRole('button', { name: 'Open the file' }).click();
  await has(page, '// filed');
  await page.evaluate(() => history.back());
  await has(page, '// mine');
});

test('files that are none leave everything as it is', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900 });
  await page.waitForSelector('ravel-stepper');
  await setCode(page, '// mine');
  for (const [text, words] of [
    ['', /is no JSON/],
    ['{"ravel":"program"}', /of version no number/],
    ['{"ravel":"program","version":9}', /of version 9; this page reads version 1/],
    ['{"ravel":"program","version":1,"code":{}}', /does not hold a program/],
    ['{"ravel":"__proto__"}', /neither a program nor a trace/],
    ['['.repeat(2_000_000), /holds more than any that Ravel saves/],
    ['\u0000\u0001\uffff', /is no JSON/],
  ]) {
    await page.getByTestId('open-file').setInputFiles(asFile(text, 'bad.json'));
    await says(page, 'notice', new RegExp(`bad\\.json: .*${words.source}`));
    assert.equal(await codeOf(page), '// mine');
    assert.equal(await hashOf(page), '#scenario=chaining');
    await page.getByTestId('notice').getByRole('button').click();
  }
});

test('the page logs no error', () => assert.deepEqual(problems, []));
