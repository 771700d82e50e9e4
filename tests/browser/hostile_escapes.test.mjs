// Programs that want out of their worker: nothing of the page, nothing of the browser's, and not one request gets out.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { attempt, escapes, mayAsk } from './hostile/escapes.mjs';
import { endless, overwrites, program } from './hostile/overwrites.mjs';
import { nextRun, stopped } from './hostile/measure.mjs';
import { linesOf, listen, printed, reach, run, setCode, usePage } from './support/browser.mjs';

/** Whoever comes to it is counted: by request, and by connection, so that one that is only made ready counts too. */
let reached = 0;
const { open, address } = usePage({
  answer({ url }, response, pass) {
    if (url !== '/of_the_page.js') return pass();
    reached += 1;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('export {}');
  },
});

let out;
const outside = createServer((request, response) => {
  reached += 1;
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/plain' }).end('here');
}).on('connection', () => (reached += 1));
before(async () => (out = await listen(outside)));
after(() => (outside.closeAllConnections(), outside.close()));

/** What Ravel says of a run in its own name. */
const ownWords = /^(Nothing is left to wait for|The program has ended)/;

for (const time of ['virtual', 'real']) {
  describe(`in ${time} time`, () => {
    let page;
    before(async () => {
      page = await open('#scenario=print-later');
      await page.evaluate(() => caches.open('of the page'));
      await page.getByTestId('time').selectOption(time);
    });

    for (const [name, code] of Object.entries(escapes)) {
      if (time === 'real' && mayAsk.includes(name)) continue;
      test(`${name}: refused`, async () => {
        const before = await page.evaluate(() => location.href);
        const reachedBefore = reached;
        await setCode(page, attempt(code, out, address().slice(0, -1)));
        const state = await run(page);
        const lines = await linesOf(page);
        const said = lines.map(({ stream, text }) => `${stream} ${text}`).join('\n');
        assert.ok(state === 'finished' || state === 'failed', `${state}: ${said}`);
        assert.deepEqual(
          lines.filter(({ stream }) => stream === 'out').map(({ text }) => text),
          ['refused'],
          said,
        );
        for (const { stream, text } of lines) if (stream === 'log') assert.match(text, ownWords);
        assert.equal(await page.evaluate(() => location.href), before);
        assert.equal(reached, reachedBefore, 'something got out');
      });
    }
  });
}

test('the server that counts does count: in real time a program may ask', async () => {
  const page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
  await setCode(page, attempt(escapes.fetch, out, ''));
  assert.equal(await run(page), 'finished');
  assert.deepEqual(
    (await printed(page)).map(({ text }) => text),
    ['GOT OUT'],
  );
  assert.ok(reached > 0);
});

describe('a program that puts something else in the place of', () => {
  let page;
  before(async () => (page = await open('#scenario=print-later')));

  for (const [name, code] of Object.entries(overwrites)) {
    test(`${name}: comes to an end that is told`, async (t) => {
      await setCode(page, program(code));
      const state = await run(page);
      const said = await linesOf(page);
      t.diagnostic(`${state}: ${said.map(({ text }) => text.slice(0, 100)).join(' | ')}`);
      assert.equal(said[0]?.text, 'begun');
      assert.ok(said.every(({ text }) => !text.includes('LEAKED')));
      assert.ok((await nextRun(page)) < 10_000);
    });
    test(`${name}: Stop works, and so does the next run`, async () => {
      await setCode(page, endless(code));
      await page.getByTestId('run').click();
      await page.waitForFunction(() => document.querySelector('[data-testid=text]')?.textContent === 'begun');
      if ((await reach(page, 'running', 'finished', 'failed', 'waiting')) === 'running') {
        await page.waitForTimeout(200);
        if ((await page.getByTestId('status').getAttribute('data-state')) === 'running') assert.ok((await stopped(page)) < 10_000);
      }
      assert.ok((await linesOf(page)).every(({ text }) => !text.includes('LEAKED')));
      assert.ok((await nextRun(page)) < 10_000);
      assert.equal(await reach(page, 'finished'), 'finished');
    });
  }
});
