// Editing, running, stopping; errors at their lines, in each engine's words; many lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, longestFrame, printed, reach, run, setCode, setSeed, usePage } from './support/browser.mjs';

const { open, problems } = usePage();
const texts = (lines) => lines.map(({ text }) => text);
const marks = (page) => page.$$eval('[data-testid=editor] .cm-lintRange-error', (found) => found.map((mark) => mark.textContent));
/** The line number that stands beside the first mark of the gutter, once there is one. */
async function markedLine(page) {
  await page.waitForSelector('[data-testid=editor] .cm-lint-marker-error');
  return page.evaluate(() => {
    const mark = document.querySelector('[data-testid=editor] .cm-lint-marker-error').closest('.cm-gutterElement').getBoundingClientRect();
    const numbers = [...document.querySelectorAll('[data-testid=editor] .cm-lineNumbers .cm-gutterElement')];
    return Number(numbers.find((number) => Math.abs(number.getBoundingClientRect().top - mark.top) < 4).textContent);
  });
}

test('a learner edits the program in the editor and runs it by keys', async () => {
  const page = await open('#scenario=print-later');
  await page.locator('[data-testid=editor] .cm-content').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText("console.log('typed', 1 + 1)");
  await page.keyboard.press('Control+Enter');
  assert.equal(await reach(page, 'finished', 'failed'), 'finished');
  assert.deepEqual(texts(await printed(page)), ['typed 2']);
});

test('an edit is kept, Reset brings the program back, and undo the edit', async () => {
  const page = await open('#scenario=print-later');
  const original = await page.evaluate(() => window.ravel.getCode());
  assert.ok(await page.getByTestId('reset').isDisabled());
  await setCode(page, "console.log('mine')");
  await page.reload();
  await reach(page, 'idle');
  assert.equal(await page.evaluate(() => window.ravel.getCode()), "console.log('mine')");
  await page.getByTestId('reset').click();
  assert.equal(await page.evaluate(() => window.ravel.getCode()), original);
  await page.locator('[data-testid=editor] .cm-content').focus();
  await page.keyboard.press('Control+z');
  assert.equal(await page.evaluate(() => window.ravel.getCode()), "console.log('mine')");
});

test('a syntax error is told at its line, and marked there', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "import { reactor } from 'ravel'\n\nconsole.log('never')\nconst x = = 2\nreactor.run()\n");
  assert.equal(await run(page), 'failed');
  const lines = await linesOf(page);
  assert.equal(lines.length, 1);
  assert.equal(lines[0].stream, 'err');
  assert.equal(lines[0].place, 'L4');
  assert.match(lines[0].text, /SyntaxError: (Unexpected token '='|expected expression, got '=')/);
  assert.equal(await markedLine(page), 4);
  await page.locator('.line-place').click();
  assert.equal(await page.locator('[data-testid=editor] .cm-activeLine').textContent(), 'const x = = 2');
});

for (const [what, code, line, message] of [
  [
    'a string without an end',
    "console.log('a')\n\nconst s = 'abc\nlet y = 1",
    3,
    /Invalid or unexpected token|string literal contains an unescaped line break|Unexpected EOF/,
  ],
  ['a brace too few', 'function f() {\n  return 1\n', 3, /Unexpected end of input|missing } after function body|Unexpected end of script/],
  [
    'a name twice',
    'const a = 1\nconst b = 2\nlet a = 3',
    3,
    /'a' has already been declared|redeclaration of const a|Cannot declare a let variable twice: 'a'/,
  ],
  [
    'an import of something else',
    "import { reactor } from 'ravel'\nimport fs from 'node:fs'",
    2,
    /'node:fs' can't be imported here\. Programs import from 'ravel'/,
  ],
  ["a name that 'ravel' has not", "import {\n  reactor,\n  deffer,\n} from 'ravel'", 3, /'ravel' has no 'deffer'/],
]) {
  test(`${what} is told at line ${line}`, async () => {
    const page = await open('#scenario=print-later');
    await setCode(page, code);
    assert.equal(await run(page), 'failed');
    const [error] = await linesOf(page);
    assert.match(error.text, message);
    assert.equal(error.place, `L${line}`);
  });
}

test('an uncaught error is told at its line, and the mark goes with the next run', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "import { reactor } from 'ravel'\nconsole.log('before')\nconst nothing = undefined\nnothing.name\nreactor.run()");
  assert.equal(await run(page), 'failed');
  const lines = await linesOf(page);
  assert.deepEqual([lines[0].text, lines[1].stream, lines[1].place], ['before', 'err', 'L4']);
  assert.match(lines[1].text, /^TypeError: (Cannot read properties of undefined|can't access property "name"|undefined is not an object)/);
  assert.equal(await markedLine(page), 4);
  assert.equal((await marks(page)).length, 1);
  await setCode(page, "console.log('good')");
  await run(page);
  assert.deepEqual(await marks(page), []);
});

test('an error in a call of the reactor is told, and the rest goes on', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    "import { reactor } from 'ravel'\nreactor.callLater(1, () => {\n  throw new Error('boom')\n})\nreactor.callLater(2, () => console.log('on'))\nreactor.run()",
  );
  assert.equal(await run(page), 'waiting');
  const lines = await linesOf(page);
  assert.deepEqual(
    lines.map(({ time, stream }) => [time, stream]),
    [
      [1, 'err'],
      [2, 'out'],
      [2, 'log'],
    ],
  );
  assert.match(lines[0].text, /boom/);
  assert.equal(lines[0].place, 'L3');
  assert.equal(await markedLine(page), 3);
});

test('what the program itself prints as an error is no mark', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.warn('careful')\nconsole.error('bad')");
  assert.equal(await run(page), 'finished');
  assert.deepEqual(
    (await linesOf(page)).map(({ stream, text }) => [stream, text]),
    [
      ['err', 'careful'],
      ['err', 'bad'],
    ],
  );
  assert.deepEqual(await marks(page), []);
});

test('a program that never gives control back is ended, keeps its lines, and the next one runs', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('in')\nwhile (true) {}");
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 1);
  const stopped = page.evaluate(() => {
    const asked = performance.now();
    return window.ravel.stop().then(() => performance.now() - asked);
  });
  assert.equal(await reach(page, 'stopped'), 'stopped');
  assert.ok((await stopped) < 1_000, `it took ${await stopped} ms`);
  const lines = await linesOf(page);
  assert.equal(lines[0].text, 'in');
  assert.match(lines[1].text, /did not give control back, so its worker was ended/);
  await setCode(page, "console.log('again')");
  assert.equal(await run(page), 'finished');
  assert.deepEqual(texts(await linesOf(page)), ['again']);
});

test('Stop asks the reactor first, and nothing of the program goes on', async () => {
  const page = await open('#scenario=print-later');
  await page.getByTestId('time').selectOption('real');
  await setCode(
    page,
    "import { reactor } from 'ravel'\nsetInterval(() => console.log('tick'), 10)\nreactor.callLater(60, () => {})\nreactor.run()",
  );
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length > 3);
  await page.getByTestId('stop').click();
  await reach(page, 'stopped');
  await page.waitForFunction(async () => (await window.ravel.trace()).length > 0);
  const after = (await linesOf(page)).length;
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.equal((await linesOf(page)).length, after);
});

test('a program that waits in its shutdown is let wait, and a second Stop ends it', async () => {
  const page = await open('#scenario=print-later');
  await setCode(
    page,
    "import { defer, reactor } from 'ravel'\nconsole.log('in')\nreactor.addSystemEventTrigger('before', 'shutdown', () => new defer.Deferred())\nreactor.callLater(1e9, () => {})\nreactor.run()",
  );
  await page.getByTestId('time').selectOption('real');
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 1);
  const said = (words) => page.getByTestId('console').getByText(words).waitFor();
  const waits = 'waits for what the program does before the shutdown. Stop again ends it at once.';
  await page.getByTestId('stop').click();
  // On a busy machine the worker may not answer in time, and is ended: then once more.
  for (let attempt = 1; attempt < 3; attempt += 1) {
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 2);
    if ((await page.getByTestId('console').textContent()).includes(waits)) break;
    await page.getByTestId('run').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 1);
    await page.waitForTimeout(300);
    await page.getByTestId('stop').click();
  }
  await said(waits);
  assert.equal(await reach(page, 'running'), 'running');
  await page.getByTestId('stop').click();
  await said('Stop was asked for again, so the worker was ended at once.');
  await reach(page, 'stopped');
  assert.equal(texts(await linesOf(page))[0], 'in');
  await setCode(page, "console.log('again')");
  assert.equal(await run(page), 'finished');
});

test('Stop pressed again and again stops once', async () => {
  const page = await open('#scenario=print-later');
  await run(page);
  await page.evaluate(() =>
    Promise.all([window.ravel.stop(), window.ravel.stop(), window.ravel.stop(), window.ravel.trace(), window.ravel.trace()]),
  );
  await reach(page, 'stopped');
  assert.doesNotMatch(await page.getByTestId('console').textContent(), /worker was ended/);
});

test('output appears while the program runs', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('first')\nconst end = Date.now() + 20000\nwhile (Date.now() < end) {}\nconsole.log('last')");
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 1);
  assert.equal(await reach(page, 'running'), 'running');
});

test('running again ends the run before', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('one')\nwhile (true) {}");
  await page.getByTestId('run').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=line]').length === 1);
  await setCode(page, "console.log('two')");
  assert.equal(await run(page), 'finished');
  assert.deepEqual(texts(await linesOf(page)), ['two']);
});

test('the seed decides what chance gives, and can be set', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "import { random } from 'ravel'\nconsole.log([1, 2, 3, 4, 5, 6].map(() => random.randint(1, 1000)))");
  const rolled = async (seed) => {
    await setSeed(page, seed);
    await run(page);
    return texts(await printed(page))[0];
  };
  const one = await rolled('1');
  assert.notEqual(await rolled('2'), one);
  assert.equal(await rolled('1'), one);
  await rolled('minus');
  assert.equal(await page.getByTestId('seed').inputValue(), '1');
});

test('some hundreds of lines are all in the document', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, 'for (let i = 0; i < 400; ++i) console.log(`line ${i}`)');
  await run(page);
  assert.deepEqual(
    texts(await printed(page)),
    Array.from({ length: 400 }, (_, i) => `line ${i}`),
  );
});

for (const count of [10_000, 100_000]) {
  test(`${count} lines neither freeze the page nor lose the first one`, async (t) => {
    const page = await open('#scenario=print-later');
    await setCode(page, `for (let i = 0; i < ${count}; ++i) console.log('line ' + i)`);
    const frames = longestFrame(page);
    assert.equal(await run(page), 'finished');
    t.diagnostic(`the longest frame took ${Math.round(await frames)} ms`);
    assert.ok((await frames) < 2_000, 'the page was frozen');
    const list = page.getByTestId('console');
    await page.waitForFunction(
      (last) => [...document.querySelectorAll('[data-testid=text]')].some((text) => text.textContent === last),
      `line ${count - 1}`,
    );
    assert.ok((await linesOf(page)).length < 200);
    assert.equal(await page.locator('[data-testid=line]').last().getAttribute('aria-setsize'), String(count));
    await list.evaluate((element) => (element.scrollTop = 0));
    await page.waitForFunction(() => document.querySelector('[data-testid=text]').textContent === 'line 0');
  });
}

test('window.ravel is there for tests and the console', async () => {
  const page = await open('#scenario=print-later');
  assert.equal(await page.evaluate(() => window.ravel.version), '0.1.0');
  await page.evaluate(() => window.ravel.run());
  await reach(page, 'waiting');
  const kinds = await page.evaluate(async () => (await window.ravel.trace()).map(({ kind }) => kind));
  assert.ok(kinds.includes('printed'), kinds.join(' '));
  await page.evaluate(() => window.ravel.stop());
  await reach(page, 'stopped');
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
