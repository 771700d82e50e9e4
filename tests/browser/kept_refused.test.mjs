// Storage that is full, forbidden, missing, damaged or hostile: said once, plainly, and nothing is lost while the page is
// open. What was tried is counted.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reach, run, setCode, usePage } from './support/browser.mjs';
import { code, goTo, questions, reload, store, stored, waitForCode, waitForKept } from './support/kept.mjs';
import { forbid, pageWith } from './support/page_with.mjs';

const where = '#scenario=print-later';
const said = (page) => page.locator('[data-about=storage] p').textContent();
const asked = (page) => page.waitForSelector('[data-about=storage]');

const forbidOpening = () => {
  Object.defineProperty(window, 'localStorage', { get: () => null });
  IDBFactory.prototype.open = () => {
    throw new DOMException('Not here.', 'SecurityError');
  };
};
const fullEverywhere = () => {
  const full = () => {
    throw new DOMException('There is no room.', 'QuotaExceededError');
  };
  Storage.prototype.setItem = full;
  IDBObjectStore.prototype.put = full;
};
/** The transaction itself comes to nothing, as where the disk is full. */
const fullAtTheEnd = () => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    put.apply(this, given);
    this.transaction.abort();
  };
  Storage.prototype.setItem = () => {
    throw new DOMException('There is no room.', 'QuotaExceededError');
  };
};

for (const [what, script, words] of [
  ['forbidden', forbid, /does not let the page keep your work.*as long as this page is open.*as a file/],
  ['forbidden when it is opened, and localStorage is null', forbidOpening, /does not let the page keep your work/],
  ['full', fullEverywhere, /no room left to keep your work.*as long as this page is open.*as a file/],
  ['full when it is to be written', fullAtTheEnd, /keep your work/],
]) {
  describe(`storage that is ${what}`, () => {
    const { open, problems } = usePage({ answer: pageWith(script) });

    test('is said once, and nothing is lost while the page is open', async () => {
      const page = await open(where);
      assert.deepEqual(await questions(page), []);
      await setCode(page, '// mine');
      await asked(page);
      assert.match(await said(page), words);
      await page.locator('[data-about=storage]').getByRole('button', { name: 'Go on' }).click();
      await goTo(page, 'chaining');
      await setCode(page, "console.log('other')");
      assert.equal(await run(page), 'finished');
      await goTo(page, 'print-later');
      await waitForCode(page, '// mine');
      await page.getByTestId('reset').click();
      await page.getByTestId('undo-reset').click();
      assert.equal(await code(page), '// mine');
      await goTo(page, 'chaining');
      await waitForCode(page, "console.log('other')");
      assert.deepEqual(await questions(page), []);
      assert.ok(await page.evaluate(() => document.querySelector('[data-id=chaining]').matches('.begun, .done')));
    });

    test('the page itself logs no error', () => assert.deepEqual(problems, []));
  });
}

describe('without IndexedDB', () => {
  const { open, problems } = usePage({ answer: pageWith(() => Object.defineProperty(window, 'indexedDB', { value: undefined })) });

  test('localStorage keeps it, and two tabs hear of each other', async () => {
    const page = await open(where);
    await setCode(page, '// mine');
    await reload(page);
    assert.equal(await code(page), '// mine');
    const other = await open(where, { beside: page });
    await setCode(page, '// more');
    await waitForCode(other, '// more');
    assert.deepEqual(await questions(page), []);
  });

  test('when it is full, that is said; what was kept stays, and is written when there is room again', async () => {
    const page = await open(where);
    await setCode(page, '// mine');
    await page.waitForFunction(() => localStorage.getItem('ravel.kept.work.print-later')?.includes('mine'));
    await page.evaluate(() => {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
        for (let n = 0; n < 3; n += 1)
          try {
            localStorage.setItem(`filler${size}.${n}`, 'x'.repeat(size));
          } catch {
            break;
          }
    });
    await setCode(page, `// ${'long '.repeat(2_000)}`);
    await asked(page);
    assert.match(await said(page), /no room left/);
    assert.match(await page.evaluate(() => localStorage.getItem('ravel.kept.work.print-later')), /mine/);
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);
    });
    await setCode(page, '// there is room');
    await page.waitForFunction(() => localStorage.getItem('ravel.kept.work.print-later').includes('there is room'));
    await page.waitForFunction(() => document.querySelector('[data-about=storage]') === null);
  });

  test('the page itself logs no error', () => assert.deepEqual(problems, []));
});

describe('storage with', () => {
  const { open, problems } = usePage();

  const works = [
    null,
    0,
    '',
    'text',
    [],
    {},
    true,
    { rev: 'a' },
    { rev: 1, at: 'x', code: 7, versions: {} },
    { rev: 'a', at: -1, code: null, versions: [] },
    { rev: 'a', at: 1e300, code: ['x'], versions: null },
    { rev: 'a', at: 1, cursor: 'x', network: [], versions: [null, 1, {}, { code: 1 }, { code: 'y', why: '__proto__' }] },
    { rev: 'a', at: 1, cursor: 9e15, network: { 'http://a.test/': { latency: 'x' } }, versions: 'x' },
    { rev: 'a', at: 1, network: { 'http://a.test/': null }, versions: [{ network: { x: 1 } }] },
    { rev: 'x'.repeat(1_000_000), at: 1, versions: Array.from({ length: 5_000 }, () => ({ code: 'z', at: 0, why: 'reset' })) },
    { code: 'x'.repeat(6_000_000), rev: 'a', at: 1, versions: [] },
    JSON.parse('{"__proto__":{"code":"x","rev":"y"},"versions":[{"__proto__":{"code":"x"}}]}'),
    JSON.parse('{"rev":"a","at":1,"code":"// kept","constructor":{"prototype":1},"network":{"__proto__":{"latency":1}},"versions":[]}'),
  ];
  const ticks = [null, 1, 'x', [], { seen: 'x' }, { seen: [1, null, '__proto__', 'x'.repeat(1e6)], solved: [['a/b']], cleared: 'never' }];
  const texts = ['', 'null', '{', '[]', '"', 'x'.repeat(200_000), '{"__proto__":{"code":1}}', '\u0000\ud800'];

  test(`${works.length} damaged or hostile works: the page opens, and keeps what is written next`, async (t) => {
    const page = await open(where);
    await setCode(page, '// before');
    await waitForKept(page, 'print-later', '// before');
    for (const [n, value] of works.entries()) {
      await store(page, 'work.print-later', value);
      // Nothing of this page's comes over it.
      await page.evaluate(() => document.querySelector('ravel-app').remove());
      await reload(page);
      assert.match(await code(page), /reactor|^\/\/ kept$/, JSON.stringify(value).slice(0, 80));
      await setCode(page, `// mine ${n}`);
      await waitForKept(page, 'print-later', `// mine ${n}`);
    }
    assert.equal(await page.evaluate(() => ({}).code), undefined);
    t.diagnostic(`${works.length} damaged works`);
  });

  test(`${ticks.length} damaged records of progress and ${texts.length} damaged texts of earlier versions`, async (t) => {
    const page = await open(where);
    for (const value of ticks) {
      await store(page, 'progress', value);
      await reload(page);
      assert.equal(await run(page), 'waiting');
      await page.waitForFunction(() => document.querySelector('[data-id=print-later]').matches('.begun, .done'));
    }
    for (const text of texts) {
      await page.evaluate((value) => {
        for (const key of [
          'code.chaining',
          'network.chaining',
          'code.__proto__',
          'seen',
          'solved',
          'theme',
          'kept.work.chaining',
          'kept.progress',
          'kept.x',
        ])
          localStorage.setItem(`ravel.${key}`, value);
      }, text);
      await reload(page);
      await reach(page, 'idle');
      assert.ok((await code(page)).length > 0);
    }
    t.diagnostic(`${ticks.length} records of progress, ${texts.length * 9} texts`);
  });

  test('more than 5 MB of program: it is said, and the program stays in the editor', async () => {
    const page = await open(where);
    await setCode(page, 'x'.repeat(5_000_001));
    await asked(page);
    assert.match(await said(page), /too long to be kept/);
    await setCode(page, '// short');
    await waitForKept(page, 'print-later', '// short');
    await page.waitForFunction(() => document.querySelector('[data-about=storage]') === null);
    assert.equal((await stored(page, 'work.print-later')).code, '// short');
  });

  test('the page itself logs no error', () => assert.deepEqual(problems, []));
});
