// What an author and a host may set: each attribute does what it says; parts, properties and events reach the host's styles
// and scripts, out of a shadow root of its own, too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { docs, policy, runSnippet, scriptTag, snippet, useDocs } from './support/embedding.mjs';

const program = `import { reactor } from 'ravel'
for (let i = 0; i < 12; i += 1) console.log(i)
reactor.callLater(1, () => console.log('later'))
reactor.run()`;

/** The element in a shadow root of the host's. */
const within = `window.noted = [];
for (const name of ['ready', 'run', 'output', 'result']) document.addEventListener('ravel:' + name, (event) => noted.push(event.type));
const root = document.querySelector('#outer').attachShadow({ mode: 'open' });
root.innerHTML = '<ravel-playground id="inner"><pre>console.log(1)</pre></ravel-playground>';`;

const styled = `<style>
#a::part(run) { background: rgb(1, 2, 3) }
#a::part(bar) { height: 60px }
#a::part(editor) { outline: 3px solid rgb(4, 5, 6) }
#a::part(timeline) { outline: 3px solid rgb(7, 8, 9) }
#a { --ravel-ink: rgb(10, 11, 12); --ravel-radius: 3px; --ravel-output-height: 70px }
</style>`;

const { open, problems } = useDocs(
  {
    'attributes.html': docs(
      snippet(program, 'id="readonly" editable readonly') +
        snippet(program, 'id="high" editable height="260px"') +
        snippet(program, 'id="low" editable max-height="150px"') +
        snippet(program, 'id="light" theme="light"') +
        snippet(program, 'id="fast" timeline="full" speed="4"') +
        snippet(program, 'id="elsewhere" playground="https://ravel.example/learn/"'),
    ),
    'styled.html': docs(styled + snippet(program, 'id="a" editable timeline="full"')),
    'within.html': docs(`<div id="outer"></div>${scriptTag}`, '<script defer src="/within.js"></script>'),
  },
  {
    headers: { 'Content-Security-Policy': policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") },
    more: ({ url }, response) => url === '/within.js' && response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(within),
  },
);

test('attributes: readonly, height, max-height, theme, speed, playground', async () => {
  const page = await open('attributes.html', { colorScheme: 'dark' });
  for (const id of ['#readonly', '#high', '#low', '#fast']) await runSnippet(page, id);
  const facts = await page.evaluate(async () => {
    const root = (id) => document.querySelector(id).shadowRoot;
    const frame = (id) => root(id).querySelector('[part=frame]');
    return {
      editors: ['#readonly', '#high'].map((id) => root(id).querySelector('.cm-content')?.contentEditable),
      heights: ['#high', '#low'].map((id) => frame(id).offsetHeight),
      scheme: getComputedStyle(frame('#light')).colorScheme,
      other: getComputedStyle(frame('#high')).colorScheme,
      speed: root('#fast').querySelector('[data-testid=speed]').value,
      address: await document.querySelector('#elsewhere').shareUrl(),
    };
  });
  assert.deepEqual(facts.editors, [undefined, 'true']);
  assert.deepEqual(facts.heights, [260, 150]);
  assert.equal(facts.scheme, 'light');
  assert.match(facts.other, /dark/);
  assert.equal(facts.speed, '4');
  assert.match(facts.address, /^https:\/\/ravel\.example\/learn\/#v1\./);
});

test("a host's styles reach parts and properties", async () => {
  const page = await open('styled.html');
  await runSnippet(page, '#a');
  const facts = await page.evaluate(() => {
    const root = document.querySelector('#a').shadowRoot;
    const of = (part, property) => getComputedStyle(root.querySelector(`[part=${part}]`))[property];
    return [
      of('run', 'backgroundColor'),
      of('bar', 'height'),
      of('editor', 'outlineColor'),
      of('timeline', 'outlineColor'),
      of('said', 'color'),
      of('frame', 'borderTopLeftRadius'),
    ];
  });
  assert.deepEqual(facts, ['rgb(1, 2, 3)', '60px', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)', 'rgb(10, 11, 12)', '3px']);
  const output = await page.evaluate(() => document.querySelector('#a').shadowRoot.querySelector('[part=output]').offsetHeight);
  assert.ok(output <= 72, `${output} px of output`);
});

test("in a shadow root of the host's it runs, and its events come out", async () => {
  const page = await open('within.html');
  await page.waitForFunction(() => typeof document.querySelector('#outer').shadowRoot?.querySelector('#inner').run === 'function');
  await page.evaluate(() => document.querySelector('#outer').shadowRoot.querySelector('#inner').run());
  await page.waitForFunction(() => window.noted.includes('ravel:result'));
  assert.deepEqual(await page.evaluate(() => window.noted), ['ravel:ready', 'ravel:run', 'ravel:output', 'ravel:result']);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
