// Every scenario in virtual time prints what expected.txt says; some are run in real time, too.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { ended, expected, lines, openBrowser, run, scenarioFile, scenarios, setCode, state } from './page.mjs';

let ravel;
before(async () => (ravel = await openBrowser()));
after(() => ravel.close());

describe('in virtual time', () => {
  for (const id of scenarios) {
    it(id, async () => {
      const page = await ravel.open(`#scenario=${id}`);
      const end = await run(page);
      const want = expected(id);
      const got = await lines(page, 'out');
      assert.deepEqual(got.map(({ text }) => text), want.out.map(({ text }) => text));
      got.forEach(({ time }, i) => assert.ok(Math.abs(time - want.out[i].time) < 1e-6, `line ${i + 1}: at ${time}, not ${want.out[i].time}`));
      // A program that never ran the reactor is finished; one whose reactor runs on waits.
      const runs = scenarioFile(id, 'main.js').includes('\nreactor.run(');
      assert.equal(end, want.end.kind === 'stop' || !runs ? 'finished' : 'waiting');
      assert.equal(Number.parseFloat(await page.locator('.status-time').textContent()), want.end.time);
      const errors = await lines(page, 'err');
      assert.equal(errors.length, id === 'unhandled' ? 1 : 0, JSON.stringify(errors));
      assert.deepEqual(page.problems, []);
      await page.context().close();
    });
  }

  it('the report of an unhandled error names it and marks its line', async () => {
    const page = await ravel.open('#scenario=unhandled');
    await run(page);
    const [report] = await lines(page, 'err');
    assert.equal(report.text, 'Unhandled error in Deferred: disk full');
    const line = scenarioFile('unhandled', 'main.js').split('\n').findIndex((text) => text.includes('disk full')) + 1;
    assert.equal(await page.locator('[data-stream=err] .line-place').textContent(), `L${line}`);
    assert.equal(await page.locator('.cm-lintRange-error').count(), 1);
    await page.context().close();
  });
});

describe('in real time', () => {
  /** Runs a scenario in real time, with other code if it is given. */
  async function live(id, code) {
    const page = await ravel.open(`#scenario=${id}`);
    await page.getByTestId('time').selectOption('real');
    if (code) await setCode(page, code);
    await page.getByTestId('run').click();
    const end = await state(page, ...ended);
    const out = await lines(page, 'out');
    await page.context().close();
    return { end, out };
  }
  /** Lines may be late, never early. */
  const compare = (id, out, slack = 0.25) => {
    const want = expected(id).out;
    assert.deepEqual(out.map(({ text }) => text), want.map(({ text }) => text));
    out.forEach(({ time }, i) => assert.ok(time >= want[i].time - 0.002 && time < want[i].time + slack, `${want[i].text}: at ${time}`));
  };

  it('print-later-twice', async () => {
    const { end, out } = await live('print-later-twice');
    compare('print-later-twice', out);
    assert.equal(end, 'waiting');
  });

  it('firecracker-twisted', async () => {
    const { end, out } = await live('firecracker-twisted');
    compare('firecracker-twisted', out);
    assert.equal(end, 'finished');
  });

  it("blocking-input, with the scenario's own pages fetched from blobs", async () => {
    const { out } = await live('blocking-input');
    compare('blocking-input', out, 0.5);
  });

  it('blocking-input against a server of this machine: answers, a bad status, a refused port, no CORS', async () => {
    const server = createServer((request, response) => {
      const cors = request.url === '/closed' ? {} : { 'Access-Control-Allow-Origin': '*' };
      const status = request.url === '/none' ? 404 : 200;
      const body = status === 404 ? 'not found' : `page ${request.url}`;
      setTimeout(() => response.writeHead(status, cors).end(body), request.url === '/slow' ? 80 : 0);
    });
    await new Promise((resolve) => server.listen(0, 'localhost', resolve));
    const free = createServer();
    await new Promise((resolve) => free.listen(0, 'localhost', resolve));
    const refused = free.address().port;
    await new Promise((resolve) => free.close(resolve));
    const base = `http://localhost:${server.address().port}`;
    const code = `import { client, reactor } from 'ravel'
const urls = ['${base}/slow', '${base}/quick', '${base}/none', '${base}/closed', 'http://localhost:${refused}/']
let left = urls.length
for (const [i, url] of urls.entries()) {
  client.getPage(url)
    .addCallbacks(text => console.log(i, text), failure => console.log(i, failure.value.name, failure))
    .addBoth(() => { if (--left === 0) reactor.stop() })
}
reactor.run()`;
    const { end, out } = await live('blocking-input', code);
    server.close();
    assert.equal(end, 'finished');
    const texts = out.map(({ text }) => text).sort();
    assert.equal(texts[0], '0 page /slow');
    assert.equal(texts[1], '1 page /quick');
    assert.match(texts[2], /^2 HttpError 404 /);
    assert.match(texts[3], /^3 ConnectError no answer from .*\/closed: .*\(CORS\)/);
    assert.match(texts[4], /^4 ConnectError no answer from http:\/\/localhost/);
  });
});
