// The soak of the page, for RAVEL_SOAK_MINUTES: programs run over and over in one page, beside one program that goes on all
// the while in another. Nothing that was begun is lost; workers, frames and memory do not pile up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine, printed, reach, setCode, usePage } from '../browser/support/browser.mjs';
import { faultyServer } from './faulty_server.mjs';
import { growthOf } from './growth.mjs';
import { meterOf } from './meter.mjs';
import { longProgram, soakPrograms } from './page_programs.mjs';

const minutes = Number(process.env.RAVEL_SOAK_MINUTES || 30);
/** By how much a heap may have grown behind the warm-up, in bytes; and what hangs in the page or beside it. */
const mostGrowth = 4e6;
const mostNodes = 1_000;
const mostListeners = 50;
/** A program in each way of time, and the one that waits to be next. */
const mostWorkers = 4;
/** One for each way of time. */
const mostFrames = 2;

const sum = (ended) => Object.values(ended).reduce((all, count) => all + count, 0);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs a program as a user does. Gives what it counted, if it counts. */
async function runOne(page, { name, time, code, stops, ends, counts }) {
  await setCode(page, code());
  await page.getByTestId('time').selectOption(time);
  await page.getByTestId('run').click();
  if (stops) {
    await page.waitForFunction(() => document.querySelector('[data-testid=line]') !== null);
    await pause(Math.random() * 300);
    await page.getByTestId('stop').click();
    await reach(page, 'stopped');
    return undefined;
  }
  const state = await reach(page, 'waiting', 'finished', 'stopped', 'failed');
  const lines = await printed(page);
  assert.equal(state, ends, `${name}: ${JSON.stringify(lines.slice(-3))}`);
  return counts ? JSON.parse(lines.at(-1).text) : undefined;
}

const { open, problems } = usePage();

test(`programs in the page, for ${minutes} min`, async (t) => {
  const server = await faultyServer();
  t.after(() => server.close());
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;

  const long = await open('#scenario=print-later');
  await setCode(long, longProgram(server.url, minutes * 60));
  await long.getByTestId('time').selectOption('real');
  await long.getByTestId('run').click();
  await reach(long, 'running');

  const page = await open('#scenario=print-later');
  const meter = await meterOf(page);
  const longMeter = await meterOf(long);
  const programs = soakPrograms(server.url);
  const runs = {};
  const total = { begun: 0, ended: {} };
  const heaps = [];
  const nodes = [];
  const listeners = [];
  const longHeaps = [];
  let most = { workers: 0, frames: 0 };
  let atEnd;
  for (let round = 0; round === 0 || seconds() < minutes * 60; ++round) {
    for (const program of programs) {
      const counted = await runOne(page, program);
      runs[program.name] = (runs[program.name] ?? 0) + 1;
      if (!counted) continue;
      assert.equal(sum(counted.ended), counted.begun, `${program.name}: ${JSON.stringify(counted)}`);
      total.begun += counted.begun;
      for (const [how, count] of Object.entries(counted.ended)) total.ended[how] = (total.ended[how] ?? 0) + count;
    }
    await runOne(page, programs[0]); // each sample behind the same program
    await pause(300);
    atEnd = await meter.ofPage();
    most = { workers: Math.max(most.workers, atEnd.workers ?? 0), frames: Math.max(most.frames, atEnd.frames) };
    heaps.push([seconds(), atEnd.heap ?? 0]);
    nodes.push([seconds(), atEnd.nodes ?? 0]);
    listeners.push([seconds(), atEnd.listeners ?? 0]);
    longHeaps.push([seconds(), Math.max(0, ...(await longMeter.ofWorkers()))]);
  }

  await reach(long, 'finished');
  const counted = JSON.parse((await printed(long)).at(-1).text);
  for (const until = Date.now() + 10_000; server.waiting() > 0 && Date.now() < until;) await pause(100);
  const growth = growthOf(heaps);
  const longGrowth = growthOf(longHeaps);
  const kb = (bytes) => `${Math.round(bytes / 1024)} KB`;
  const inChromium = engine === 'chromium' ? '' : ' (measured in Chromium only)';
  t.diagnostic(
    [
      `${minutes} min in ${engine}, ${sum(runs)} runs (${Object.entries(runs)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ')})`,
      `${total.begun} begun in them: ${JSON.stringify(total.ended)}`,
      `at most ${most.workers} workers${inChromium} and ${most.frames} frames; ${server.waiting()} requests left waiting`,
      `the page's heap ${kb(heaps[0][1])} first, ${kb(heaps.at(-1)[1])} at the end, growth ${kb(growth)}; ${nodes[0][1]} nodes and ${listeners[0][1]} listeners first, ${nodes.at(-1)[1]} and ${listeners.at(-1)[1]} at the end`,
      `the long run began ${counted.begun}: ${JSON.stringify(counted.ended)}`,
      `its worker's heap ${kb(longHeaps[0][1])} first, ${kb(longHeaps.at(-1)[1])} at the end, growth ${kb(longGrowth)}`,
    ].join('; '),
  );
  assert.equal(sum(counted.ended), counted.begun, JSON.stringify(counted));
  assert.ok(most.workers <= mostWorkers, `${most.workers} workers`);
  assert.ok(most.frames <= mostFrames, `${most.frames} frames`);
  assert.ok(growth < mostGrowth, `the page's heap grew by ${kb(growth)}: ${JSON.stringify(heaps)}`);
  assert.ok(growthOf(nodes) < mostNodes, `nodes: ${JSON.stringify(nodes)}`);
  assert.ok(growthOf(listeners) < mostListeners, `listeners: ${JSON.stringify(listeners)}`);
  assert.ok(longGrowth < mostGrowth, `the worker's heap grew by ${kb(longGrowth)}: ${JSON.stringify(longHeaps)}`);
  assert.equal(server.waiting(), 0, 'requests of runs that have ended');
  assert.deepEqual(
    problems.filter((problem) => problem.startsWith('error') && !problem.includes('Same Origin Policy')),
    [],
  ); // the browser's console tells of each page that did not come
});
