// Programs that run away: Stop works, the page goes on drawing, nothing that was there is lost, and the next program runs.
import assert from 'node:assert/strict';
import { totalmem } from 'node:os';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { runaways } from './hostile/runaways.mjs';
import { longestWait, nextRun, slowness, stopped, watchFrames } from './hostile/measure.mjs';
import { engine, printed, reach, setCode, usePage } from './support/browser.mjs';

const { open, problems } = usePage();

/** What is promised, in milliseconds, of a machine with nothing else to do. */
const promised = { stop: 250, frame: 100, next: 500 };
/** Whoever else uses the machine can only make it slower: what holds once, holds. */
const attempts = engine === 'chromium' ? 3 : 5;

/** In bytes: what this machine has, or lets these tests have. */
const memory = Math.min(totalmem(), process.constrainedMemory?.() || Infinity);

for (const runaway of runaways) {
  const skip = runaway.memory && (engine !== 'chromium' || memory < runaway.memory);
  test(runaway.name, { skip }, async (t) => {
    for (let attempt = 1; ; attempt += 1) {
      const page = await open('#scenario=print-later');
      const took = await goThrough(page, runaway);
      t.diagnostic(
        Object.entries(took)
          .map(([name, figure]) => `${name} ${Math.round(figure * 10) / 10}`)
          .join(', '),
      );
      const late = Object.keys(promised).filter((name) => Math.floor(took[name]) > promised[name] * took.slow);
      if (late.length === 0) return;
      if (attempt === attempts) assert.fail(`too late: ${late.map((name) => `${name} ${Math.round(took[name])} ms`).join(', ')}`);
    }
  });
}

async function goThrough(page, { code, ends, second, says, lines = 0, last, runs = 1_500 }) {
  const slow = await slowness(page);
  await setCode(page, code);
  await page.locator('[data-testid=editor] .cm-line').nth(1).click();
  const line = await activeLine(page);
  await wait(300);
  await watchFrames(page);
  await page.getByTestId('run').click();
  let stop = 0;
  if (ends) {
    assert.equal(await reach(page, 'finished', 'failed', 'waiting'), ends);
  } else {
    await wait(runs);
    assert.equal(await page.getByTestId('status').getAttribute('data-state'), 'running');
    stop = await stopped(page);
  }
  await wait(300);
  const frame = await longestWait(page);
  const console = page.getByTestId('console');
  const ended = /did not give control back, so its worker was ended/;
  if (second === true) assert.match(await console.textContent(), ended);
  if (says) assert.match(await console.textContent(), new RegExp(says));
  assert.equal(await page.evaluate(() => window.ravel.getCode()), code);
  assert.equal(await activeLine(page), line);
  if (code.includes("console.log('begun')")) await begunIsKept(page);
  if (lines > 0) assert.ok((await printed(page)).length >= lines, 'what it printed');
  if (last) assert.equal((await page.evaluate(() => window.ravel.trace())).at(-1).kind, last);
  const next = await nextRun(page);
  return { stop, frame, next, slow };
}

const activeLine = (page) => page.locator('[data-testid=editor] .cm-activeLine').first().textContent();

/** What the program printed first is in the console and in the trace. */
async function begunIsKept(page) {
  await page.evaluate(() => (document.querySelector('[data-testid=console]').scrollTop = 0));
  await page.waitForFunction(() => document.querySelector('[data-testid=console] [data-testid=text]')?.textContent === 'begun');
  const trace = await page.evaluate(async () => (await window.ravel.trace()).slice(0, 50));
  assert.equal(trace.find(({ kind }) => kind === 'printed')?.text, 'begun');
}

test('the page itself logs no error', () => assert.deepEqual(problems, []));
