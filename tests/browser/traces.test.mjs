// Traces: the page's are Node's, byte for byte; their hash; and the pictures of them as files.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createRavel } from '../../build/wasm/ravel/create.js';
import { traceOfScenario } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';
import { engine, linesOf, reach, run, setCode, usePage } from './support/browser.mjs';
import { chainsOf, hash, seek, settled, shown, stepOf, trace } from './support/pictures.mjs';
import { saved } from './support/saved.mjs';

/** What the server has as picture.svg. */
let picture;
const { open, problems } = usePage({
  answer(request, response, pass) {
    if (request.url.endsWith('picture.svg')) response.writeHead(200, { 'Content-Type': 'image/svg+xml; charset=utf-8' }).end(picture);
    else if (request.url.endsWith('favicon.ico')) response.writeHead(204).end();
    else pass();
  },
});

// In WebKit but for lines: its stacks lack the functions whose last act is a call (it reuses their frames, as the
// language has it), so that a line there may be the caller's, or none.
const compared = engine === 'webkit' ? (events) => events.map(({ line, ...event }) => event) : (events) => events;

describe('each scenario leaves the same trace in the page as in Node', () => {
  let page;
  // They share a page, as a learner goes from one to the next.
  before(async () => (page = await open()));
  after(() => page.context().close());
  for (const id of programIds) {
    test(id, async () => {
      await page.evaluate((id) => (location.hash = `#scenario=${id}`), id);
      await page.waitForFunction((id) => document.querySelector('ravel-playground').program.id === id, id);
      await reach(page, 'idle');
      await run(page);
      const [here, there] = [await trace(page), await traceOfScenario(id)].map(compared);
      // The first that differs says more than all of them.
      for (const [i, event] of there.entries()) assert.equal(JSON.stringify(here[i]), JSON.stringify(event), `event ${i + 1}`);
      assert.equal(JSON.stringify(here), JSON.stringify(there));
    });
  }
});

test('in real time the same happens, only later', async () => {
  const page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
  for (const id of ['print-later-twice', 'first-deferred', 'firecracker-twisted', 'chaining', 'errback-lanes']) {
    await page.evaluate((id) => (location.hash = `#scenario=${id}`), id);
    await page.waitForFunction((id) => document.querySelector('ravel-playground').program.id === id, id);
    await reach(page, 'idle');
    await page.getByTestId('time').selectOption('real');
    await run(page);
    const [here, there] = [await trace(page), await traceOfScenario(id)].map((events) =>
      compared(events).map(({ time, due, ...event }) => JSON.stringify(event)),
    );
    assert.deepEqual(here, there, id);
  }
});

test('what a program finds in Ravel has the same names in the page, which is made small', async () => {
  const names = (face) =>
    Object.entries(face).flatMap(([group, things]) =>
      (typeof things === 'function' ? [[group, things]] : [[group, things.constructor], ...Object.entries(things)]).map(
        ([key, thing]) => `${group}.${key} ${thing?.name ?? thing}`,
      ),
    );
  // DelayedCall is not imported: callLater gives one.
  const { DelayedCall: _, ...face } = (await createRavel({ time: 'virtual' })).face;
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    `import { ${Object.keys(face).join(', ')} } from 'ravel'\nconst names = ${names}\nfor (const name of names({ ${Object.keys(face).join(', ')} })) console.log(name)`,
  );
  await run(page);
  const here = (await linesOf(page)).filter(({ stream }) => stream === 'out').map(({ text }) => text);
  assert.ok(here.length > 60, `${here.length} names`);
  assert.deepEqual(here, names(face));
});

test('the hash is the same for two runs that did the same, and another after a change', async () => {
  const page = await open('#scenario=chaining');
  await shown(page);
  const first = await hash(page);
  assert.match(first, /^[0-9a-z]{8}$/);
  await shown(page);
  assert.equal(await hash(page), first);
  // A comment at the end changes no event.
  const code = await page.evaluate(() => window.ravel.getCode());
  await setCode(page, `${code}\n// nothing`);
  await shown(page);
  assert.equal(await hash(page), first);
  await setCode(page, code.replace('1.0', '1.5'));
  await shown(page);
  assert.notEqual(await hash(page), first);
});

/** What an SVG shows when it stands alone: in a page of its own, with nothing of the other around it. */
async function alone(page, text) {
  picture = text;
  const bare = await open('picture.svg', { beside: page, state: null });
  try {
    return await bare.evaluate(() => ({
      root: document.documentElement.localName,
      errors: document.querySelectorAll('parsererror').length,
      texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent),
      // What has a colour that is not there is black or nothing at all.
      unknown: [...document.querySelectorAll('[fill*="var("], [stroke*="var("]')].length,
      outside: document.querySelectorAll('[href^="http"], script, foreignObject, image').length,
      colours: new Set([...document.querySelectorAll('rect, path, circle')].map((shape) => getComputedStyle(shape).fill)).size,
      ids: [...document.querySelectorAll('[fill^="url("]')].every((shape) =>
        document.getElementById(shape.getAttribute('fill').slice(5, -1)),
      ),
      size: [document.documentElement.clientWidth, document.documentElement.getBoundingClientRect().height],
    }));
  } finally {
    await bare.close();
  }
}

for (const id of ['chaining', 'errback-lanes', 'wait-for-all', 'blocking-input']) {
  test(`${id}: the pictures as SVG stand alone`, async () => {
    const page = await open(`#scenario=${id}`, { width: 1440, height: 900, colorScheme: 'dark' });
    await shown(page);
    await seek(page, 20);
    const chains = await saved(page, 'save-chains');
    assert.equal(chains.name, `${id}-chains.svg`);
    const drawn = await chainsOf(page);
    const chain = await alone(page, chains.text);
    assert.deepEqual([chain.root, chain.errors, chain.unknown, chain.outside, chain.ids], ['svg', 0, 0, 0, true]);
    for (const { name } of [...drawn.plates, ...drawn.boxes]) assert.ok(chain.texts.includes(name), name);
    assert.ok(chain.colours > 3, `${chain.colours} colours`);
    const timeline = await saved(page, 'save-timeline');
    assert.equal(timeline.name, `${id}-timeline.svg`);
    const lines = await alone(page, timeline.text);
    assert.deepEqual([lines.root, lines.errors, lines.unknown, lines.outside, lines.ids], ['svg', 0, 0, 0, true]);
    assert.ok(lines.texts.includes('Turns') && lines.texts.includes('20'), lines.texts.join(' '));
    assert.ok(lines.colours > 3, `${lines.colours} colours`);
  });
}

test('the pictures grow while a program runs in real time', async () => {
  const page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
  await setCode(
    page,
    `import { defer, reactor } from 'ravel'
let n = 0
function tick() {
  const d = new defer.Deferred()
  d.addCallback((v) => console.log('tick', v))
  d.callback(n)
  n += 1
  if (n < 12) reactor.callLater(0.25, tick)
  else reactor.stop()
}
reactor.callLater(0.25, tick)
reactor.run()`,
  );
  // What each frame shows is noted in the page itself: a test that asks from outside comes too late for some.
  const watched = page.evaluate(async () => {
    const seen = [];
    const stateNow = () => document.querySelector('[data-testid=status]').dataset.state;
    while (stateNow() !== 'running') await new Promise(requestAnimationFrame);
    while (stateNow() === 'running') {
      const now = {
        length: Number(document.querySelector('[data-testid=step-count]')?.textContent.split('/')[1] ?? 0),
        step: Number(document.querySelector('[data-testid=step-count] b')?.textContent ?? 0),
        turns: document.querySelectorAll('.timeline-svg g[data-row=turns][data-kind=turn]').length,
        chains: document.querySelectorAll('.chains-scroll [data-plate], .chains-scroll .row[data-row]').length,
        hash: document.querySelector('[data-testid=hash]') !== null,
      };
      if (now.length > (seen.at(-1)?.length ?? 0)) seen.push(now);
      await new Promise(requestAnimationFrame);
    }
    return seen;
  });
  await page.getByTestId('run').click();
  const seen = await watched;
  assert.ok(seen.length >= 5, `it was seen to grow ${seen.length} times`);
  for (const [i, now] of seen.entries()) {
    assert.equal(now.hash, false, 'there is no hash while it grows');
    assert.ok(now.length - now.step <= 0, 'the newest is the selected one');
    if (i > 0) assert.ok(now.turns >= seen[i - 1].turns && now.chains >= seen[i - 1].chains);
  }
  assert.ok(seen.at(-1).turns > seen[0].turns && seen.at(-1).chains > seen[0].chains);
  await page.waitForSelector('[data-testid=hash]');
  await settled(page);
  assert.equal((await stepOf(page)).length, (await trace(page)).length);
});

test('a step that was chosen stays chosen while the run goes on', async () => {
  const page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
  await setCode(
    page,
    "import { reactor } from 'ravel'\nlet n = 0\nfunction tick() { console.log('tick', n); n += 1; if (n < 15) reactor.callLater(0.1, tick); else reactor.stop() }\ntick()\nreactor.run()",
  );
  await page.getByTestId('run').click();
  await page.waitForFunction(() => Number(document.querySelector('[data-testid=step-count]')?.textContent.split('/')[1]) > 6);
  await seek(page, 3);
  await reach(page, 'finished');
  await page.waitForSelector('[data-testid=hash]');
  const { step, length } = await stepOf(page);
  assert.equal(step, 3);
  assert.ok(length > 60);
});

test('traces name what is of the library as its manual does', async () => {
  const page = await open();
  await setCode(
    page,
    `import { client, defer } from 'ravel'
const d = new defer.Deferred().addCallback(client.getPage)
defer.succeed(new defer.DeferredLock()).addCallback(lock => new defer.DeferredQueue())`,
  );
  await run(page);
  const texts = (await page.evaluate(() => window.ravel.trace())).map(({ text }) => text);
  for (const text of ['getPage/', '<DeferredLock>', '<DeferredQueue>']) assert.ok(texts.includes(text), `${text}: ${texts}`);
});

test('of many events the table draws those in view', async () => {
  const page = await open('#scenario=print-later', { width: 1440, height: 900 });
  await setCode(page, 'for (let i = 0; i < 3000; ++i) console.log(i)');
  await run(page);
  await page.getByTestId('panel-steps').click();
  await page.locator('[data-testid=event][data-seq="3000"]').waitFor();
  assert.ok((await page.getByTestId('event').count()) < 200);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
