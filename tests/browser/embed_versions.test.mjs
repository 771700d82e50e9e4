// Two versions on one page: the newer one is loaded first or last, and each snippet is that of its own script.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist } from './support/browser.mjs';
import { docs, folder, outputOf, runSnippet, snippet, stateOf, useDocs, version } from './support/embedding.mjs';

/** A build of another version: the same files under another name, with one word changed by which it is known. */
function older(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (!pathname.startsWith('/v0.0.9/')) return false;
  const dashed = version.replaceAll('.', '-');
  const text = readFileSync(join(dist, pathname.replace('/v0.0.9/', `/${folder}/`)), pathname.endsWith('.wasm') ? undefined : 'utf8');
  const type = pathname.endsWith('.js') ? 'text/javascript' : pathname.endsWith('.html') ? 'text/html' : 'application/wasm';
  response.writeHead(200, { 'Content-Type': type });
  const changed = (script) =>
    script.replaceAll(`-${dashed}`, '-0-0-9').replaceAll(`\`${version}\``, '`0.0.9`').replaceAll('Open in Ravel', 'Open in the old Ravel');
  response.end(pathname.endsWith('.js') ? changed(text) : text);
  return true;
}

const tag = (of) => `<script type="module" src="/${of}/embed.js"></script>`;
const one = (id, more = '') => snippet(`console.log('${id}')`, `id="${id}" editable timeline="compact" ${more}`);
const { open, problems } = useDocs(
  {
    'old-first.html': docs(tag('v0.0.9') + one('old') + tag(folder) + one('new') + one('named', 'version="0.0.9"'), ''),
    'new-first.html': docs(tag(folder) + one('new') + tag('v0.0.9') + one('old') + one('named', 'version="0.0.9"'), ''),
    'twice.html': docs(tag(folder) + one('new') + tag(folder).replace('.js', '.js?again') + one('other'), ''),
    'one.html': docs(tag(folder) + one('new'), ''),
    'missing.html': docs(tag(folder) + one('new') + tag('v0.0.8') + one('other'), ''),
  },
  { more: older },
);

const openWord = (page, id) => page.locator(`#${id} [part=open]`).textContent();

for (const name of ['old-first.html', 'new-first.html']) {
  test(`${name}: every snippet is of its own version, and runs`, async () => {
    const page = await open(name);
    for (const id of ['old', 'new', 'named']) {
      await stateOf(page, `#${id}`, 'idle');
      assert.equal(await runSnippet(page, `#${id}`), 'finished');
      assert.deepEqual(await outputOf(page, `#${id}`), [id]);
      assert.equal((await openWord(page, id)).trim(), id === 'new' ? 'Open in Ravel' : 'Open in the old Ravel');
    }
    const parts = await page.evaluate(() =>
      ['old', 'new'].map((id) => document.getElementById(id).shadowRoot.querySelector('[part=output] > :not(slot)').localName),
    );
    assert.notEqual(parts[0], parts[1]);
    assert.deepEqual(problems, []);
  });
}

test('one version that is loaded twice is one', async () => {
  const page = await open('twice.html');
  for (const id of ['new', 'other']) {
    assert.equal(await runSnippet(page, `#${id}`), 'finished');
    assert.deepEqual(await outputOf(page, `#${id}`), [id]);
  }
  assert.deepEqual(problems, []);
});

test('what comes into the page later, with its script, is of that version; without one that loads, of what is there', async () => {
  const page = await open('one.html');
  await stateOf(page, '#new', 'idle');
  await page.evaluate(() => {
    for (const [id, of] of [
      ['old', 'v0.0.9'],
      ['other', 'v0.0.8'],
    ]) {
      const element = Object.assign(document.createElement('ravel-playground'), { id });
      element.innerHTML = `<pre>console.log('${id}')</pre>`;
      document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: `/${of}/embed.js` }), element);
    }
  });
  for (const [id, word] of [
    ['old', 'Open in the old Ravel'],
    ['other', 'Open in Ravel'],
  ]) {
    assert.equal(await runSnippet(page, `#${id}`), 'finished');
    assert.equal((await openWord(page, id)).trim(), word);
  }
  problems.length = 0;
});

test('a snippet whose version did not load is of one that did', async () => {
  const page = await open('missing.html');
  assert.equal(await runSnippet(page, '#other'), 'finished');
  assert.deepEqual(await outputOf(page, '#other'), ['other']);
  problems.length = 0;
});
