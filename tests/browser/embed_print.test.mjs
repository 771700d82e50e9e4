// A page with snippets on paper: the code and what was printed, recorded or by a run, in dark letters; no bar, no tools.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs } from './support/browser.mjs';
import { docs, runSnippet, scriptTag, snippet, useDocs } from './support/embedding.mjs';

const lines = Array.from({ length: 40 }, (_, n) => `console.log('line ${n}')`).join('\n');
const recorded = Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n');
const { open, problems } = useDocs(
  {
    'docs.html': docs(
      snippet(lines, 'id="kept" loading="click" timeline="compact" max-height="100px"', recorded) +
        snippet(lines, 'id="ran" editable timeline="compact" max-height="200px"', recorded),
      `<link rel="stylesheet" href="/host.css">${scriptTag}`,
    ),
  },
  {
    more: ({ url }, response) =>
      url === '/host.css' &&
      response
        .writeHead(200, { 'Content-Type': 'text/css' })
        .end('html { color-scheme: light dark } @media print { html { color-scheme: light } }'),
  },
);

/** What can be seen of it, and in which colours. */
const seen = (page, id) =>
  page.evaluate((id) => {
    const host = document.getElementById(id);
    const { shadowRoot } = host;
    const shows = (element) => element !== null && element.checkVisibility() && element.getClientRects().length > 0;
    const dark = (colour) =>
      colour
        .match(/[\d.]+/g)
        .slice(0, 3)
        .every((part) => Number(part) < 100);
    const whole = (element) => element.scrollHeight <= element.clientHeight + 1;
    const output = shadowRoot.querySelector('[data-testid=text]') ?? host.querySelector('[slot=output]');
    const code = shadowRoot.querySelector('.cm-line') ?? host.querySelector('pre > code');
    return {
      bar: shows(shadowRoot.querySelector('[part=bar]')),
      pictures: shows(shadowRoot.querySelector('[part=pictures]')),
      code: shows(code),
      codeIsDark: dark(getComputedStyle(code).color),
      output: shows(output),
      outputIsDark: dark(getComputedStyle(output).color),
      wide: shadowRoot.querySelector('[part=output]').clientWidth > 0.95 * host.clientWidth,
      whole: [...shadowRoot.querySelectorAll('[part=code], [part=output], .console-list, .cm-scroller')].every(whole),
    };
  }, id);
const onPaper = { bar: false, pictures: false, code: true, codeIsDark: true, output: true, outputIsDark: true, wide: true, whole: true };

for (const colorScheme of ['light', 'dark'])
  test(`on paper there are the code and the output, in dark letters, where the screen is ${colorScheme}`, needs('paper'), async () => {
    const page = await open('docs.html', { colorScheme });
    await page.locator('#kept [part=run]').waitFor();
    await runSnippet(page, '#ran');
    for (const id of ['kept', 'ran']) assert.equal((await seen(page, id)).bar, true);
    await page.emulateMedia({ media: 'print' });
    for (const id of ['kept', 'ran']) assert.deepEqual(await seen(page, id), onPaper, id);
    // Every line, not those alone that were in view.
    const texts = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('#ran');
      return ['.cm-line', '[data-testid=text]'].map((each) => shadowRoot.querySelectorAll(each).length);
    });
    assert.deepEqual(texts, [40, 40]);
    await page.emulateMedia({ media: 'screen' });
    assert.equal((await seen(page, 'ran')).bar, true);
  });

test('the page itself logs no error', () => assert.deepEqual(problems, []));
