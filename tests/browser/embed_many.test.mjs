// Thirty snippets on a page: what they fetch together, how many workers live, how it scrolls, and what is left of them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { engine } from './support/browser.mjs';
import { answerFrame, countingScript } from './support/counted_frames.mjs';
import { docs, folder, outputOf, over, runSnippet, scriptTag, snippet, stateOf, useDocs } from './support/embedding.mjs';

const program = (n) => `import { reactor } from 'ravel'
console.log('snippet ${n}')
reactor.callLater(1, () => console.log('later ${n}'))
reactor.run()`;

const filler = '<p>Text between snippets, as docs have it.</p>'.repeat(6);
const thirty = (attributes) =>
  Array.from({ length: 30 }, (_, n) => `${filler}${snippet(program(n), `id="s${n}" ${attributes}`, `snippet ${n}\nlater ${n}`)}`).join('');

const head = `<script src="/counting.js"></script><link rel="stylesheet" href="/${folder}/embed.css">${scriptTag}`;
const { open, asked, problems } = useDocs(
  {
    'click.html': docs(thirty('loading="click"'), head),
    'lazy.html': docs(thirty('editable timeline="compact"'), head),
    'far.html': docs(filler.repeat(40) + snippet(program(0), 'id="s0"'), head),
    'plain.html': docs('<p>Another page.</p>', ''),
  },
  {
    more: (request, response) => {
      if (request.url === '/counting.js') return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(countingScript);
      return answerFrame(request, response);
    },
  },
);
after(() => assert.deepEqual(problems, []));

const counts = (page) => page.evaluate(() => ({ compiled: counts.compiled, most: counts.most, live: counts.live() }));
const fetched = (pattern) => asked.filter((path) => pattern.test(path)).length;

test('all thirty run: one wasm, one compilation, two workers at most', async (t) => {
  asked.length = 0;
  const page = await open('click.html');
  await page.waitForTimeout(300);
  assert.deepEqual(asked.slice(1).sort(), ['/counting.js', `/${folder}/embed.css`, `/${folder}/embed.js`]);
  for (let n = 0; n < 30; n += 1) {
    assert.equal(await runSnippet(page, `#s${n}`), 'waiting');
    assert.deepEqual(await outputOf(page, `#s${n}`), [`snippet ${n}`, `later ${n}`]);
  }
  await page.waitForTimeout(300);
  const { compiled, most } = await counts(page);
  t.diagnostic(`30 snippets: ${fetched(/\.wasm$/)} wasm, ${compiled} compiled, at most ${most} workers, ${asked.length - 2} requests`);
  assert.equal(fetched(/\.wasm$/), 1);
  assert.equal(fetched(/\/worker-[^/]*\.js$/), 1);
  assert.equal(compiled, 1);
  assert.ok(most >= 1 && most <= 2, `${most} workers lived at a time`);
});

test('several are run at once, in both ways of time: two workers at most, and the last one ends', async () => {
  const page = await open('click.html');
  await page.evaluate(() => document.querySelector('#s1').setAttribute('time', 'real'));
  const runAll = () => page.evaluate(() => Promise.all([0, 1, 2, 3].map((n) => document.querySelector(`#s${n}`).run())));
  await runAll();
  // Now that their parts are there, they begin in this order.
  await runAll();
  assert.equal(await stateOf(page, '#s3', ...over), 'waiting');
  assert.deepEqual(await outputOf(page, '#s3'), ['snippet 3', 'later 3']);
  await runSnippet(page, '#s1');
  await page.waitForTimeout(300);
  const { compiled, most } = await counts(page);
  assert.equal(compiled, 2, 'once for each way of time');
  assert.ok(most <= 2, `${most} workers lived at a time`);
});

test('lazy: nothing is fetched before a snippet comes near the view', async () => {
  asked.length = 0;
  const page = await open('far.html');
  await page.waitForTimeout(1_000);
  assert.deepEqual(asked.slice(1).sort(), ['/counting.js', `/${folder}/embed.css`, `/${folder}/embed.js`]);
  await page.evaluate(() => document.querySelector('#s0').scrollIntoView());
  await page.locator('#s0 [part=open]').waitFor();
  assert.ok(fetched(/snippet-[^/]*\.js$/) > 0);
});

/** Scrolls twenty times past all of them and back without a pause: tasks over 50 ms, how far things moved by themselves, how many editors were made. */
async function scrolled() {
  const tasks = [];
  let shift = 0;
  const supported = PerformanceObserver.supportedEntryTypes;
  if (supported.includes('layout-shift'))
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  const frame = () => new Promise(requestAnimationFrame);
  const editors = () =>
    [...document.querySelectorAll('ravel-playground')].filter((one) => one.shadowRoot.querySelector('[part=editor]')).length;
  // What is on its way when the scrolling begins may come to an end.
  scrollTo(0, 10);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = editors();
  if (supported.includes('longtask'))
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({ type: 'longtask' });
  for (let i = 0; i < 40; i += 1) {
    const { scrollHeight } = document.documentElement;
    const [from, to] = i % 2 ? [scrollHeight, 10] : [10, scrollHeight];
    for (let k = 1; k <= 20; k += 1) {
      scrollTo(0, from + ((to - from) * k) / 20);
      await frame();
    }
  }
  await frame();
  const made = editors() - before;
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { tasks, shift, made };
}

test('lazy: what is far away is not made; scrolled away and back twenty times, every one still runs', async (t) => {
  const page = await open('lazy.html');
  await stateOf(page, '#s0', 'idle');
  await page.locator('#s0 [part=editor]').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('#s29').shadowRoot.querySelector('[part=editor]')), null);
  let { tasks, shift, made } = await page.evaluate(scrolled);
  // Whoever else uses the machine can only make tasks longer.
  for (let again = 0; again < 2 && tasks.length > 0; again += 1) ({ tasks } = await page.evaluate(scrolled));
  assert.ok(made <= 3, `${made} of 30 editors were made while the reader scrolled`);
  if (engine === 'chromium') {
    const worst = Math.max(0, ...tasks);
    t.diagnostic(
      `scrolling twenty times past 30 snippets and back: ${tasks.length} tasks over 50 ms (longest ${worst.toFixed(0)} ms); layout shift ${shift.toFixed(4)}`,
    );
    assert.ok(shift < 0.02, `layout shift ${shift}`);
    assert.equal(tasks.length, 0);
    // One that is long would have been seen.
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          new PerformanceObserver(resolve).observe({ type: 'longtask' });
          setTimeout(() => {
            const until = performance.now() + 80;
            while (performance.now() < until);
          });
        }),
    );
  }
  for (let n = 0; n < 30; n += 1) {
    assert.equal(await runSnippet(page, `#s${n}`), 'waiting');
    assert.deepEqual(await outputOf(page, `#s${n}`), [`snippet ${n}`, `later ${n}`]);
  }
  const { compiled, most } = await counts(page);
  assert.equal(compiled, 1);
  assert.ok(most <= 2, `${most} workers lived at a time`);
});

test('a host that replaces its content leaves no worker and no frame behind', async () => {
  const page = await open('click.html');
  // Its content, and not the body, where the frame of the programs is: that one is to go by itself.
  await page.evaluate(() => {
    const main = document.createElement('main');
    main.append(...[...document.body.children].filter((child) => !child.matches('iframe, script')));
    document.body.append(main);
  });
  const leaves = async () => {
    await page.evaluate(() => {
      const main = document.querySelector('main');
      window.before = main.innerHTML;
      main.innerHTML = '<h1>Another page of the same application</h1>';
    });
    await page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);
  };
  const comes = () => page.evaluate(() => void (document.querySelector('main').innerHTML = window.before));
  // Before the parts of a snippet are there, and after.
  await page.evaluate(() => void document.querySelector('#s9').run());
  await page.waitForTimeout(20);
  await leaves();
  await page.waitForTimeout(3_000);
  assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 0);
  await comes();
  for (let visit = 0; visit < 3; visit += 1) {
    assert.equal(await runSnippet(page, `#s${visit}`), 'waiting');
    await leaves();
    await comes();
  }
  assert.equal(await runSnippet(page, '#s5'), 'waiting');
  assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 1);
  assert.ok((await counts(page)).live <= 2);
});

test('away and back by the history: every snippet runs, and no worker is left over', async (t) => {
  const page = await open('click.html', { keepsPages: true });
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => (window.kept = persisted)));
  assert.equal(await runSnippet(page, '#s0'), 'waiting');
  const home = await page.evaluate(() => location.href);
  await page.goto(home.replace('click.html', 'plain.html'));
  // What WebKit's driver is asked while a page comes back may never be answered, unless it went back by the driver.
  await (engine === 'webkit' ? page.goBack() : page.evaluate(() => history.back()));
  await page.waitForFunction(() => document.querySelector('#s0')?.state !== undefined);
  const kept = await page.evaluate(() => window.kept === true);
  t.diagnostic(`the page was ${kept ? 'kept by the browser' : 'loaded again'}`);
  if (engine === 'chromium') assert.ok(kept, 'it comes from the back-forward cache');
  // Not by a click: Playwright waits for a navigation of Firefox's that the cache has spared.
  await page.evaluate(() => document.querySelector('#s0').run());
  assert.equal(await stateOf(page, '#s0', ...over), 'waiting');
  assert.deepEqual(await outputOf(page, '#s0'), ['snippet 0', 'later 0']);
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 1);
  assert.ok((await counts(page)).live <= 2);
});

test('destroy() while a program hangs ends it, and leaves the document as it was', async () => {
  const page = await open('click.html');
  await page.evaluate(() => {
    const one = document.querySelector('#s0');
    one.code = 'console.log("stuck")\nwhile (true);';
    return one.run();
  });
  await page.waitForTimeout(300);
  await page.evaluate(() => document.querySelector('#s0').destroy());
  assert.ok(await page.locator('#s0 > pre > code').isVisible());
  assert.ok(await page.locator('#s0 > pre[slot=output]').isVisible());
  await page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);
  assert.equal(await runSnippet(page, '#s1'), 'waiting');
});
