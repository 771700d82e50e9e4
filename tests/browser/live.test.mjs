// The trace while a program runs; and a run that is held between two turns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, longestFrame, printed, reach, run, setCode, usePage } from './support/browser.mjs';

const { open, problems } = usePage();
const texts = async (page) => (await printed(page)).map(({ text }) => text);
const trace = (page) => page.evaluate(() => window.ravel.trace());
const kinds = async (page) => (await trace(page)).map(({ kind }) => kind);
/** Waits until the run is held, after another turn than the one before. */
const paused = (page) => page.waitForSelector('[data-testid=status][data-state=running][data-paused]');
const says = (page, words) =>
  page.waitForFunction((words) => document.querySelector('[data-testid=status][data-paused]')?.textContent.includes(words), words);

const three = `import { reactor } from 'ravel'
console.log('script')
for (const n of [1, 2, 3]) {
  reactor.callLater(n, () => {
    console.log('turn', n, reactor.seconds())
    if (n === 3) reactor.stop()
  })
}
reactor.run()`;

test('the trace is whole, and numbered without gaps', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, three);
  assert.equal(await run(page), 'finished');
  const events = await trace(page);
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, i) => i + 1),
  );
  assert.equal(events.filter(({ kind }) => kind === 'printed').length, 4);
  assert.equal(events.at(-1).kind, 'turn.ended');
});

test('the trace is there after the worker was ended', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('in')\nwhile (true) {}");
  await page.getByTestId('run').click();
  await page.waitForSelector('[data-testid=line]');
  await page.evaluate(() => window.ravel.stop());
  await reach(page, 'stopped');
  assert.deepEqual(await kinds(page), ['printed']);
});

test('one turn after the other', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, three);
  await page.getByTestId('turn').click();
  await paused(page);
  assert.deepEqual(await texts(page), ['script']);
  assert.ok(!(await kinds(page)).includes('turn.begun'));
  for (const shown of [
    ['script', 'turn 1 1'],
    ['script', 'turn 1 1', 'turn 2 2'],
  ]) {
    await page.getByTestId('turn').click();
    await page.waitForFunction((count) => document.querySelectorAll('[data-stream=out]').length === count, shown.length);
    await paused(page);
    assert.deepEqual(await texts(page), shown);
    assert.equal((await kinds(page)).filter((kind) => kind === 'turn.ended').length, shown.length - 1);
  }
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'turn', 'the focus stays for the next step');
  await page.getByTestId('turn').click();
  await reach(page, 'finished');
  assert.equal((await texts(page)).at(-1), 'turn 3 3');
});

test('stepped or not, the trace is the same', async () => {
  const page = await open('#scenario=firecracker-twisted');
  assert.equal(await run(page), 'finished');
  const free = await trace(page);
  await page.getByTestId('turn').click();
  await paused(page);
  await page.waitForTimeout(300);
  await page.getByTestId('turn').click();
  await says(page, 'One turn was run');
  await page.getByTestId('go-on').click();
  await reach(page, 'finished');
  assert.deepEqual(await trace(page), free);
});

test('Pause holds a run that goes on for ever; Go on lets it; Stop works meanwhile', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    "import { reactor } from 'ravel'\nlet n = 0\nconst tick = () => { n += 1; reactor.callLater(1, tick) }\ntick()\nreactor.run()",
  );
  await page.getByTestId('run').click();
  await page.getByTestId('pause').click();
  await paused(page);
  await says(page, 'Between two turns');
  const held = (await trace(page)).length;
  await page.waitForTimeout(300);
  assert.equal((await trace(page)).length, held);
  await page.getByTestId('go-on').click();
  await page.waitForSelector('[data-testid=status][data-state=running]:not([data-paused])');
  await page.waitForFunction(async (held) => (await window.ravel.trace()).length > held, held);
  await page.getByTestId('pause').click();
  await paused(page);
  await page.getByTestId('stop').click();
  await reach(page, 'stopped');
  assert.doesNotMatch(await page.getByTestId('console').textContent(), /worker was ended/);
});

test('to the line of the cursor', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    `import { reactor } from 'ravel'
reactor.callLater(1, () => {
  console.log('one')
})
reactor.callLater(2, () => {
  console.log('two')
})
reactor.callLater(3, () => console.log('three'))
reactor.run()`,
  );
  await page.locator('[data-testid=editor] .cm-line').nth(5).click();
  const button = page.getByTestId('run-to');
  assert.equal((await button.textContent()).trim(), 'To line 6');
  await button.click();
  await says(page, 'came to the line');
  assert.deepEqual(await texts(page), ['one', 'two']);
  await page.locator('[data-testid=editor] .cm-line').nth(7).click();
  await button.click();
  await page.waitForFunction(() => document.querySelectorAll('[data-stream=out]').length === 3);
});

test('a Failure pauses the run, where that is wanted', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    `import { defer, reactor } from 'ravel'
const d = new defer.Deferred()
d.addCallback(() => { throw new Error('boom') })
d.addErrback(() => console.log('mended'))
reactor.callLater(1, () => d.callback(1))
reactor.callLater(2, () => { console.log('end'); reactor.stop() })
reactor.run()`,
  );
  assert.equal(await run(page), 'finished');
  await page.getByTestId('break-on-failure').click();
  assert.equal(await page.getByTestId('break-on-failure').getAttribute('aria-pressed'), 'true');
  await page.getByTestId('run').click();
  await says(page, 'something failed');
  assert.deepEqual(await texts(page), ['mended']);
  await page.getByTestId('go-on').click();
  await reach(page, 'finished');
});

test('promises go on while the run is held', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    "import { reactor } from 'ravel'\nsetTimeout(() => Promise.resolve().then(() => console.log('promise')), 100)\nreactor.callLater(1, () => console.log('turn'))\nreactor.run()",
  );
  await page.getByTestId('turn').click();
  await paused(page);
  await page.waitForSelector('[data-testid=line]');
  assert.deepEqual(await texts(page), ['promise']);
});

test('running again ends a run that is held', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, three);
  await page.getByTestId('turn').click();
  await paused(page);
  assert.equal(await run(page), 'finished');
  assert.equal((await texts(page)).length, 4);
});

test('in real time there is nothing to hold', async () => {
  const page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
  assert.match(await page.getByTestId('live-say').textContent(), /In virtual time/);
  assert.equal(await page.getByTestId('turn').count(), 0);
});

for (const [what, code] of [
  ['in one turn', 'for (let i = 0; i < 150000; ++i) reactor.callLater(i, () => {}); reactor.callLater(1000, () => reactor.stop())'],
  ['over many turns', 'let n = 0; const tick = () => { if (++n < 40000) reactor.callLater(1, tick); else reactor.stop() }; tick()'],
]) {
  test(`a flood of events ${what} does not freeze the page`, async (t) => {
    const page = await open('#scenario=print-later');
    await setCode(page, `import { reactor } from 'ravel'\n${code}\nreactor.run()`);
    const frames = longestFrame(page);
    assert.equal(await run(page), 'finished');
    t.diagnostic(`the longest frame took ${Math.round(await frames)} ms`);
    assert.ok((await frames) < 2_000, `the page was frozen for ${await frames} ms`);
    const count = await page.evaluate(async () => (await window.ravel.trace()).length);
    assert.ok(count === 100_000, `${count} events`);
    const said = (await linesOf(page)).filter(({ stream }) => stream === 'log').map(({ text }) => text);
    assert.equal(
      said.filter((text) => text.startsWith('The recording is full: it keeps the first 100,000 events.')).length,
      1,
      said.join('\n'),
    );
  });
}

test('the page itself logs no error', () => assert.deepEqual(problems, []));
