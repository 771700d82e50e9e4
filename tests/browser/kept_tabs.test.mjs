// Two tabs with the same program: neither writes over what the other has made of it without a word. Half of these tabs
// are deaf: they are told nothing of other tabs, and find out when they look before they write.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { run, setCode, usePage } from './support/browser.mjs';
import { code, goTo, questions, reload, stored, waitForCode, waitForKept } from './support/kept.mjs';
import { deaf, pageWith } from './support/page_with.mjs';

const where = '#scenario=print-later';
const answer = (page, name) => page.locator('[data-about=tabs]').getByRole('button', { name }).click();
const asked = (page) => page.waitForSelector('[data-about=tabs]');
const versionsOf = async (page) => (await stored(page, 'work.print-later')).versions.map((version) => version.code);
const gone = (page) => page.waitForFunction(() => document.querySelector('[data-about=tabs]') === null);

describe('two tabs', () => {
  const { open, problems } = usePage();

  test('a change is taken over where there is none, back and forth, 10 times', async (t) => {
    const one = await open(where);
    const two = await open(where, { beside: one });
    for (let n = 0; n < 10; n += 1) {
      const [from, to] = n % 2 === 0 ? [one, two] : [two, one];
      await setCode(from, `// ${n}`);
      await waitForCode(to, `// ${n}`);
    }
    assert.deepEqual([await questions(one), await questions(two)], [[], []]);
    t.diagnostic('10 changes taken over');
  });

  test('what was taken over can be undone in the editor', async () => {
    const one = await open(where);
    const two = await open(where, { beside: one });
    await setCode(two, '// before');
    await waitForCode(one, '// before');
    await setCode(one, '// of the other tab');
    await waitForCode(two, '// of the other tab');
    await two.locator('[data-testid=editor] .cm-content').focus();
    await two.keyboard.press('Control+z');
    assert.equal(await code(two), '// before');
    await waitForCode(one, '// before');
  });

  test('other programs are left alone', async () => {
    const one = await open(where);
    const two = await open('#scenario=chaining', { beside: one });
    const before = await code(two);
    await setCode(one, '// one');
    await waitForKept(one, 'print-later', '// one');
    assert.equal(await code(two), before);
    await goTo(two, 'print-later');
    await waitForCode(two, '// one');
  });

  test('the network’s pages are taken over, too', async () => {
    const one = await open('#scenario=get-page');
    const two = await open('#scenario=get-page', { beside: one });
    for (const page of [one, two]) await page.getByTestId('panel-network').click();
    await one.locator('[data-row="0"] [data-part=latency]').fill('7.5');
    await two.waitForFunction(() => document.querySelector('[data-row="0"] [data-part=latency]').value === '7.5');
  });

  test('progress comes to the union of both', async () => {
    const one = await open(where);
    const two = await open('#scenario=chaining', { beside: one });
    const three = await open('#scenario=echo', { beside: one });
    await Promise.all([run(one), run(two), run(three)]);
    for (const page of [one, two, three]) {
      await page.waitForFunction(() =>
        ['print-later', 'chaining', 'echo'].every((id) => document.querySelector(`[data-id=${id}]`).matches('.begun, .done')),
      );
    }
    assert.deepEqual((await stored(one, 'progress')).seen.toSorted(), ['chaining', 'echo', 'print-later']);
  });

  test('progress that is cleared in one tab is cleared in the other, and stays so', async () => {
    const one = await open(where, { width: 1440 });
    const two = await open(where, { beside: one });
    await run(one);
    await two.waitForFunction(() => document.querySelector('[data-id=print-later]').matches('.begun, .done'));
    await one.getByTestId('clear-progress').click();
    await one.getByTestId('clear-for-good').click();
    await two.waitForFunction(() => document.querySelector('[data-id=print-later]').matches('.open'));
    await reload(two);
    assert.ok(await two.evaluate(() => document.querySelector('[data-id=print-later]').matches('.open')));
  });

  test('the page itself logs no error', () => assert.deepEqual(problems, []));
});

describe('deaf tabs', () => {
  const { open, problems } = usePage({ answer: pageWith(deaf) });

  /** Two tabs, each with a change that the other knows nothing of; the second one asks. */
  async function both() {
    const one = await open(where);
    const two = await open(where, { beside: one });
    await setCode(one, '// one');
    await waitForKept(one, 'print-later', '// one');
    await setCode(two, '// two');
    await asked(two);
    return [one, two];
  }

  test('a change of both is asked about, and nothing is written over meanwhile', async () => {
    const [one, two] = await both();
    assert.equal(await code(two), '// two');
    const kept = await stored(one, 'work.print-later');
    assert.equal(kept.code, '// one');
    assert.deepEqual(await versionsOf(one), ['// two']);
    // What is typed while it waits takes the place of what was typed before.
    await setCode(two, '// two and more');
    await two.waitForFunction(() => true);
    for (let tries = 0; tries < 60 && (await versionsOf(one))[0] !== '// two and more'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(await versionsOf(one), ['// two and more']);
  });

  test('the other tab’s is taken, and this one’s stays among the versions', async () => {
    const [, two] = await both();
    await answer(two, 'The other tab’s');
    await waitForCode(two, '// one');
    await gone(two);
    assert.deepEqual(await versionsOf(two), ['// two']);
    await two.getByTestId('versions').click();
    await two.getByTestId('bring-back').first().click();
    await waitForKept(two, 'print-later', '// two');
  });

  test('this one is kept, and the other’s stays among the versions', async () => {
    const [one, two] = await both();
    await answer(two, 'This one');
    await waitForKept(two, 'print-later', '// two');
    await gone(two);
    assert.deepEqual(await versionsOf(two), ['// one']);
    // The first tab has changed nothing since: on its next look it takes that over.
    await reload(one);
    assert.equal(await code(one), '// two');
  });

  test('who leaves without an answer finds the question again, and after a reload the version', async () => {
    const [, two] = await both();
    await goTo(two, 'chaining');
    assert.deepEqual(await questions(two), []);
    await goTo(two, 'print-later');
    await asked(two);
    assert.equal(await code(two), '// two');
    await reload(two);
    assert.equal(await code(two), '// one');
    assert.deepEqual(await versionsOf(two), ['// two']);
  });

  test('the same change in both is no question', async () => {
    const one = await open(where);
    const two = await open(where, { beside: one });
    await setCode(one, '// same');
    await waitForKept(one, 'print-later', '// same');
    await setCode(two, '// same');
    // It looks, and finds them the same.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await setCode(two, '// same, and on');
    await waitForKept(two, 'print-later', '// same, and on');
    assert.deepEqual(await questions(two), []);
  });

  test('storage that another tab clears is filled again by the next change', async () => {
    const one = await open(where);
    const two = await open(where, { beside: one });
    await setCode(one, '// one');
    await waitForKept(one, 'print-later', '// one');
    await two.evaluate(
      () =>
        new Promise((resolve, reject) => {
          localStorage.clear();
          const deleting = indexedDB.deleteDatabase('ravel');
          deleting.onsuccess = resolve;
          deleting.onerror = () => reject(deleting.error);
        }),
    );
    assert.equal(await code(one), '// one');
    await setCode(one, '// one more');
    await waitForKept(one, 'print-later', '// one more');
    assert.deepEqual(await questions(one), []);
  });

  test('the page itself logs no error', () => assert.deepEqual(problems, []));
});
