// <ravel-playground> in a docs page with a strict policy: what is there before a script, what Run does, attributes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { docs, folder, outputOf, runSnippet, snippet, stateOf, useDocs } from './support/embedding.mjs';

const later = `import { reactor } from 'ravel'
console.log('asking')
reactor.callLater(1, () => console.log('<the future>'))
reactor.run()`;

const { open, asked, problems } = useDocs({
  'plain.html': docs(snippet(later, 'id="a" loading="click"', 'asking\n<the future>')),
  'editable.html': docs(snippet(later, 'id="a" editable', 'asking\n<the future>')),
  'scenario.html': docs('<ravel-playground id="a" scenario="print-later"></ravel-playground>'),
});

test('before a click there are code, recorded output and Run, and one request', async () => {
  asked.length = 0;
  const page = await open('plain.html');
  await page.locator('#a [part=run]').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('#a').state), 'idle');
  assert.ok(await page.locator('#a > pre > code').isVisible());
  assert.ok(await page.locator('#a > pre[slot=output]').isVisible());
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ['/plain.html', `/${folder}/embed.js`]);
});

test('Run runs it, and its output takes the place of the recorded one', async () => {
  const page = await open('plain.html');
  assert.equal(await runSnippet(page, '#a'), 'waiting');
  assert.deepEqual(await outputOf(page, '#a'), ['asking', '<the future>']);
  assert.ok(!(await page.locator('#a > pre[slot=output]').isVisible()));
  assert.deepEqual(problems, []);
});

test('editable code is edited after Enter, and Escape leaves it', async () => {
  const page = await open('editable.html');
  const editor = page.locator('#a [part=editor]');
  await editor.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type("console.log('mine')");
  assert.equal(await page.evaluate(() => document.querySelector('#a').code), "console.log('mine')");
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('#a').shadowRoot.activeElement.getAttribute('part')), 'editor');
  assert.equal(await runSnippet(page, '#a'), 'finished');
  assert.deepEqual(await outputOf(page, '#a'), ['mine']);
  await page.locator('#a [part=reset]').click();
  assert.equal(await page.evaluate(() => document.querySelector('#a').code), later);
});

test('a scenario is fetched by its id', async () => {
  const page = await open('scenario.html');
  await stateOf(page, '#a', 'idle');
  assert.equal(await runSnippet(page, '#a'), 'waiting');
  assert.deepEqual(await outputOf(page, '#a'), ['asking', 'asked', 'the future is here']);
});
