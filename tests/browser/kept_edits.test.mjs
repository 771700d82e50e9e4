// Every edit is kept, and what replaces the learner's program can be undone: at once, and after a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setCode, usePage } from './support/browser.mjs';
import { code, cursor, goTo, reload, stored, typeAtEnd, waitForCode, waitForKept } from './support/kept.mjs';

const { open, problems } = usePage();
const press = (page, id) => page.getByTestId(id).click();
const undoByKeys = async (page) => {
  await page.locator('[data-testid=editor] .cm-content').focus();
  await page.keyboard.press('Control+z');
};

test('the last keystroke before a reload is there after it, with the cursor: 12 times', async (t) => {
  const page = await open('#scenario=print-later');
  let expected = await code(page);
  for (let round = 0; round < 12; round += 1) {
    await typeAtEnd(page, `\n// round ${round}`);
    expected += `\n// round ${round}`;
    const place = await cursor(page);
    await reload(page);
    assert.equal(await code(page), expected);
    assert.equal(await cursor(page), place);
  }
  t.diagnostic('12 reloads right after a keystroke: nothing lost');
});

for (const last of ['// second', undefined]) {
  const what = last ? 'the last edit' : 'an edit that was taken back';
  test(`${what} before a reload is so after it, though the browser has not told yet that the one before is kept`, async () => {
    const page = await open('#scenario=print-later');
    const given = await code(page);
    await page.evaluate(() => {
      const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
      Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
        set(heard) {
          set.call(this, () => setTimeout(heard, 60_000));
        },
      });
    });
    await setCode(page, '// first');
    while ((await stored(page, 'work.print-later'))?.code !== '// first');
    await setCode(page, last ?? given);
    await reload(page);
    assert.equal(await code(page), last ?? given);
    assert.equal((await stored(page, 'work.print-later')).versions.length, 0);
  });
}

test('the last edit of a page that was put aside stays in localStorage until it is in the store', async () => {
  const page = await open('#scenario=print-later');
  const late = () => page.evaluate(() => JSON.parse(localStorage.getItem('ravel.kept.work.print-later'))?.code);
  const tellThatItIsKept = () => page.evaluate(() => window.ends.splice(0).forEach((tell) => tell()));
  await page.evaluate(() => {
    window.ends = [];
    const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
      set(heard) {
        set.call(this, () => window.ends.push(heard));
      },
    });
  });
  await setCode(page, '// first');
  await page.waitForFunction(() => window.ends.length > 0);
  await setCode(page, '// second');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  assert.equal(await late(), '// second');
  await tellThatItIsKept();
  await page.waitForFunction(() => window.ends.length > 0);
  assert.equal(await late(), '// second');
  assert.equal((await stored(page, 'work.print-later')).code, '// second');
  await tellThatItIsKept();
  await page.waitForFunction(() => !localStorage.getItem('ravel.kept.work.print-later'));
  await reload(page);
  assert.equal(await code(page), '// second');
});

test('an edit is kept while going from scenario to scenario at once', async () => {
  const page = await open('#scenario=print-later');
  for (const [id, mine] of [
    ['print-later', '// a'],
    ['chaining', '// b'],
    ['echo', '// c'],
  ]) {
    await goTo(page, id);
    await setCode(page, mine);
  }
  for (const [id, mine] of [
    ['chaining', '// b'],
    ['echo', '// c'],
    ['print-later', '// a'],
  ]) {
    await goTo(page, id);
    await waitForCode(page, mine);
  }
  await reload(page);
  assert.equal(await code(page), '// a');
});

test('an edit that is taken back leaves the program as it was given', async () => {
  const page = await open('#scenario=print-later');
  const given = await code(page);
  await setCode(page, '// mine');
  await waitForKept(page, 'print-later', '// mine');
  await setCode(page, given);
  await reload(page);
  assert.equal(await code(page), given);
  assert.ok(await page.getByTestId('reset').isDisabled());
});

test('Reset is undone by its button, and by keys, even right after an edit', async () => {
  const page = await open('#scenario=print-later');
  const given = await code(page);
  await setCode(page, '// mine');
  await press(page, 'reset');
  assert.equal(await code(page), given);
  await press(page, 'undo-reset');
  assert.equal(await code(page), '// mine');
  assert.equal(await page.getByTestId('undo-reset').count(), 0);
  await press(page, 'reset');
  await undoByKeys(page);
  assert.equal(await code(page), '// mine');
});

test('Reset is undone after a reload', async () => {
  const page = await open('#scenario=print-later');
  const given = await code(page);
  await setCode(page, '// mine');
  await press(page, 'reset');
  await reload(page);
  assert.equal(await code(page), given);
  await press(page, 'undo-reset');
  assert.equal(await code(page), '// mine');
  await reload(page);
  assert.equal(await code(page), '// mine');
});

test('a solution that came into the editor gives way to the learner’s own, after a reload, too', async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, '// mine');
  await page.getByRole('button', { name: 'Show one solution' }).first().click();
  await page.waitForFunction(() => window.ravel.getCode() !== '// mine');
  const solution = await code(page);
  await undoByKeys(page);
  assert.equal(await code(page), '// mine');
  await page.getByRole('button', { name: 'Show one solution' }).first().click();
  await page.waitForFunction(() => window.ravel.getCode() !== '// mine');
  await reload(page);
  assert.equal(await code(page), solution);
  await press(page, 'versions');
  assert.match(await page.getByTestId('version').first().textContent(), /Before a solution.*1 line/s);
  await page.getByTestId('bring-back').first().click();
  assert.equal(await code(page), '// mine');
  // The solution took the place of its own.
  await press(page, 'versions');
  assert.match(await page.getByTestId('version').first().textContent(), /Before an earlier version/);
});

test('there are no more than 12 earlier versions, the newest ones', async () => {
  const page = await open('#scenario=print-later');
  for (let n = 1; n <= 15; n += 1) {
    await setCode(page, `// ${n}`);
    await press(page, 'reset');
  }
  await page.waitForFunction(() => document.querySelector('[data-testid=versions]').textContent.includes('12'));
  await reload(page);
  const { versions } = await stored(page, 'work.print-later');
  assert.deepEqual(
    versions.map((version) => version.code),
    Array.from({ length: 12 }, (_, i) => `// ${15 - i}`),
  );
});

test('the network is kept, and its reset can be undone', async () => {
  const page = await open('#scenario=get-page');
  await page.getByTestId('panel-network').click();
  const latency = page.locator('[data-row="0"] [data-part=latency]');
  const given = await latency.inputValue();
  await latency.fill('7.5');
  await reload(page);
  await page.getByTestId('panel-network').click();
  assert.equal(await latency.inputValue(), '7.5');
  await press(page, 'network-reset');
  assert.equal(await latency.inputValue(), given);
  await reload(page);
  await press(page, 'undo-reset');
  await page.getByTestId('panel-network').click();
  assert.equal(await latency.inputValue(), '7.5');
});

test('what earlier versions of Ravel have kept is there', async () => {
  const page = await open('#scenario=print-later');
  await page.evaluate(() => {
    localStorage.setItem('ravel.code.chaining', '// of an earlier Ravel');
    localStorage.setItem('ravel.network.get-page', JSON.stringify({ 'http://kept.test/': { latency: 3 } }));
    localStorage.setItem('ravel.seen', 'print-later chaining');
    localStorage.setItem('ravel.solved', 'print-later/t1 chaining/t2');
    localStorage.setItem('ravel.theme', 'dark');
  });
  await reload(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  assert.equal(await page.locator('[data-testid=task][data-id=t1]').first().getAttribute('data-state'), 'solved');
  await goTo(page, 'chaining');
  await waitForCode(page, '// of an earlier Ravel');
  await goTo(page, 'get-page');
  await page.getByTestId('panel-network').click();
  assert.equal(await page.locator('[data-row="0"] [data-part=address]').inputValue(), 'http://kept.test/');
  assert.equal((await stored(page, 'work.chaining')).code, '// of an earlier Ravel');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['ravel.theme']);
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
