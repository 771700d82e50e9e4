// Programs that ask real servers, which fail: each gives a Failure that says what happened, and the program goes on.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fetchFaults } from './faults/fetch.mjs';
import { linesOf, listen, printed, reach, run, setCode, usePage } from './support/browser.mjs';

const { open } = usePage();
const MB = 1024 * 1024;
const all = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/plain' };

let address;
let other;
let nobody;
/** How much of the large ones was sent, and when the last of them was given up by who asked. */
let sent = 0;
let givenUp;
/** Writes so many MB as fast as they are taken. */
function pour(response, most) {
  const piece = Buffer.alloc(MB, 'x');
  let left = most;
  givenUp = once(response, 'close');
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      sent += piece.length;
      if (!response.write(piece)) return response.once('drain', more);
    }
    response.end();
  };
  more();
}
const paths = {
  '/well': (response) => response.writeHead(200, all).end('well'),
  '/slow': (response) => setTimeout(() => response.writeHead(200, all).end('at last.'), 1_000),
  '/drops': (response) => {
    response.writeHead(200, all);
    let left = 10;
    const drop = () => ((left -= 1) < 0 ? response.end() : response.write('.', () => setTimeout(drop, 50)));
    drop();
  },
  '/redirect': (response) => response.writeHead(302, { ...all, Location: '/well' }).end(),
  '/redirect-away': (response) => response.writeHead(302, { ...all, Location: `${other}/` }).end(),
  '/circle': (response) => response.writeHead(302, { ...all, Location: '/circle' }).end(),
  '/empty': (response) => response.writeHead(503, all).end(),
  '/closed': (response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('not for you'),
  '/reset': (response) => response.destroy(),
  '/lost': (response) => {
    response.writeHead(200, { ...all, 'Content-Length': 200_000 });
    response.write('x'.repeat(100_000), () => setTimeout(() => response.destroy(), 300));
  },
  '/large': (response) => pour(response.writeHead(200, { ...all, 'Content-Length': 100 * MB }), 100),
  '/endless': (response) => pour(response.writeHead(200, all), Infinity),
  '/never': () => {},
};
const server = createServer((request, response) => {
  const status = Number(request.url.slice(1));
  if (status) response.writeHead(status, all).end(status === 204 ? undefined : `it is ${status}`);
  else paths[request.url](response);
});
const away = createServer((_request, response) => response.writeHead(200, all).end('other'));
let page;
before(async () => {
  address = await listen(server);
  other = await listen(away);
  const gone = createServer();
  nobody = await listen(gone);
  gone.close();
  page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
});
after(() => {
  for (const each of [server, away]) {
    each.closeAllConnections();
    each.close();
  }
});

const asking = (url, what = '') => `import { client, reactor } from 'ravel'
const d = client.getPage(${JSON.stringify(url)})
d.addCallbacks(text => console.log('got', text.length, text), failure => console.log(failure.value.name + ': ' + failure.getErrorMessage()))
  .addBoth(() => reactor.callWhenRunning(() => reactor.stop())) // it may be over before the reactor runs
${what}
reactor.run()`;
const texts = async () => (await printed(page)).map(({ text }) => text);

for (const { what, url, prints, large } of fetchFaults) {
  test(what, async () => {
    sent = 0;
    await setCode(page, asking(url.replace('{here}', address).replace('{nobody}', nobody)));
    assert.equal(await run(page), 'finished');
    const [line, ...rest] = await texts();
    assert.match(line, prints);
    assert.deepEqual(rest, []);
    // What is on its way when the page has had enough is sent all the same.
    if (large) await givenUp;
    if (large === 'announced') assert.ok(sent <= 64 * MB, `of 100 MB ${sent / MB} were sent`);
  });
}

for (const [what, code, prints] of [
  ['cancel gives it up', 'reactor.callLater(0.1, () => d.cancel())', /^CancelledError/],
  ['a timeout gives it up', 'd.addTimeout(0.1, reactor)', /TimeoutError/],
]) {
  test(`an answer that never comes: ${what}`, async () => {
    // The timeout is the first to hear.
    await setCode(page, `${asking(`${address}/never`).replace('d.addCallbacks', `${code}\nd.addCallbacks`)}`);
    assert.equal(await run(page), 'finished');
    assert.match((await texts())[0], prints);
  });
}

test('an answer that never comes: after a while that is said, with what may be done', async () => {
  await setCode(page, asking(`${address}/never`));
  await page.getByTestId('run').click();
  await page.waitForFunction(() => /No answer from/.test(document.querySelector('[data-testid=console]').textContent));
  const said = (await linesOf(page)).filter(({ stream }) => stream === 'log').map(({ text }) => text);
  assert.deepEqual(said, [
    `No answer from ${address}/never for 10 seconds. The program waits on: Stop ends it, addTimeout gives up by itself.`,
  ]);
  await page.getByTestId('stop').click();
  await reach(page, 'stopped');
});

test('an answer that never comes: Stop ends it, and the next run begins', async () => {
  await setCode(page, asking(`${address}/never`));
  await page.getByTestId('run').click();
  await reach(page, 'running');
  await page.getByTestId('stop').click();
  await reach(page, 'stopped');
  await setCode(page, asking(`${address}/well`));
  assert.equal(await run(page), 'finished');
  assert.deepEqual(await texts(), ['got 4 well']);
});
