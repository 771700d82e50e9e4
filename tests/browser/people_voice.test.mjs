// What a screen reader is told: the console collected, errors once, the state of the run, and the step one goes to by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, reach, run, setCode, usePage } from './support/browser.mjs';
import { settled, shown } from './support/pictures.mjs';

const { open, problems } = usePage();
const wide = { width: 1440, height: 900 };

/** Keeps what comes into each live region of the page: when, where, and the words. A region is read once for all changes of a task. */
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    const regions = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log]';
    const quiet = (region) => region.getAttribute('aria-live') === 'off' || region.getClientRects().length === 0;
    new MutationObserver((records) => {
      const changed = new Map();
      for (const { target, addedNodes, type } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(`${regions}, [aria-live=off]`);
        if (!region || quiet(region) || (type === 'childList' && addedNodes.length === 0)) continue;
        const words = [...addedNodes].map((node) => node.innerText ?? node.textContent).join(' ') || element.textContent;
        const whole = region.role === 'status' || region.role === 'alert';
        changed.set(region, whole ? region.textContent : `${changed.get(region) ?? ''} ${words}`);
      }
      for (const [region, words] of changed) {
        const text = words.trim().replace(/\s+/g, ' ');
        if (text) window.heard.push({ at: performance.now(), where: region.dataset.testid ?? region.className, words: text });
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
const heard = (page, where) => page.evaluate((name) => window.heard.filter((one) => one.where === name).map(({ words }) => words), where);
const soon = (page) => page.waitForTimeout(1600);

test('a few lines are read as they are, together', async () => {
  const page = await open('#scenario=chaining', wide);
  await listen(page);
  await run(page);
  await soon(page);
  const said = await heard(page, 'console-said');
  assert.equal(
    said.join(' '),
    'asked for user 1 user is ada posts: 3 Nothing is left to wait for. The reactor runs on until it is stopped.',
  );
  assert.ok(said.length <= 2, 'in one go, or in two where the run took long');
  assert.deepEqual(await heard(page, 'console-alert'), []);
  const states = await heard(page, 'status');
  assert.match(states.at(-1), /^Waiting/);
  assert.equal(new Set(states).size, states.length, `each state once: ${states}`);
  assert.equal(await page.getByTestId('console').getAttribute('role'), 'log');
});

test('the same line twice is read twice', async () => {
  const page = await open('#scenario=chaining', wide);
  await page.getByTestId('time').selectOption('real');
  await setCode(
    page,
    "import { reactor } from 'ravel'\nconsole.log('tick')\nreactor.callLater(1.5, () => { console.log('tick'); reactor.stop() })\nreactor.run()",
  );
  await listen(page);
  await run(page);
  await soon(page);
  assert.deepEqual(await heard(page, 'console-said'), ['tick', 'tick']);
});

test('of many lines it is said how many, and the last', async () => {
  const page = await open('#scenario=chaining', wide);
  await setCode(page, "for (let i = 1; i <= 12; ++i) console.log('line', i)");
  await listen(page);
  await run(page);
  await soon(page);
  assert.deepEqual(await heard(page, 'console-said'), ['12 lines, the last: line 12']);
});

test('10,000 lines a second, for five seconds: one reading a second, and nothing is left out at the end', async () => {
  const page = await open('#scenario=chaining', wide);
  await page.getByTestId('time').selectOption('real');
  await setCode(
    page,
    `import { reactor, task } from 'ravel'
let printed = 0
const begun = Date.now()
new task.LoopingCall(() => {
  const due = Math.min(50000, (Date.now() - begun) * 10)
  while (printed < due) console.log('line', ++printed)
  if (printed >= 50000) reactor.stop()
}).start(0.02)
reactor.run()`,
  );
  await listen(page);
  const begun = await page.evaluate(() => performance.now());
  await page.getByTestId('run').click();
  await page.waitForSelector('[data-testid=status]:is([data-state=finished], [data-state=stopped])', {
    state: 'attached',
    timeout: 60_000,
  });
  await soon(page);
  const took = (await page.evaluate(() => performance.now())) - begun;
  const said = await page.evaluate(() => window.heard.filter(({ where }) => where === 'console-said'));
  assert.ok(said.length >= 3, `it speaks: ${said.length}`);
  assert.ok(said.length <= took / 1000 + 1, `${said.length} readings in ${took} ms`);
  for (const [i, { at }] of said.slice(1).entries()) assert.ok(at - said[i].at >= 990, `${at - said[i].at} ms between two readings`);
  // Every line was counted in one of them.
  const counted = said
    .map(({ words }) => {
      const many = /^([\d,]+) lines/.exec(words)?.[1];
      return many ? Number(many.replaceAll(',', '')) : words.match(/line \d+/g).length;
    })
    .reduce((a, b) => a + b, 0);
  const lines =
    (await page.locator('.console-list .line').count()) &&
    Number((await page.locator('.filter .mono').first().textContent()).replaceAll(',', ''));
  assert.equal(counted, lines);
  // Everything together, with the state of the run and the pictures that grow beside it.
  const all = await page.evaluate(() => window.heard.length);
  assert.ok(all <= took / 1000 + 6, `${all} readings of all regions in ${took} ms`);
  assert.deepEqual(await heard(page, 'step-said'), [], 'a run that grows says no steps');
});

test('errors interrupt once in a run', async () => {
  const page = await open('#scenario=chaining', wide);
  await page.getByTestId('time').selectOption('real');
  await setCode(
    page,
    `import { reactor } from 'ravel'
console.error('printed as one')
for (const delay of [0, 0, 1.5]) reactor.callLater(delay, () => { throw new Error('bad ' + delay) })
reactor.callLater(2, () => reactor.stop())
reactor.run()`,
  );
  await listen(page);
  await run(page);
  await soon(page);
  const alerts = await heard(page, 'console-alert');
  assert.equal(alerts.length, 1, alerts.join('\n'));
  assert.match(alerts[0], /^Error: .*bad 0/);
  const said = (await heard(page, 'console-said')).join(' ');
  assert.match(said, /Error: printed as one/);
  assert.match(said, /bad 1\.5/, 'the later one waits for its turn');
  assert.doesNotMatch(said, /bad 0/, 'and nothing is said twice');
  // Another run may interrupt again.
  await run(page);
  await soon(page);
  assert.equal((await heard(page, 'console-alert')).length, 2);
});

test('a run that replaces another: nothing of the last one is read any more', async () => {
  const page = await open('#scenario=chaining', wide);
  await setCode(page, "for (let i = 0; i < 9; ++i) console.log('old')");
  await listen(page);
  await run(page);
  await setCode(page, "console.log('new')");
  await run(page);
  await soon(page);
  assert.equal((await heard(page, 'console-said')).at(-1), 'new');
});

test('the step one goes to by hand is read, once one stays there; while it plays, nothing is', async () => {
  const page = await open('#scenario=chaining', wide);
  await shown(page);
  await listen(page);
  await page.getByTestId('step-back').click();
  await page.waitForTimeout(500);
  const [first] = await heard(page, 'step-said');
  assert.match(first, /^Step 31: \S/);
  for (let i = 0; i < 12; i += 1) await page.keyboard.press(',');
  await settled(page);
  await page.waitForTimeout(500);
  const steps = await heard(page, 'step-said');
  assert.match(steps.at(-1), /^Step 19: /);
  assert.ok(steps.length <= 8, `twelve quick steps, ${steps.length - 1} readings`);

  const before = await page.evaluate(() => window.heard.length);
  await page.getByTestId('speed').selectOption('8');
  await page.getByTestId('play').click();
  await page.waitForFunction(() => Number(document.querySelector('[data-testid=seek]').value) > 24);
  await page.waitForTimeout(400);
  assert.equal(await page.evaluate(() => window.heard.length), before, 'it plays in silence');

  // A slider says its value itself.
  await page.getByTestId('seek').focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => window.heard.length), before);
  assert.match(await page.getByTestId('seek').getAttribute('aria-valuetext'), /^step \d+ of 32: \S/);
});

test('what the page says comes into a region that was there before', async () => {
  const page = await open('#scenario=chaining', wide);
  const region = () => page.evaluate(() => document.querySelector('main > [role=status]')?.textContent.trim());
  assert.equal(await region(), '');
  await page.getByTestId('share').click();
  await page.getByTestId('notice').waitFor();
  assert.match(await region(), /link/);
});

test('what a task still misses is said once, by the one that is shown', async () => {
  for (const size of [wide, { width: 320, height: 640 }]) {
    const page = await open('#scenario=challenge-1', size);
    await listen(page);
    await run(page);
    await page.waitForFunction(() => window.heard.some(({ where }) => where === 'tasks-said'));
    await soon(page);
    const said = await heard(page, 'tasks-said');
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0], /^Not solved yet: \S/);
  }
});

test('lines keep their places for who reads the log by himself', async () => {
  const page = await open('#scenario=chaining', wide);
  await run(page);
  assert.deepEqual(
    (await linesOf(page)).map(({ stream }) => stream),
    ['out', 'out', 'out', 'log'],
  );
  assert.equal(await page.getByTestId('console').getAttribute('aria-live'), 'off', 'it is read by its voice, not line by line');
  await reach(page, 'waiting');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
