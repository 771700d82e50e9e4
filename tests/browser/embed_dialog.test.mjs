// Share → Embed: the lines for each way into a page, and a preview that runs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findings } from './support/axe.mjs';
import { dist, run, setCode, usePage } from './support/browser.mjs';
import { docs, outputOf, runSnippet } from './support/embedding.mjs';

/** The lines of a docs page. */
let written = '';
const { open, problems } = usePage({
  answer(request, response, pass) {
    if (request.url !== '/docs.html') return pass();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(docs(written, ''));
  },
});
const { version } = JSON.parse(readFileSync(new URL('../../web/package.json', import.meta.url), 'utf8'));
const wide = { width: 1440, height: 900 };
const text = (page) => page.getByTestId('embed-text').inputValue();

async function dialogOf(page) {
  await page.getByTestId('share').click();
  await page.getByRole('button', { name: 'Embed it' }).click();
  await page.getByTestId('embed-text').waitFor();
}

test('the scenario as it was given is named; the script is held to its sum', async () => {
  const page = await open('#scenario=print-later', wide);
  await dialogOf(page);
  const sum = createHash('sha384')
    .update(readFileSync(`${dist}/v${version}/embed.js`))
    .digest('base64');
  const lines = await text(page);
  const home = `${await page.evaluate(() => location.origin)}/v${version}/`;
  assert.ok(
    lines.startsWith(`<link rel="stylesheet" href="${home}embed.css">
<script type="module" src="${home}embed.js" integrity="sha384-${sum}" crossorigin="anonymous"></script>
<ravel-playground scenario="print-later" editable timeline="compact">
  <pre><code class="language-js">import { reactor } from 'ravel'\n`),
    lines,
  );
  assert.deepEqual(await findings(page), []);
});

test('the lines as they are written run in a page; with another sum the script is not taken', async () => {
  const page = await open('#scenario=print-later', wide);
  await setCode(page, "console.log('from the dialog')");
  await dialogOf(page);
  written = await text(page);
  const host = await open('docs.html', { state: null, beside: page });
  assert.equal(await runSnippet(host, 'ravel-playground'), 'finished');
  assert.deepEqual(await outputOf(host, 'ravel-playground'), ['from the dialog']);
  assert.deepEqual(problems, []);
  written = written.replace(/sha384-./, (sum) => (sum.endsWith('A') ? 'sha384-B' : 'sha384-A'));
  const refusing = await open('docs.html', { state: null, beside: page });
  assert.equal(await refusing.evaluate(() => customElements.get('ravel-playground')), undefined);
  assert.ok(await refusing.getByText('from the dialog').isVisible());
  // Where its driver tells nothing of errors, a page does when it is left.
  await refusing.close();
  for (const problem of problems.splice(0)) assert.match(problem, /integrity|digest|sha384|could not be loaded.*embed\.js/i);
});

test('each way has its lines, with what was changed', async () => {
  const page = await open('#scenario=print-later', wide);
  await setCode(page, "console.log('mine')");
  await run(page);
  await dialogOf(page);
  for (const [way, begins, has] of [
    ['tag', '<link', '<pre><code class="language-js">console.log(\'mine\')</code></pre>'],
    ['frame', '<iframe', 'embed.html#v1.'],
    ['sphinx', '.. ravel::\n   :editable:\n', "\n   console.log('mine')"],
    ['mkdocs', '```ravel editable', "\nconsole.log('mine')\n```"],
    ['docusaurus', '```js ravel editable', "\nconsole.log('mine')\n```"],
  ]) {
    await page.getByTestId(`embed-${way}`).click();
    const lines = await text(page);
    assert.ok(lines.startsWith(begins), lines);
    assert.ok(lines.includes(has), lines);
  }
  await page.getByRole('checkbox', { name: 'The reader may change it' }).click();
  assert.ok(!(await text(page)).includes('editable'));
  await page.getByTestId('embed-close').click();
  await page.getByTestId('embed-text').waitFor({ state: 'detached' });
});

test('the preview runs', async () => {
  const page = await open('#scenario=print-later', wide);
  await setCode(page, "console.log('in the preview')");
  await dialogOf(page);
  // The preview is of the page's own origin, and its element's shadow root is open.
  const inFrame = (work) =>
    page.waitForFunction(
      ([work]) => {
        const root = document.querySelector('[data-testid=embed-preview]').contentDocument?.querySelector('ravel-playground')?.shadowRoot;
        const found = root?.querySelector(work === 'run' ? '[part~=run]' : '[part~=output]');
        if (work === 'run') return found ? (found.click(), true) : false;
        return /in the preview/.test(found?.textContent ?? '');
      },
      [work],
    );
  await inFrame('run');
  await inFrame('said');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
