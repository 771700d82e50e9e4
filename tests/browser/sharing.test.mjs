// Links: they bring the program, its seed and its time, and never run it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { linesOf, pasted, reach, run, setCode, setSeed, usePage } from './support/browser.mjs';

const { open } = usePage();
const code = () => window.ravel.getCode();

test('a link goes from hand to hand', async () => {
  const page = await open('#scenario=fuse-chain');
  await setCode(page, "console.log('größer', '👩‍🚀')");
  await setSeed(page, '42');
  await page.getByTestId('time').selectOption('real');
  await page.getByTestId('share').click();
  assert.match(await page.getByTestId('notice').textContent(), /link is copied/);
  const link = await pasted(page);
  assert.match(link, /\/#v1\.[A-Za-z0-9_-]+$/);

  const other = await open(new URL(link).hash);
  assert.equal(await other.evaluate(code), "console.log('größer', '👩‍🚀')");
  assert.equal(await other.getByTestId('seed').inputValue(), '42');
  assert.equal(await other.getByTestId('time').inputValue(), 'real');
  assert.ok(await other.getByTestId('shared').isVisible());
  assert.equal(await other.locator('[data-id=fuse-chain]').getAttribute('aria-current'), 'page');
  assert.deepEqual(await linesOf(other), [], 'it has not run');
  assert.equal(await reach(other, 'idle'), 'idle');
  assert.equal(await run(other), 'finished');
  assert.equal((await linesOf(other))[0].text, 'größer 👩‍🚀');
});

test("a link leaves one's own program alone", async () => {
  const page = await open('#scenario=print-later');
  await setCode(page, "console.log('mine')");
  const payload = deflateRawSync(
    JSON.stringify({ code: "console.log('theirs')", scenario: 'print-later', seed: 1, time: 'virtual' }),
  ).toString('base64url');
  await page.evaluate((hash) => (location.hash = hash), `#v1.${payload}`);
  await page.getByTestId('question').getByRole('button', { name: 'Open the link' }).click();
  await page.getByTestId('shared').waitFor();
  assert.equal(await page.evaluate(code), "console.log('theirs')");
  await page.getByTestId('shared').getByRole('link').click();
  await page.getByTestId('shared').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(code), "console.log('mine')");
});

test('a link is text, never markup', async () => {
  const text = '<img src=x onerror="window.hacked = true">';
  const payload = deflateRawSync(
    JSON.stringify({ code: `console.log(${JSON.stringify(text)})`, scenario: 'print-later', seed: 1, time: 'virtual' }),
  ).toString('base64url');
  const page = await open(`#v1.${payload}`);
  await run(page);
  assert.equal((await linesOf(page))[0].text, text);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

for (const [what, hash, message] of [
  ['damaged', '#v1.abcdef', /damaged/],
  ['newer', '#v9.abcdef', /newer version/],
  ['empty', '#v1.', /damaged/],
  ['no program', `#v1.${deflateRawSync('[]').toString('base64url')}`, /does not hold a program/],
]) {
  test(`a link that is ${what} is refused in words, and the page goes on`, async () => {
    const page = await open(hash);
    assert.match(await page.getByTestId('notice').textContent(), message);
    assert.equal(await run(page), 'waiting');
  });
}
