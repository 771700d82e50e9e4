// Real time: setTimeout and emscripten_fetch do it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { linesOf, listen, printed, reach, run, setCode, usePage } from './support/browser.mjs';
import { expectedOf, sourceOf } from './support/scenarios.mjs';

const { open } = usePage();
/** A busy machine is late, never early. */
const latest = 1.5;

const texts = (lines) => lines.map(({ text }) => text);
function assertTimes(shown, expected) {
  assert.deepEqual(texts(shown), texts(expected));
  for (const [i, { time, text }] of expected.entries()) {
    assert.ok(shown[i].time >= time - 0.01 && shown[i].time < time + latest, `${text}: at ${shown[i].time}, expected ${time}`);
  }
}

async function openReal(id) {
  const page = await open(`#scenario=${id}`);
  await page.getByTestId('time').selectOption('real');
  return page;
}

test('print-later-twice', async () => {
  const page = await openReal('print-later-twice');
  await page.getByTestId('run').click();
  await reach(page, 'running');
  assert.equal(await reach(page, 'waiting', 'finished', 'failed'), 'waiting');
  assertTimes(await printed(page), expectedOf('print-later-twice').lines);
  await page.getByTestId('stop').click();
  await reach(page, 'stopped');
});

test('firecracker-twisted', async () => {
  const page = await openReal('firecracker-twisted');
  assert.equal(await run(page), 'finished');
  assertTimes(await printed(page), expectedOf('firecracker-twisted').lines);
});

test('blocking-input, with the pages that the scenario declares', async () => {
  const page = await openReal('blocking-input');
  assert.equal(await run(page), 'waiting');
  const shown = await printed(page);
  assert.equal(shown.at(-1).text, expectedOf('blocking-input').lines.at(-1).text);
  assert.deepEqual(texts(shown).sort(), texts(expectedOf('blocking-input').lines).sort());
});

test('what is printed before a sleep is seen during it', async () => {
  const page = await openReal('print-later');
  await setCode(page, "import { time } from 'ravel'\nconsole.log('a')\nconsole.log('b')\ntime.sleep(30)\nconsole.log('c')");
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 2);
  assert.deepEqual(texts(await linesOf(page)), ['a', 'b']);
});

// -- a real server

let server;
let address;
let refused;
before(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const headers = { 'Content-Type': 'text/plain', ...(pathname === '/closed' ? {} : { 'Access-Control-Allow-Origin': '*' }) };
    const answer = () =>
      response.writeHead(pathname === '/none' ? 404 : 200, headers).end(pathname === '/none' ? 'not found' : `page ${pathname.slice(1)}`);
    setTimeout(answer, Number(searchParams.get('after') ?? 0));
  });
  address = await listen(server);
  const gone = createServer();
  refused = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
});
after(() => {
  server.closeAllConnections();
  server.close();
});

test('blocking-input, live: answers in the order in which they come, one from a port where nobody listens', async () => {
  const page = await openReal('blocking-input');
  const urls = {
    north: `${address}/north?after=500`,
    south: `${address}/south?after=900`,
    west: `${address}/west?after=100`,
    nobody: `${refused}/`,
  };
  await setCode(
    page,
    `import { client, reactor } from 'ravel'
const pages = new Map()
for (const [name, url] of Object.entries(${JSON.stringify(urls)})) {
  client.getPage(url)
    .addCallbacks(text => { console.log('got', text); return text }, failure => { console.log('failed', name, failure.getErrorMessage()) })
    .addCallback(text => pages.set(name, text))
    .addBoth(() => { if (pages.size === 4) reactor.stop() })
}
reactor.run()`,
  );
  assert.equal(await run(page), 'finished');
  const shown = texts(await printed(page));
  assert.match(
    shown.find((text) => text.startsWith('failed')),
    new RegExp(`^failed nobody no answer from ${refused}/: nobody listens there`),
  );
  assert.deepEqual(
    shown.filter((text) => text.startsWith('got')),
    ['got page west', 'got page north', 'got page south'],
  );
});

test('get-page, live: a status and a refusal of other origins become Failures', async () => {
  const page = await openReal('get-page');
  await setCode(
    page,
    `import { client, reactor, error } from 'ravel'
client.getPage('${address}/none').addErrback(f => console.log(f.check(error.HttpError) !== null, f.getErrorMessage()))
  .addCallback(() => client.getPage('${address}/closed')).addErrback(f => console.log(f.check(error.ConnectError) !== null, f.getErrorMessage()))
  .addBoth(() => reactor.stop())
reactor.run()`,
  );
  assert.equal(await run(page), 'finished');
  const [none, closed] = texts(await printed(page));
  assert.equal(none, 'true 404 not found');
  assert.match(closed, /^true no answer from .*\(CORS\)/);
});

test('in virtual time nothing goes out', async () => {
  const page = await open('#scenario=get-page');
  await setCode(
    page,
    `import { client, reactor } from 'ravel'\nclient.getPage('${address}/north').addBoth(r => console.log(r))\nfetch('${address}/north').catch(() => console.log('fetch refused')).finally(() => reactor.stop())\nreactor.run()`,
  );
  let asked = 0;
  server.on('request', () => (asked += 1));
  await run(page);
  await page.waitForFunction(() => document.querySelector('[data-testid=console]').textContent.includes('fetch refused'));
  assert.equal(asked, 0);
});
