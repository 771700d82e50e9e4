// Hosting: any sub-path, no third party, a strict policy, and a sandbox that holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, reach, run, setCode, usePage } from './support/browser.mjs';

/** What the server does not have for a while: the end of an address. */
let missing;
const { open, problems } = usePage({
  under: '/some/path/',
  answer: (request, response, pass) => (missing?.test(request.url) ? response.writeHead(404).end('not here') : pass()),
});

test('the page works from a sub-path, and asks nobody else', async () => {
  const page = await open('index.html#scenario=print-later');
  assert.equal(await run(page), 'waiting');
  await page.getByTestId('time').selectOption('real');
  assert.equal(await run(page), 'waiting');
  await setCode(page, 'let = = 1');
  assert.equal(await run(page), 'failed');
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(asked.length > 5, asked.join('\n'));
  const home = await page.evaluate(() => new URL('.', location.href).href);
  assert.ok(home.endsWith('/some/path/'), home);
  const foreign = asked.filter((url) => !url.startsWith(home) && !/^(blob|data):/.test(url));
  assert.deepEqual(foreign, []);
});

test('nothing on the page breaks its own policy', async () => {
  assert.deepEqual(problems, []);
  const page = await open();
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  assert.match(policy, /script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe/);
});

for (const [what, pattern] of [
  ['the core', /\.wasm$/],
  ["the worker's script", /\/worker-[^/]*\.js$/],
]) {
  test(`without ${what} the page says what is missing, and tries again with Run`, async () => {
    missing = pattern;
    const page = await open('#scenario=print-later', { state: 'failed' });
    assert.match(await page.getByTestId('status').textContent(), /could not be loaded \(the server answered 404\)/);
    missing = undefined;
    await page.evaluate(() => window.ravel.run());
    assert.equal(await reach(page, 'waiting', 'finished'), 'waiting');
  });
}

test('a program reaches nothing of the page', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    `const tries = {
  origin: () => self.origin,
  document: () => typeof document,
  window: () => typeof window,
  storage: () => typeof localStorage,
  eval: () => eval('1'),
  function: () => new Function('return 1')(),
}
for (const [name, attempt] of Object.entries(tries)) {
  try { console.log(name, attempt()) } catch (error) { console.log(name, error.constructor.name) }
}
indexedDB.open('x').onerror = () => console.log('never')`,
  );
  await run(page);
  const texts = (await linesOf(page)).map(({ text }) => text);
  assert.deepEqual(texts.slice(0, 6), [
    'origin null',
    'document undefined',
    'window undefined',
    'storage undefined',
    'eval EvalError',
    'function EvalError',
  ]);
  assert.match(texts[6], /SecurityError|denied/);
});

test('the frame takes no orders where it is not sandboxed', async () => {
  const page = await open();
  const frame = await page.locator('iframe[title="Where programs run"]').getAttribute('src');
  const said = await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const heard = [];
        const plain = document.createElement('iframe');
        addEventListener('message', ({ source, data }) => source === plain.contentWindow && heard.push(data));
        plain.src = src;
        plain.onload = () => {
          plain.contentWindow.postMessage({ type: 'boot', wasm: new ArrayBuffer(8), worker: '' }, '*');
          setTimeout(() => resolve(heard), 300);
        };
        document.body.append(plain);
      }),
    frame,
  );
  assert.deepEqual(said, []);
});
