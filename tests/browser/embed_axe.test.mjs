// What those hear and see of a page with snippets who can't look: each snippet is a group with a name, and axe finds nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsInAll, schemes } from './support/axe.mjs';
import { docs, over, runSnippet, scriptTag, snippet, stateOf, useDocs } from './support/embedding.mjs';

const program = `import { reactor, defer } from 'ravel'
const tea = new defer.Deferred()
tea.addCallback((cup) => console.log('drink', cup))
reactor.callLater(1, () => tea.callback('green'))
reactor.run()`;
const docsOf = (snippets) =>
  docs(`<main><h1>Tea</h1><p>How it is made.</p>${snippets}</main>`, `<link rel="stylesheet" href="/host.css">${scriptTag}`);
const host = `html { color-scheme: light dark } body { font: 16px/24px sans-serif; background: Canvas; color: CanvasText } pre { white-space: pre-wrap; padding: 8px }`;

const { open, problems } = useDocs(
  {
    'docs.html': docsOf(
      snippet(program, 'id="a" loading="click"', 'drink green') +
        snippet(program, 'id="b" editable timeline="compact" chains="full"', 'drink green') +
        snippet(program, 'id="c" editable timeline="full" chains="compact"', 'drink green') +
        '<ravel-playground id="d" scenario="print-later" title="Later"></ravel-playground>' +
        '<ravel-playground id="e" scenario="print-later" aria-label="A cup of tea"></ravel-playground>' +
        snippet('nothing()', 'id="wrong" editable timeline="compact"') +
        snippet('', 'id="none" scenario="no-such-one"').replace(/<pre>.*<\/pre>/s, ''),
    ),
  },
  {
    more: ({ url }, response) => url === '/host.css' && response.writeHead(200, { 'Content-Type': 'text/css' }).end(host),
  },
);

const loaded = (page) => page.waitForFunction(() => document.querySelector('#b').shadowRoot.querySelector('[part=open]'));

/** The way to each view. */
const views = [
  ['before any run', loaded],
  ['after runs with pictures', async (page) => (await loaded(page), await runSnippet(page, '#b'), await runSnippet(page, '#c'))],
  [
    'at a step',
    async (page) => (await loaded(page), await runSnippet(page, '#b'), page.evaluate(() => document.querySelector('#b').seek(5))),
  ],
  ['with the editor open', async (page) => (await loaded(page), page.locator('#b [part=editor]').focus(), page.keyboard.press('Enter'))],
  ['with a program that failed', async (page) => assert.equal(await runSnippet(page, '#wrong'), 'failed')],
  [
    'with a snippet that can not be made',
    async (page) => {
      await page.locator('#none [part=run]').click();
      await page.waitForFunction(() =>
        /no-such-one/.test(document.querySelector('#none').shadowRoot.querySelector('[part=said]').textContent),
      );
    },
  ],
];

for (const [width, height] of [
  [1000, 800],
  [320, 640],
])
  for (const inOne of schemes)
    for (const [name, way] of views)
      test(`axe finds nothing: ${name}, ${width} wide, ${inOne.join(' and ')}`, async () => {
        const page = await open('docs.html', { width, height, colorScheme: inOne[0] });
        await page.locator('#a [part=run]').waitFor();
        await way(page);
        assert.deepEqual(await findingsInAll(inOne, page), []);
      });

test('each snippet is a group with a name of its own, which the author may give', async () => {
  const page = await open('docs.html');
  await page.locator('#a [part=run]').waitFor();
  const names = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('ravel-playground')].map(({ shadowRoot }) => shadowRoot.querySelector('[part=frame]').ariaLabel),
    );
  assert.deepEqual(await names(), [
    'Runnable example 1',
    'Runnable example 2',
    'Runnable example 3',
    'Runnable example 4: Later',
    'A cup of tea',
    'Runnable example 6',
    'Runnable example 7: no-such-one',
  ]);
  // As assistive technology finds it.
  const run = page.getByRole('group', { name: 'Runnable example 4: Later' }).getByRole('button', { name: 'Run', exact: true });
  assert.equal(await run.count(), 1);
  await run.click();
  await stateOf(page, '#d', ...over);
  await page.evaluate(() => document.querySelector('#a').setAttribute('aria-label', 'The first'));
  await page.waitForFunction(() => document.querySelector('#a').shadowRoot.querySelector('[part=frame]').ariaLabel === 'The first');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
