// How snippets stand in a host: light and dark as the host has it, no style in or out, nothing jumps, and pages without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine, needs } from './support/browser.mjs';
import { docs, folder, policy, runSnippet, scriptTag, snippet, stateOf, useDocs } from './support/embedding.mjs';

const later = `import { reactor } from 'ravel'
console.log('asking')
reactor.callLater(1, () => console.log('the future'))
reactor.run()`;
const output = 'asking\nthe future';
const loud = `<style>body { text-transform: uppercase; word-spacing: 9px; text-indent: 40px; text-align: center; text-shadow: 1px 1px red }
* { color: red !important; border: 9px solid red; font-size: 40px; letter-spacing: 9px }
button, div, span { display: none !important } iframe { display: block !important; height: 300px } .bar, .code, .line, .snippet { background: red !important }</style>`;
const text = '<p>Text of the docs, before and after.</p>'.repeat(5);

const { open, problems } = useDocs(
  {
    'plain.html': docs(text + snippet(later, 'id="a" editable timeline="compact"', output) + text),
    'loud.html': docs(loud + snippet(later, 'id="a" editable timeline="compact"', output) + '<div id="outside">Outside</div>'),
    'reserved.html': docs(
      text +
        snippet(later, 'id="a" autorun loading="eager"', output) +
        text +
        snippet(later, 'id="b" timeline="compact" autorun', output) +
        text,
      `<link rel="stylesheet" href="/${folder}/embed.css">${scriptTag}`,
    ),
    'room.html': docs(
      `<style>#a { --ravel-timeline-height: 310px }</style>${snippet(later, 'id="a" timeline="full" loading="click"', output)}`,
    ),
    'without.html': docs(snippet(later, 'id="a" editable', output), ''),
  },
  { headers: { 'Content-Security-Policy': policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") } },
);

const ground = (page) =>
  page.evaluate(() => getComputedStyle(document.querySelector('#a').shadowRoot.querySelector('[part=bar]')).backgroundColor);
const light = 'rgb(243, 244, 241)';
const dark = 'rgb(16, 20, 19)';

test("the host's own switch is followed, live", async () => {
  const page = await open('plain.html');
  await page.locator('#a [part=run]').waitFor();
  assert.equal(await ground(page), light);
  const turns = [
    ['html', 'data-theme', 'dark', dark],
    ['html', 'data-theme', 'light', light],
    ['html', 'data-theme', null, light],
    ['body', 'data-md-color-scheme', 'slate', dark],
    ['body', 'data-md-color-scheme', 'default', light],
    ['body', 'data-md-color-scheme', null, light],
    ['html', 'data-bs-theme', 'dark', dark],
    ['html', 'data-bs-theme', null, light],
    ['html', 'class', 'wide dark', dark],
    ['html', 'class', 'wide', light],
    // Classes for something else.
    ['body', 'class', 'slate', light],
    ['html', 'class', 'dark', dark],
    ['body', 'class', 'default', dark],
    ['html', 'data-theme', 'dark', dark],
    ['body', 'class', 'light', dark],
    ['html', 'data-theme', null, light],
    ['body', 'class', null, dark],
    ['html', 'class', null, light],
  ];
  for (const [tag, name, value, expected] of turns) {
    await page.evaluate(
      ([tag, name, value]) =>
        value === null ? document.querySelector(tag).removeAttribute(name) : document.querySelector(tag).setAttribute(name, value),
      [tag, name, value],
    );
    await page.waitForTimeout(20);
    assert.equal(await ground(page), expected, `${tag} ${name}=${value}`);
  }
  await page.evaluate(() => document.querySelector('#a').setAttribute('theme', 'dark'));
  await page.waitForTimeout(20);
  assert.equal(await ground(page), dark, 'theme="dark"');
});

test('the system is followed where the host has no switch', async () => {
  const page = await open('plain.html', { colorScheme: 'dark' });
  await page.locator('#a [part=run]').waitFor();
  assert.equal(await ground(page), dark);
});

test('and live', needs('a change of the colour scheme'), async () => {
  const page = await open('plain.html');
  await page.locator('#a [part=run]').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await ground(page), dark);
});

/** What the parts of the element look like. */
const looks = (page) =>
  page.evaluate(() =>
    ['bar', 'run', 'output', 'status', 'open', 'editor'].map((name) => {
      const part = document.querySelector('#a').shadowRoot.querySelector(`[part=${name}]`);
      const style = getComputedStyle(part);
      const texts = ['color', 'letterSpacing', 'wordSpacing', 'textTransform', 'textIndent', 'textAlign', 'textShadow'];
      const boxes = ['backgroundColor', 'display', 'borderTopWidth'];
      return [name, ...[...texts, ...boxes].map((property) => style[property])].join(' ');
    }),
  );

test('no style of the host comes in, and none goes out', async () => {
  const quiet = await open('plain.html');
  const noisy = await open('loud.html');
  for (const page of [quiet, noisy]) {
    await page.locator('#a [part=editor]').waitFor({ state: 'attached' });
    await page.locator('#a [part=open]').waitFor({ state: 'attached' });
  }
  assert.deepEqual(await looks(noisy), await looks(quiet));
  await runSnippet(noisy, '#a');
  assert.equal(await noisy.evaluate(() => document.querySelector('iframe').getClientRects().length), 0);
  const outside = await noisy.evaluate(() => ({
    sheets: document.adoptedStyleSheets.length,
    styles: document.querySelectorAll('style, link[rel=stylesheet]').length,
    colour: getComputedStyle(document.querySelector('#outside')).color,
    ink: getComputedStyle(document.documentElement).getPropertyValue('--ink'),
  }));
  assert.deepEqual(outside, { sheets: 0, styles: 1, colour: 'rgb(255, 0, 0)', ink: '' });
});

test('with embed.css nothing moves when snippets come, load and run by themselves', async (t) => {
  const page = await open('reserved.html');
  await stateOf(page, '#a', 'waiting', 'stopped');
  const measure = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          let shift = 0;
          if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return resolve(undefined);
          new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value))).observe({
            type: 'layout-shift',
            buffered: true,
          });
          setTimeout(() => resolve(shift), 500);
        }),
    );
  await stateOf(page, '#b', 'waiting', 'stopped');
  const shift = await measure();
  if (engine === 'chromium') {
    t.diagnostic(`layout shift of two snippets that load and run by themselves: ${shift.toFixed(4)}`);
    assert.ok(shift < 0.02, `layout shift ${shift}`);
  }
});

test('a run does not change the height where its output was recorded', async () => {
  const page = await open('plain.html');
  await page.locator('#a [part=editor]').waitFor();
  const height = () => page.evaluate(() => document.querySelector('#a').offsetHeight);
  const before = await height();
  await runSnippet(page, '#a');
  assert.ok(Math.abs((await height()) - before) <= 2, `${before} before, ${await height()} after`);
});

test('the keys are told, and by keys alone it is edited, left and run', async () => {
  const page = await open('plain.html');
  const part = (name) => page.locator(`#a [part=${name}]`);
  await part('editor').waitFor();
  await part('run').focus();
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector('#a').shadowRoot;
      return activeElement.getAttribute('part') ?? activeElement.className.split(' ')[0];
    });
  for (let i = 0; i < 8 && (await focused()) !== 'editor'; i += 1) await page.keyboard.press('Tab');
  assert.equal(await focused(), 'editor');
  assert.ok(await page.getByText('Enter edits').isVisible());
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'cm-content');
  assert.ok(await page.getByText('Esc leaves, Ctrl+Enter runs').isVisible());
  await page.keyboard.press('Control+Enter');
  assert.equal(await stateOf(page, '#a', 'waiting'), 'waiting');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 'editor');
  await page.keyboard.press('Escape');
  assert.equal(await stateOf(page, '#a', 'stopped'), 'stopped');
});

test("the room of the pictures is the host's to set", async () => {
  const page = await open('room.html');
  await page.locator('#a [part=run]').waitFor();
  const least = await page.evaluate(
    () => getComputedStyle(document.querySelector('#a').shadowRoot.querySelector('[part=pictures]')).minHeight,
  );
  assert.equal(least, `${310 + 82 + 1}px`, 'with the steps over them and a line');
});

test('without scripts there are the code and the recorded output, as they were written', async () => {
  const page = await open('without.html');
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll('#a > pre')].map((pre) => [pre.textContent.trim(), pre.offsetHeight > 0]),
  );
  assert.deepEqual(texts, [
    [later, true],
    [output, true],
  ]);
});

test('in all of this nothing was logged as an error', () => assert.deepEqual(problems, []));
