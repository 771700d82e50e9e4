// A snippet made by a script, moved, destroyed on its way, in a page whose body is replaced; a part of it that does not come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { docs, outputOf, over, runSnippet, scriptTag, snippet, stateOf, useDocs } from './support/embedding.mjs';

let refused;
let stalled;
let stalls = 0;
const { open, problems } = useDocs(
  {
    'empty.html': docs('<main></main>'),
    'later.html': docs('<main></main>', ''),
    'autorun.html': docs(`<main></main>${snippet("console.log('once')", 'id="a" autorun loading="eager"')}`),
    'pictures.html': docs(snippet("console.log('on')", 'id="a" editable timeline="compact"')),
    'themed.html': docs(snippet("console.log('on')", 'id="a"')),
  },
  {
    more: ({ url }, response) => {
      if (stalled?.test(url)) {
        stalls += 1;
        return true;
      }
      if (!refused?.test(url)) return false;
      return response.writeHead(503).end();
    },
  },
);

const made = (page) =>
  page.evaluate(() => {
    const element = document.createElement('ravel-playground');
    element.id = 'a';
    element.code = "console.log('made')";
    document.querySelector('main').append(element);
  });

for (const [when, name] of [
  ['after embed.js', 'empty.html'],
  ['before embed.js', 'later.html'],
]) {
  test(`a program that a script has set ${when}, without anything in the document, runs`, async () => {
    const page = await open(name);
    if (name === 'empty.html') await page.waitForFunction(() => customElements.get('ravel-playground') !== undefined);
    await made(page);
    if (name === 'later.html') {
      await page.evaluate(
        (src) => document.head.append(Object.assign(document.createElement('script'), { type: 'module', src })),
        /src="([^"]*)"/.exec(scriptTag)[1],
      );
      await page.waitForFunction(() => document.querySelector('#a').shadowRoot !== null);
    }
    assert.equal(await runSnippet(page, '#a'), 'finished');
    assert.deepEqual(await outputOf(page, '#a'), ['made']);
    assert.equal(await page.evaluate(() => document.querySelector('#a').code), "console.log('made')");
  });
}

/** A page in which a script has made one; `lines`: what any prints from now on. */
async function withOne() {
  const page = await open('empty.html');
  await page.waitForFunction(() => customElements.get('ravel-playground') !== undefined);
  await made(page);
  await page.evaluate(() => {
    window.lines = [];
    document.addEventListener('ravel:output', ({ detail }) => window.lines.push(detail.text));
  });
  return page;
}

test('one that is destroyed before its program has begun does not begin it', async () => {
  const page = await withOne();
  const printed = await page.evaluate(async () => {
    const { lines } = window;
    const element = document.querySelector('#a');
    const ran = element.run().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    element.destroy();
    await ran;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return { lines, state: element.state };
  });
  assert.deepEqual(printed, { lines: [], state: 'idle' });
});

test('one that is stopped before its program has begun does not begin it', async () => {
  const page = await withOne();
  const printed = await page.evaluate(async () => {
    const { lines } = window;
    const element = document.querySelector('#a');
    // Before its parts are there …
    const ran = element.run();
    await element.stop();
    await ran;
    // … and while it waits for its turn, after one that has to be ended.
    const other = document.createElement('ravel-playground');
    other.code = 'for (;;) {}';
    document.querySelector('main').append(other);
    await other.run();
    const waits = element.run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await element.stop();
    await waits;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return lines;
  });
  assert.deepEqual(printed, []);
  assert.equal(await runSnippet(page, '#a'), 'finished');
});

test('every run that is asked for begins in its turn, again and again', async () => {
  const page = await open('empty.html');
  await page.waitForFunction(() => customElements.get('ravel-playground') !== undefined);
  const begun = await page.evaluate(async () => {
    const codes = [];
    document.addEventListener('ravel:run', ({ detail }) => codes.push(detail.code));
    const all = [1, 2, 3].map((n) => {
      const element = document.createElement('ravel-playground');
      element.code = `console.log(${n})`;
      document.querySelector('main').append(element);
      return element;
    });
    const over = ({ state }) => ['finished', 'stopped', 'failed'].includes(state);
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(all.map((element) => element.run()));
      while (!all.every(over)) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return codes.sort();
  });
  const one = [1, 2, 3].map((n) => `console.log(${n})`);
  assert.deepEqual(begun, [...one, ...one].sort());
});

test('a page that is left while its engine is on the way, and comes back, runs at once', async (t) => {
  stalled = /\/frame-virtual-/;
  t.after(() => (stalled = undefined));
  const page = await open('themed.html');
  await page.locator('#a [part=run]').click();
  while (stalls === 0) await page.waitForTimeout(20);
  stalled = undefined;
  const begun = Date.now();
  const left = await page.evaluate(async () => {
    dispatchEvent(new Event('pagehide'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const a = document.querySelector('#a');
    return [a.state, a.shadowRoot.querySelector('[part=said]').textContent];
  });
  assert.deepEqual(left, ['idle', ''], 'nothing has failed');
  assert.equal(await runSnippet(page, '#a'), 'finished');
  assert.ok(Date.now() - begun < 10_000, `${Date.now() - begun} ms`);
});

test('one that runs by itself does so once, wherever it is moved', async () => {
  const page = await open('autorun.html');
  assert.equal(await stateOf(page, '#a', ...over), 'finished');
  const runs = await page.evaluate(async () => {
    let count = 0;
    document.addEventListener('ravel:run', () => (count += 1));
    document.querySelector('main').append(document.querySelector('#a'));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return count;
  });
  assert.equal(runs, 0);
});

test('a part that fails to come is told, and nothing is drawn by halves', async () => {
  refused = /\/assets\/pictures-[^/]*\.js/;
  const page = await open('pictures.html');
  const error = await page.evaluate(
    () => new Promise((resolve) => document.addEventListener('ravel:error', ({ detail }) => resolve(detail.message), { once: true })),
  );
  assert.ok(error);
  assert.equal(await page.evaluate(() => document.querySelector('#a').shadowRoot.querySelectorAll('.editor').length), 0);
  refused = undefined;
  problems.length = 0;
});

test("the host's switch is followed in another body, too", async () => {
  const page = await open('themed.html');
  await page.locator('#a [part=run]').waitFor();
  const theme = await page.evaluate(async () => {
    const body = document.createElement('body');
    body.append(document.querySelector('#a'));
    document.body.replaceWith(body);
    await new Promise((resolve) => setTimeout(resolve, 50));
    body.dataset.theme = 'dark';
    await new Promise((resolve) => setTimeout(resolve, 50));
    return document.querySelector('#a').shadowRoot.querySelector('[part=frame]').dataset.theme;
  });
  assert.equal(theme, 'dark');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
