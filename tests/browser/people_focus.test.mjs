// Tab comes to every control, in the order of the page, and back; each is in view, named, shows that it has the focus, and lets go of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusProblem, focused, hasFocus } from './support/by_keys.mjs';
import { reach, setCode, usePage } from './support/browser.mjs';
import { settled, shown } from './support/pictures.mjs';

const { open, problems } = usePage();

/** Numbers all that Tab should come to, in the order of the document. */
const number = (page) =>
  page.evaluate(() => {
    const able = [
      ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.getClientRects().length > 0 &&
        getComputedStyle(element).visibility === 'visible' &&
        !element.closest('details:not([open]) > :not(summary)'),
    );
    for (const [place, element] of able.entries()) element.setAttribute('data-place', String(place));
    return able.length;
  });
const place = (page) => page.evaluate(() => Number(document.activeElement.dataset.place ?? -1));

/** From the first control to the last, or back; gives the places in their order. The editor lets Tab pass after Escape. */
async function walk(page, key, total, check) {
  const start = await place(page);
  const places = [];
  for (let i = 0; i < total + 60; i += 1) {
    await page.keyboard.press(key);
    const at = await place(page);
    // Behind the last one comes the browser, or the first again.
    if ((await hasFocus(page, 'body')) || at === places[0] || at === start) break;
    // The list of scenarios opens when the focus is in its search.
    if (at === -1) continue;
    places.push(at);
    await check?.(at);
  }
  return places;
}

/** Escape has been pressed in the editor, and the focus is where it was on loading. */
async function ready(page) {
  if (await page.locator('.cm-content').isVisible()) {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Escape');
  }
  await settled(page);
  await page.evaluate(() => {
    document.activeElement.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    getSelection().removeAllRanges();
  });
}

for (const [what, width, height, tab] of [
  ['wide', 1440, 900],
  ['zoomed to 200 %', 640, 400],
  ['at 320, the text', 320, 640, 'read'],
  ['at 320, the code', 320, 640, 'code'],
  ['at 320, the output', 320, 640, 'output'],
  ['at 320, the timeline', 320, 640, 'timeline'],
  ['at 320, the chains', 320, 640, 'chains'],
  ['at 320 px and 256 px high, the code', 320, 256, 'code'],
]) {
  test(`Tab comes to every control, ${what}`, async () => {
    const page = await open('#scenario=chaining', { width, height });
    await shown(page);
    if (tab) await page.getByTestId(`tab-${tab}`).click();
    await ready(page);
    const total = await number(page);
    assert.ok(total > 15, String(total));
    const wrong = [];
    const there = await walk(page, 'Tab', total, async () => {
      const problem = await focusProblem(page);
      if (problem) wrong.push(problem);
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      there.filter((at, i) => i > 0 && at <= there[i - 1]),
      [],
      'in the order of the page',
    );
    const missed = await page.evaluate(
      (seen) =>
        [...document.querySelectorAll('[data-place]')]
          .filter((element) => !seen.includes(Number(element.dataset.place)) && element.getClientRects().length > 0)
          .map((element) => element.outerHTML.slice(0, 120)),
      there,
    );
    assert.deepEqual(missed, [], 'each of them');
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('[data-place]')]
        .filter(
          (element) =>
            !(element.ariaLabel || element.getAttribute('aria-labelledby') || element.labels?.length || element.textContent.trim()),
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(names, [], 'each has a name');
  });
}

test('Shift+Tab goes the same way back', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900 });
  await shown(page);
  await ready(page);
  const total = await number(page);
  const there = await walk(page, 'Tab', total);
  const last = there.at(-1);
  await page.evaluate((at) => document.querySelector(`[data-place="${at}"]`).focus(), last);
  const back = [last, ...(await walk(page, 'Shift+Tab', total))];
  assert.deepEqual(back, [...there].reverse());
});

test('what the page says, asks or shows of a failed run is reached in its place too', async () => {
  const page = await open('#scenario=chaining', { width: 1440, height: 900 });
  await setCode(page, "console.log('a')\nnothing()");
  await page.getByTestId('share').click();
  await page.getByTestId('notice').waitFor();
  await page.getByTestId('run').click();
  await reach(page, 'failed');
  await page.waitForSelector('[data-testid=hash]', { state: 'attached' });
  await ready(page);
  const total = await number(page);
  const wrong = [];
  const there = await walk(page, 'Tab', total, async () => {
    const problem = await focusProblem(page);
    if (problem) wrong.push(problem);
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(
    [...there].sort((a, b) => a - b),
    there,
    await focused(page),
  );
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
