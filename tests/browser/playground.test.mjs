// The page as a learner uses it: edit, run, stop, errors, many lines.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ended, lines, openBrowser, run, setCode, settled, state } from './page.mjs';

let ravel;
before(async () => (ravel = await openBrowser('/some/path/')));
after(() => ravel.close());

/** A page for one test, closed behind it. */
const onPage = (hash, test, options) => async () => {
  const page = await ravel.open(hash, options);
  try {
    await test(page);
  } finally {
    await page.context().close();
  }
};
const codeOf = (page) => page.evaluate(() => window.ravel.getCode());
const texts = async (page, stream) => (await lines(page, stream)).map(({ text }) => text);

describe('running', () => {
  it('runs what is typed into the editor, by Ctrl+Enter', onPage('', async (page) => {
    await page.getByTestId('editor').locator('.cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText("console.log('typed', 6 * 7)");
    await page.keyboard.press('Control+Enter');
    assert.equal(await state(page, ...ended), 'finished');
    await settled(page);
    assert.deepEqual(await lines(page), [{ stream: 'out', time: 0, text: 'typed 42' }]);
    assert.equal(await codeOf(page), "console.log('typed', 6 * 7)");
  }));

  it('shows output while the program runs', onPage('', async (page) => {
    await page.getByTestId('time').selectOption('real');
    await setCode(page, "import { reactor } from 'ravel'\nconsole.log('early')\nreactor.callLater(60, () => {})\nreactor.run()");
    await page.getByTestId('run').click();
    await page.getByTestId('line').first().waitFor();
    assert.equal(await state(page, 'running'), 'running');
    await page.getByTestId('stop').click();
    assert.equal(await state(page, 'stopped'), 'stopped');
  }));

  it('stops a reactor that waits', onPage('#scenario=print-later', async (page) => {
    assert.equal(await run(page), 'waiting');
    await page.getByTestId('stop').click();
    assert.equal(await state(page, 'stopped'), 'stopped');
  }));

  it('ends while (true) {} soon, keeps the output, and runs again', onPage('', async (page) => {
    await setCode(page, "console.log('before')\nwhile (true) {}");
    await page.getByTestId('run').click();
    await page.getByTestId('line').first().waitFor();
    const began = Date.now();
    await page.getByTestId('stop').click();
    await state(page, 'stopped');
    assert.ok(Date.now() - began < 600, `${Date.now() - began} ms`);
    await settled(page);
    const [first, said] = await texts(page);
    assert.equal(first, 'before');
    assert.match(said, /worker was ended/);
    await setCode(page, "console.log('again')");
    assert.equal(await run(page), 'finished');
    assert.deepEqual(await texts(page), ['again']);
  }));

  it('gives the steps of the run', onPage('#scenario=chaining', async (page) => {
    await run(page);
    const events = await page.evaluate(() => window.ravel.trace());
    const kinds = new Set(events.map(({ kind }) => kind));
    const wanted = ['deferred.made', 'deferred.added', 'deferred.fired', 'deferred.entered', 'deferred.left', 'deferred.waits', 'deferred.resumed', 'call.made', 'call.entered', 'turn.begun', 'printed', 'idle'];
    assert.deepEqual(wanted.filter((kind) => !kinds.has(kind)), []);
    assert.deepEqual(events.map(({ seq }) => seq), events.map((_, i) => i + 1));
  }));

  it('takes a seed', onPage('#scenario=firecracker-twisted', async (page) => {
    const first = async (seed) => {
      await page.getByTestId('seed').fill(String(seed));
      await page.getByTestId('seed').press('Enter');
      await run(page);
      return (await texts(page, 'out'))[0];
    };
    const fuses = new Set();
    for (let seed = 1; seed <= 6; ++seed) fuses.add(await first(seed));
    assert.ok(fuses.size > 1);
    assert.equal(await first(1), 'the Hatter lights a fuse of 1.5 s');
  }));

  it('resets, and undo brings the own program back', onPage('#scenario=print-later', async (page) => {
    const given = await codeOf(page);
    await setCode(page, '// mine');
    await page.getByTestId('reset').click();
    assert.equal(await codeOf(page), given);
    await page.getByTestId('editor').locator('.cm-content').focus();
    await page.keyboard.press('Control+Z');
    assert.equal(await codeOf(page), '// mine');
  }));

  it('keeps an edited program when another scenario is opened, and over a reload', onPage('#scenario=print-later', async (page) => {
    await setCode(page, '// mine');
    await page.locator('[data-testid=scenario][data-id=fate]').click();
    await page.waitForFunction(() => window.ravel.getCode().includes('Fate'));
    await page.locator('[data-testid=scenario][data-id=print-later]').click();
    await page.waitForFunction(() => window.ravel.getCode() === '// mine');
    await page.reload();
    await state(page, 'idle');
    assert.equal(await codeOf(page), '// mine');
  }));
});

describe('errors', () => {
  /** The numbers of the lines that are marked. */
  const marked = (page) =>
    page.$$eval('.cm-line', (all) => all.flatMap((line, i) => (line.querySelector('.cm-lintRange-error, .cm-lintPoint-error') ? [i + 1] : [])));

  it('a syntax error is shown at its line, in the console and in the editor', onPage('', async (page) => {
    await setCode(page, "import { reactor } from 'ravel'\n\nconst = 5\n");
    assert.equal(await run(page), 'failed');
    assert.match((await texts(page, 'err'))[0], /Unexpected token/);
    assert.equal(await page.locator('.line-place').textContent(), 'L3');
    assert.deepEqual(await marked(page), [3]);
  }));

  it('an uncaught error has its message and its line', onPage('', async (page) => {
    await setCode(page, "console.log('first')\n\nnull.x\n");
    assert.equal(await run(page), 'failed');
    assert.deepEqual(await texts(page), ['first', "TypeError: Cannot read properties of null (reading 'x')"]);
    assert.deepEqual(await marked(page), [3]);
    await page.locator('.line.err .line-place').click();
    await page.waitForFunction(() => document.activeElement.classList.contains('cm-content'));
  }));

  it('an error in a delayed call is told with its line, and the run goes on', onPage('', async (page) => {
    await setCode(page, "import { reactor } from 'ravel'\nreactor.callLater(1, () => {\n  throw new RangeError('oops')\n})\nreactor.callLater(2, () => console.log('on'))\nreactor.run()");
    assert.equal(await run(page), 'waiting');
    assert.deepEqual(await lines(page, 'err'), [{ stream: 'err', time: 1, text: 'Error in a call of the reactor: RangeError: oops' }]);
    assert.deepEqual(await texts(page, 'out'), ['on']);
    assert.deepEqual(await marked(page), [3]);
  }));

  it('misuse is told where it happened', onPage('', async (page) => {
    await setCode(page, "import { reactor } from 'ravel'\n\nreactor.callLater(1, console.log('hi'))\nreactor.run()");
    assert.equal(await run(page), 'failed');
    assert.deepEqual(await texts(page, 'err'), ['TypeError: callLater takes a function after the seconds, not undefined']);
    assert.deepEqual(await marked(page), [3]);
  }));

  it('another module than ravel is refused at its line', onPage('', async (page) => {
    await setCode(page, "import { reactor } from 'ravel'\nimport fs from 'fs'\n");
    assert.equal(await run(page), 'failed');
    assert.match((await texts(page, 'err'))[0], /'fs' can't be imported: programs here import from 'ravel'/);
    assert.deepEqual(await marked(page), [2]);
  }));

  it('a name that ravel does not have is an error', onPage('', async (page) => {
    await setCode(page, "import { nothing } from 'ravel'\n");
    assert.equal(await run(page), 'failed');
    assert.match((await texts(page, 'err'))[0], /nothing/);
  }));

  it('a program that schedules calls and never runs the reactor ends, and the page says so', onPage('', async (page) => {
    await setCode(page, "import { reactor } from 'ravel'\nreactor.callLater(1, () => {})\n");
    assert.equal(await run(page), 'finished');
    assert.match((await texts(page, 'log'))[0], /the reactor never ran/);
  }));
});

describe('the console', () => {
  it('takes 10,000 lines without losing the first, and the page stays at hand', onPage('', async (page) => {
    await setCode(page, 'for (let i = 1; i <= 10000; i++) console.log(`line ${i}`)');
    await page.evaluate(() => {
      window.slowest = 0;
      let last = performance.now();
      const frame = (now) => {
        window.slowest = Math.max(window.slowest, now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    assert.equal(await run(page), 'finished');
    await page.waitForFunction(() => /10000/.test(document.querySelector('.filters').textContent));
    const slowest = await page.evaluate(() => window.slowest);
    assert.ok(slowest < 300, `a frame took ${slowest} ms`);
    assert.ok((await page.getByTestId('line').count()) < 500);
    await page.waitForFunction(() => [...document.querySelectorAll('[data-testid=text]')].at(-1)?.textContent === 'line 10000');
    await page.getByTestId('console').evaluate((list) => (list.scrollTop = 0));
    await page.waitForFunction(() => document.querySelector('[data-testid=text]')?.textContent === 'line 1');
  }));

  it('has every line of a shorter run in the document', onPage('', async (page) => {
    await setCode(page, 'for (let i = 1; i <= 300; i++) console.log(i)');
    await run(page);
    assert.equal(await page.getByTestId('line').count(), 300);
  }));

  it('shows what is printed as text, never as markup', onPage('', async (page) => {
    await setCode(page, "console.log('<img src=x onerror=alert(1)>')");
    await run(page);
    assert.deepEqual(await texts(page), ['<img src=x onerror=alert(1)>']);
    assert.equal(await page.locator('[data-testid=line] img').count(), 0);
  }));

  it('shows values as the course does', onPage('', async (page) => {
    await setCode(page, "import { defer } from 'ravel'\nconst a = [1]; a.push(a)\nconsole.log(undefined, null, new defer.Deferred(), [1, 'two', [3]], 4.50, new Error('bad'))\nconsole.log(a, { b: 1 })");
    await run(page);
    assert.deepEqual(await texts(page), ['(nothing) (nothing) <Deferred> 1, two, [3] 4.5 bad', '1, <itself> {b: 1}']);
  }));
});
