// A file of a snippet does not come, or comes damaged: the code stays readable, the box says what happened and what to do, the
// host is told, and Run tries again. What failed once is tried again before anything is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedFaults } from './faults/embed.mjs';
import { dist, usePage } from './support/browser.mjs';
import { docs, outputOf, over, scriptTag, snippet, stateOf } from './support/embedding.mjs';
import { faultyServer } from './support/faulty_server.mjs';

const program = "console.log('it runs')";
const noting = `window.noted = [];
document.addEventListener('ravel:error', ({ target, detail }) => noted.push([target.id, detail.message]));`;
let page = '';
const hindering = `const make = document.createElement.bind(document);
document.createElement = (name, ...more) => {
  if (name.startsWith('ravel-console')) throw new TypeError('not on this page');
  return make(name, ...more);
};`;
const own = {
  '/hindering.js': ['text/javascript', () => hindering],
  '/docs.html': ['text/html; charset=utf-8', () => page],
  '/noting.js': ['text/javascript', () => noting],
  '/program.js': ['text/javascript', () => program],
};
const { server, breaks, mends } = faultyServer(dist, '/', (request, response) => {
  const [type, text] = own[new URL(request.url, 'http://localhost').pathname] ?? [];
  return type && response.writeHead(200, { 'Content-Type': type }).end(text());
});
const { open } = usePage({ server });

async function visit({ attributes, bare }) {
  const tag = `id="a" loading="click" ${attributes}`;
  page = docs(
    bare ? `<ravel-playground ${tag}><p>Before.</p></ravel-playground>` : snippet(program, tag, 'it runs'),
    `<script src="/noting.js"></script>${scriptTag}`,
  );
  const visited = await open('docs.html', { state: null, patience: 30_000 });
  await visited.locator('#a [part=run]').waitFor();
  return visited;
}
const said = (visited) => visited.evaluate(() => document.querySelector('#a').shadowRoot.querySelector('[part=said]').textContent);

/** Run runs it, whatever was before. */
async function runs(visited) {
  await visited.locator('#a [part=run]').click();
  await stateOf(visited, '#a', 'waiting', 'finished');
  assert.equal(await said(visited), '');
}

for (const row of embedFaults) {
  const { what, path, fault, says, bare } = row;
  test(`${what}, ${says ? 'always' : 'and all goes on'}`, async (t) => {
    t.after(mends);
    breaks(path, fault);
    const visited = await visit(row);
    await visited.locator('#a [part=run]').click();
    if (!says) return assert.ok(over.includes(await stateOf(visited, '#a', ...over)));
    await visited.waitForFunction(() => window.noted.length > 0);
    assert.match(await said(visited), says);
    const [[id, message]] = await visited.evaluate(() => window.noted);
    assert.equal(id, 'a');
    assert.match(message, says);
    if (!bare) {
      assert.ok((await visited.evaluate(() => document.querySelector('#a').code)).includes(program));
      assert.ok(await visited.getByText("'it runs'").first().isVisible(), 'the code can be read');
    }
    // As long as it fails, it is said again.
    await visited.evaluate(() => void (window.noted.length = 0));
    await visited.locator('#a [part=run]').click();
    await visited.waitForFunction(() => window.noted.length > 0);
    assert.match(await said(visited), says);
    // And then it comes.
    mends();
    await runs(visited);
    if (!/get-page|print-later/.test(row.attributes)) assert.deepEqual(await outputOf(visited, '#a'), ['it runs']);
  });

  test(`${what}, once`, async (t) => {
    t.after(mends);
    let failed = 0;
    breaks(path, fault, () => (failed += 1) === 1);
    const visited = await visit(row);
    await visited.locator('#a [part=run]').click();
    await visited.waitForFunction((over) => window.noted.length > 0 || over.includes(document.querySelector('#a').state), over);
    const noted = await visited.evaluate(() => window.noted);
    if (noted.length > 0) await runs(visited);
    if (!/get-page|print-later/.test(row.attributes)) assert.deepEqual(await outputOf(visited, '#a'), ['it runs']);
    assert.ok(failed > 0, 'the file was asked for');
  });
}

test('an error that is none of the network is not said to be one', async () => {
  page = docs(
    snippet(program, 'id="a" loading="click"'),
    `<script src="/noting.js"></script><script src="/hindering.js"></script>${scriptTag}`,
  );
  const visited = await open('docs.html', { state: null });
  await visited.locator('#a [part=run]').click();
  await visited.waitForFunction(() => window.noted.length > 0);
  const sentence = 'Ravel has failed here (TypeError: not on this page). Load the page again.';
  assert.equal(await said(visited), sentence);
  assert.deepEqual(await visited.evaluate(() => window.noted), [['a', sentence]]);
});

test('without embed.js a page has its code and its recorded output', async (t) => {
  t.after(mends);
  for (const fault of ['missing', 'cut', 'reset']) {
    breaks(/\/embed\.js$/, fault);
    page = docs(snippet(program, 'id="a"', 'recorded'));
    const visited = await open('docs.html', { state: null });
    assert.ok(await visited.getByText("'it runs'").isVisible());
    assert.ok(await visited.getByText('recorded').isVisible());
    mends();
  }
});
