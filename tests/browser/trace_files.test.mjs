// Traces as files: saved, opened again to look at, and what is no trace refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, run, setCode, usePage } from './support/browser.mjs';
import { chainsOf, hash, seek, settled, shown, stepOf, timelineOf, trace } from './support/pictures.mjs';
import { saved } from './support/saved.mjs';

const { open, problems } = usePage();
const asFile = (text, name = 'run.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('a saved trace opens again and is looked at, and nothing runs', async () => {
  const first = await open('#scenario=errback-lanes');
  await shown(first);
  const events = await trace(first);
  const sum = await hash(first);
  await seek(first, 20);
  const { name, text } = await saved(first, 'save-trace');
  assert.equal(name, 'errback-lanes-trace.json');
  assert.deepEqual(JSON.parse(text).events, events);
  const [chains, timeline] = [await chainsOf(first), await timelineOf(first)];

  for (const way of ['chosen', 'dropped']) {
    const page = await open('#scenario=errback-lanes');
    await page.waitForSelector('ravel-stepper');
    if (way === 'chosen') await page.getByTestId('open-file').setInputFiles(asFile(text, name));
    else {
      await page.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
        for (const type of ['dragover', 'drop'])
          document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }, text);
    }
    await page.waitForSelector('[data-testid=hash]');
    assert.equal(await hash(page), sum, way);
    assert.deepEqual(await stepOf(page), { step: 48, length: 48 });
    assert.match(await page.getByTestId('notice').textContent(), /a recorded run of 48 steps\. Nothing is run\./);
    await page.getByTestId('notice').getByRole('button').click();
    await seek(page, 20);
    assert.deepEqual(await chainsOf(page), chains);
    assert.deepEqual(await timelineOf(page), timeline);
    assert.equal(await page.getByTestId('status').getAttribute('data-state'), 'idle');
    assert.deepEqual(
      (await linesOf(page)).map(({ text }) => text),
      events.filter(({ kind }) => kind === 'printed').map(({ text: line }) => line),
    );
    // Its lines are those of the program in the editor, which is the same.
    assert.equal(await page.locator('.cm-line.at-step').count(), 1);
    await page.context().close();
  }
});

test('of another program, a trace brings its own to read, and mine is kept', async () => {
  const page = await open('#scenario=chaining');
  await shown(page);
  const given = await page.evaluate(() => window.ravel.getCode());
  const { text } = await saved(page, 'save-trace');
  await setCode(page, '// mine');
  await page.getByTestId('open-file').setInputFiles(asFile(text));
  await page.getByTestId('question').getByRole('button', { name: 'Open the file' }).click();
  await page.getByTestId('shared').waitFor();
  await page.waitForSelector('[data-testid=hash]');
  await seek(page, 13);
  assert.equal((await stepOf(page)).length, 32);
  assert.equal(await page.locator('.cm-line.at-step').count(), 1);
  assert.equal(await page.evaluate(() => window.ravel.getCode()), given);
  await page.getByRole('link', { name: 'Back to mine' }).click();
  await page.waitForFunction(() => window.ravel.getCode() === '// mine');
});

test('markup in a file is text', async () => {
  const page = await open('#scenario=get-page');
  await shown(page);
  const whole = JSON.parse((await saved(page, 'save-trace')).text);
  const markup = '<img src="x" onerror="window.ran = true"><script>window.ran = true</script>';
  for (const event of whole.events) if (event.text !== undefined) event.text = markup;
  whole.source = `// ${markup}`;
  await page.getByTestId('open-file').setInputFiles(asFile(JSON.stringify(whole), `${markup.replaceAll('/', '')}.json`));
  await page
    .getByText(/recorded run of/)
    .first()
    .waitFor();
  for (const panel of ['steps', 'now', 'network', 'pictures']) {
    await page.getByTestId(`panel-${panel}`).click();
    await settled(page);
    for (const step of [5, 12, whole.events.length]) await seek(page, step);
  }
  assert.deepEqual(await page.evaluate(() => [document.querySelectorAll('img').length, window.ran]), [0, undefined]);
  assert.match(await page.evaluate(() => document.querySelector('ravel-console').textContent), /<img src="x"/);
});

test('a damaged file is said to be one, and nothing is lost', async () => {
  const page = await open('#scenario=chaining');
  await shown(page);
  const sum = await hash(page);
  const { text } = await saved(page, 'save-trace');
  const whole = JSON.parse(text);
  await seek(page, 12);
  for (const [what, damaged, says] of [
    ['cut off', text.slice(0, text.length / 2), /is no JSON, or a part of it is missing/],
    ['something else', '{"name":"ravel"}', /neither a program nor a trace of Ravel/],
    ['of another version', JSON.stringify({ ...whole, version: 99 }), /is of version 99; this page reads version 1/],
    ['with a gap', JSON.stringify({ ...whole, events: whole.events.toSpliced(3, 1) }), /Event 4 of this trace is not as an event is/],
    ['with an unknown kind', JSON.stringify({ ...whole, events: whole.events.with(5, { ...whole.events[5], kind: 'x' }) }), /Event 6/],
    ['no events', JSON.stringify({ ...whole, events: 'none' }), /“events” of this trace is not a list/],
    ['empty', '', /is no JSON/],
  ]) {
    await page.getByTestId('open-file').setInputFiles(asFile(damaged, 'damaged.json'));
    await page.waitForFunction(
      (says) => new RegExp(says).test(document.querySelector('[data-testid=notice]')?.textContent ?? ''),
      says.source,
    );
    assert.match(await page.getByTestId('notice').textContent(), /damaged\.json: .*Nothing was opened\./s, what);
    await settled(page);
    assert.deepEqual([await hash(page), await stepOf(page), (await linesOf(page)).length], [sum, { step: 12, length: 32 }, 4], what);
    await page.getByTestId('notice').getByRole('button').click();
  }
});

test('Esc closes the menu of files, and stops nothing', async () => {
  const page = await open('#scenario=print-later');
  await run(page);
  const menu = page.getByTestId('run-files');
  await menu.locator('summary').click();
  await page.getByTestId('save-trace').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await menu.evaluate(({ open: isOpen }) => isOpen), false);
  assert.equal(await page.getByTestId('status').getAttribute('data-state'), 'waiting');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
