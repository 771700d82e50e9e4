// Messages to the page that are forged: from elsewhere, of the wrong shape, too large, too many. None is believed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { nextRun } from './hostile/measure.mjs';
import { needs, dist, linesOf, reach, run, setCode, usePage } from './support/browser.mjs';

const plain = usePage();
const hostile = readFileSync(new URL('hostile/worker.js', import.meta.url));
const html = readFileSync(`${dist}/index.html`, 'utf8');
const { open, problems } = usePage({
  answer(request, response, pass) {
    // The page is to take it as its own.
    if (request.url === '/')
      return response.writeHead(200, { 'Content-Type': 'text/html' }).end(html.replace(/(<link [^>]*worker-[^>]*) data-sum="[^"]*"/, '$1'));
    if (!/\/worker-[^/]*\.js$/.test(request.url)) return pass();
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(hostile);
  },
});
const texts = async (page) => (await linesOf(page)).map(({ text }) => text);

test('messages from other windows are not taken, whatever they say', async () => {
  const page = await plain.open('#scenario=print-later');
  await page.evaluate(async () => {
    const forged = [
      { type: 'frame-loaded' },
      { type: 'frame-ready' },
      { type: 'frame-failed', reason: 'forged' },
      { type: 'worker-failed', worker: 1, reason: 'forged' },
      { type: 'worker-failed', worker: 2, reason: 'forged' },
      { type: 'state', state: 'failed', time: 0 },
      { type: 'lines', lines: [{ time: 0, stream: 'out', text: 'forged' }], left: 0 },
    ];
    for (const message of forged) window.postMessage(message, '*');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    // As if from a window of another origin: a frame's own code would say no more than this.
    for (const data of forged) window.dispatchEvent(new MessageEvent('message', { data, source: frame.contentWindow, origin: 'null' }));
    for (const data of forged) window.dispatchEvent(new MessageEvent('message', { data }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    frame.remove();
  });
  assert.equal(await reach(page, 'idle', 'failed', 'running'), 'idle');
  await setCode(page, "console.log('good')");
  assert.equal(await run(page), 'finished');
  assert.deepEqual(await texts(page), ['good']);
});

test('the frame itself can say of no worker that runs that it has died', async () => {
  const page = await plain.open('#scenario=print-later');
  await setCode(page, "console.log('begun')\nawait new Promise((resolve) => setTimeout(resolve, 1500))\nconsole.log('end')");
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelector('[data-testid=text]')?.textContent === 'begun');
  await page.evaluate(() => {
    const source = document.querySelector('iframe[title="Where programs run"]').contentWindow;
    // Firefox makes no event of a window of another origin: it is put in its place.
    const forge = (data) => Object.defineProperty(new MessageEvent('message', { data }), 'source', { value: source });
    for (let worker = 0; worker < 10; worker += 1) {
      for (const data of [
        { type: 'worker-failed', worker, reason: 'forged' },
        { type: 'frame-failed', reason: 'forged' },
        { type: 'worker-failed', worker, reason: {} },
      ])
        window.dispatchEvent(forge(data));
    }
  });
  assert.equal(await reach(page, 'finished', 'failed'), 'finished');
  assert.deepEqual(await texts(page), ['begun', 'end']);
});

describe('of a worker', () => {
  for (const [name, wanted] of Object.entries({
    good: ['end'],
    'wrong shapes': ['end'],
    'a huge text': ['end'],
    'huge lists': ['end'],
    'times that are none': ['end'],
    'events that go back': ['end'],
    'states after the end': ['end'],
    'answers nobody asked for': ['end'],
  })) {
    test(`${name}: the page goes on, and shows what is good of it`, async () => {
      const page = await open('#scenario=print-later');
      await setCode(page, name);
      assert.equal(await run(page), 'finished');
      await page.waitForTimeout(100);
      assert.deepEqual(await texts(page), wanted);
      assert.equal(await reach(page, 'finished', 'running', 'failed'), 'finished');
      const trace = await page.evaluate(() => window.ravel.trace());
      assert.deepEqual(
        trace.map(({ seq }) => seq),
        trace.map((_, i) => i + 1),
      );
      await setCode(page, 'good');
      assert.equal(await run(page), 'finished');
    });
  }

  test('markup is text, wherever it is shown', async () => {
    const page = await open('#scenario=print-later');
    await setCode(page, 'markup');
    assert.equal(await run(page), 'finished');
    await page.waitForSelector('ravel-pictures ravel-stepper', { state: 'attached' });
    for (const panel of ['now', 'steps', 'pictures']) {
      await page.getByTestId(`panel-${panel}`).click();
      await page.waitForTimeout(100);
      assert.equal(await page.evaluate(() => document.querySelectorAll('#markup, img[src=x]').length), 0, panel);
    }
    assert.equal(await page.evaluate(() => document.title.startsWith('1')), false);
    assert.ok((await texts(page)).slice(0, 3).every((text) => text.startsWith('<img src=x')));
    assert.match(await page.getByTestId('tests').textContent(), /<b id=markup>bold<\/b>/);
  });

  for (const name of ['a flood of messages', 'a flood of lines', 'a flood of long lines', 'a flood of nonsense']) {
    test(`${name} is ended by itself, and said`, needs('an end of what a worker may have on its way'), async () => {
      const page = await open('#scenario=print-later');
      await setCode(page, name);
      await page.getByTestId('run').click();
      assert.equal(await reach(page, 'failed', 'finished'), 'failed');
      await page.evaluate(() => {
        const list = document.querySelector('[data-testid=console]');
        list.scrollTop = list.scrollHeight;
      });
      await page.waitForFunction(() =>
        /More came from the program than any program sends/.test(document.querySelector('[data-testid=console]').textContent),
      );
      await setCode(page, 'good');
      assert.equal(await run(page), 'finished');
    });
  }
});

test('a frame that falls silent is noticed, said, and made anew for the next run', async () => {
  const page = await plain.open('#scenario=print-later');
  await setCode(page, "console.log('begun')\nwhile (true) {}");
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelector('[data-testid=text]')?.textContent === 'begun');
  // As when the browser ends its process: nothing listens there any more.
  await page.evaluate(() => document.querySelector('iframe[title="Where programs run"]').setAttribute('src', 'about:blank'));
  assert.equal(await reach(page, 'failed'), 'failed');
  assert.match(await page.getByTestId('console').textContent(), /the frame that programs run in does not answer any more/);
  assert.equal((await texts(page))[0], 'begun');
  assert.ok((await nextRun(page)) < 10_000);
});

test('one that falls silent between two runs costs the next one a moment', async () => {
  const page = await plain.open('#scenario=print-later');
  await page.evaluate(() => document.querySelector('iframe[title="Where programs run"]').setAttribute('src', 'about:blank'));
  await page.waitForTimeout(300);
  assert.ok((await nextRun(page)) < 10_000);
  assert.equal(await reach(page, 'finished', 'failed'), 'finished');
});

test('the page itself logs no error', () => assert.deepEqual([...problems, ...plain.problems], []));
