// A whole visit behind a proxy, which writes down every host that the browser asks for, and lets nobody answer but the page's own.
import assert from 'node:assert/strict';
import { createServer, request as ask } from 'node:http';
import { after, before, test } from 'node:test';
import { engine, listen, reach, run, setCode, usePage } from './support/browser.mjs';
import { scenarioIds } from './support/scenarios.mjs';

const { open, address } = usePage();
const asked = new Map();
const note = (host) => asked.set(host, (asked.get(host) ?? 0) + 1);

const proxy = createServer((request, response) => {
  const { host } = new URL(request.url);
  note(host);
  if (host !== new URL(address()).host) return response.writeHead(502).end();
  ask(request.url, { headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  })
    .on('error', () => response.destroy())
    .end();
});
proxy.on('connect', (request, socket) => {
  note(request.url);
  socket.end('HTTP/1.1 502 Refused\r\n\r\n');
});
let server;
before(async () => (server = await listen(proxy)));
after(() => {
  proxy.closeAllConnections();
  proxy.close();
});

const skip = engine !== 'chromium' && 'the other engines ask for things of their own, and not through a proxy of one page';

test('no request goes to a third party, whatever is opened and run', { skip }, async (t) => {
  const page = await open('#scenario=print-later', { proxy: { server }, serviceWorkers: 'allow' });
  for (const id of scenarioIds) {
    await page.evaluate((to) => (location.hash = `#scenario=${to}`), id);
    await page.waitForFunction((to) => document.querySelector('[data-testid=scenario][aria-current=page]')?.dataset.id === to, id);
    await reach(page, 'idle');
    assert.notEqual(await run(page), 'failed', id);
  }
  await page.getByTestId('panel-network').click();
  await page.getByTestId('add-page').waitFor();
  await page.getByTestId('share').click();
  await page.getByTestId('time').selectOption('real');
  await run(page);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  assert.deepEqual([...asked.keys()], [new URL(address()).host]);
  t.diagnostic(`${scenarioIds.length} scenarios opened and run: ${[...asked.values()][0]} requests, none to anybody else`);

  // Nor for a page with a snippet.
  const embedded = await open('v0.1.0/embed.html#scenario=print-later&timeline=compact', { proxy: { server }, state: null });
  await embedded.locator('[part=run]').click();
  await embedded.waitForFunction(() => document.querySelector('ravel-playground').state === 'waiting');
  assert.deepEqual([...asked.keys()], [new URL(address()).host]);

  // It does see what a program asks of others.
  await setCode(page, "import { client } from 'ravel'\nawait client.getPage('http://somebody.example/').addErrback(() => {})");
  await run(page);
  assert.deepEqual([...asked.keys()].slice(1), ['somebody.example']);
});
