// What a host's page shows does not move by itself: with embed.css there is room for snippets before embed.js is there.
// (The generators' pages: embed_sites.test.mjs.)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs } from './support/browser.mjs';
import { docs, folder, runSnippet, scriptTag, snippet, stateOf, useDocs } from './support/embedding.mjs';
import { lateScript, most, scrollThrough, shiftsOf } from './support/layout_shift.mjs';

const text = '<p>Text of the docs, before and after.</p>'.repeat(5);
const link = `<link rel="stylesheet" href="/${folder}/embed.css">`;
const scenario = (id, attributes = '') => `<ravel-playground id="a" scenario="${id}" ${attributes}></ravel-playground>`;
const later = "console.log('now')\nqueueMicrotask(() => console.log('later'))";

const pages = {
  'a scenario by its name': scenario('print-later'),
  'a long one, with a timeline': scenario('firecracker-sync', 'timeline="compact" editable'),
  'a short one, with both pictures': scenario('challenge-2', 'timeline="full" chains="compact"'),
  'a program in a pre': snippet(later, 'id="a" editable'),
  'one with a timeline and without output': snippet(later, 'id="a" timeline'),
  'one with its output, that runs by itself': snippet(later, 'id="a" timeline="compact" autorun', 'now\nlater'),
  'one with large pictures': snippet(later, 'id="a" timeline="full" chains="full"', 'now\nlater'),
  'one with a large and a small one': snippet(later, 'id="a" timeline chains="full"'),
  'a timeline by its name alone, with its output': snippet(later, 'id="a" timeline chains="off"', 'now\nlater'),
  'pictures as high as the host wants them': `<div style="--ravel-timeline-height: 230px; --ravel-chains-height: 260px">${snippet(later, 'id="a" timeline="full" chains')}</div>`,
  'a program that stands before the element': `<pre>${later}\n</pre><ravel-playground id="a" attach="previous" timeline></ravel-playground>`,
};
const themes = {
  'no padding': '',
  'padding on pre': '<style>pre { padding: 16px } </style>',
  'padding on code': '<style>pre > code { display: block; padding: 12px 18px; line-height: 1.4 }</style>',
};
const named = (prefix, head, body = Object.entries(pages)) =>
  Object.fromEntries(body.map(([name, element]) => [`${prefix}/${name}`, docs(text + element + text, head)]));
const themed = Object.entries(themes).map(([name, style]) => [
  name,
  docs(text + snippet(later, 'id="a" loading="click" editable'), style + link + scriptTag),
]);
const { open } = useDocs(
  Object.fromEntries(
    Object.entries({ ...named('with', link + scriptTag), ...named('without', scriptTag), ...Object.fromEntries(themed) }).map(
      ([name, html]) => [encodeURI(name), html],
    ),
  ),
  { headers: {}, more: lateScript },
);

/** Loaded, scrolled by and run: what moved by itself. */
async function shifts(name, width, height = 1600) {
  const page = await open(encodeURI(name), { width, height });
  await stateOf(page, '#a', 'idle', 'waiting', 'finished');
  await page.locator('#a [part=open]').waitFor({ state: 'attached' });
  await scrollThrough(page);
  await page.evaluate(() => scrollTo(0, 0));
  await runSnippet(page, '#a');
  return shiftsOf(page);
}

for (const name of Object.keys(pages)) {
  test(`nothing moves: ${name}`, needs('word of what moved'), async (t) => {
    for (const width of [1280, 320]) {
      const { sum, moved } = await shifts(`with/${name}`, width);
      t.diagnostic(`layout shift, ${width} px wide: ${sum.toFixed(4)}`);
      assert.ok(sum < most, `${sum}\n${moved.join('\n')}`);
    }
  });
}

test('it is measured: without embed.css text moves', needs('word of what moved'), async () => {
  for (const name of ['a scenario by its name', 'one with a timeline and without output']) {
    const { sum } = await shifts(`without/${name}`, 1280, 800);
    assert.ok(sum > most, `${name}: ${sum}`);
  }
});

for (const name of Object.keys(themes)) {
  test(`a theme with ${name}: lines have room, and stay where they are when the editor comes`, async () => {
    const page = await open(encodeURI(name));
    await page.locator('#a [part=run]').waitFor();
    const before = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('#a code'));
      const { bottom } = document.querySelector('#a').shadowRoot.querySelector('[part=bar]').getBoundingClientRect();
      return range.getClientRects()[0].top - bottom;
    });
    assert.ok(before >= 7, `${before} px under the bar`);
    await runSnippet(page, '#a');
    const after = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('#a');
      const range = document.createRange();
      range.selectNodeContents(shadowRoot.querySelector('.cm-line'));
      return range.getClientRects()[0].top - shadowRoot.querySelector('[part=bar]').getBoundingClientRect().bottom;
    });
    assert.ok(Math.abs(after - before) <= 2, `${before} px under the bar, then ${after}`);
  });
}
