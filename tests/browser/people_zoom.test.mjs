// Zoomed to 200 % and more, and at 320 px: no sideways scroll, nothing cut off, every control can be brought into view.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usePage } from './support/browser.mjs';
import { seek, settled, shown } from './support/pictures.mjs';

const { open, problems } = usePage();

/** What is wrong with the view: a sideways scroll, controls that cannot be seen whole, words that are cut off in them. */
const wrongs = (page) =>
  page.evaluate(async () => {
    // An editor that has just come into view scrolls to its line.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`sideways scroll by ${scrollWidth - clientWidth}`);
    const say = (element) =>
      `${element.localName}.${element.getAttribute('class') ?? ''} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 30)}”`;
    const controls = [...document.querySelectorAll('a[href], button, input, select, summary, [role=slider]')].filter(
      (element) =>
        element.getClientRects().length > 0 &&
        !element.matches('.hidden, .skip') &&
        !element.closest('.menu:not([open]) .menu-items, .course:not(.open)'),
    );
    for (const control of controls) {
      // A long strip of panels scrolls by itself; so does a table of lines.
      control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      await new Promise(requestAnimationFrame);
      const box = control.getBoundingClientRect();
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`${say(control)} reaches from ${box.left} to ${box.right}`);
      const x = Math.max(0, Math.min(innerWidth - 1, box.left + box.width / 2));
      const y = Math.max(0, Math.min(innerHeight - 1, box.top + Math.min(box.height, 20) / 2));
      const hit = document.elementFromPoint(x, y);
      const around = control.closest('label, .field, .find');
      if (!control.matches(':disabled, input.hidden') && !(hit && (control.contains(hit) || around?.contains(hit))))
        found.push(`${say(control)} is under ${hit ? say(hit) : 'nothing'}`);
      const cut = control.matches('button, a') && control.scrollWidth > control.clientWidth + 1;
      // Cut words of rows of a list can be read elsewhere: they have a title or open.
      if (cut && getComputedStyle(control).overflow !== 'visible') found.push(`the words of ${say(control)} are cut off`);
    }
    return found;
  });

const tabs = ['read', 'code', 'output', 'timeline', 'chains'];

for (const [what, width, height, more] of [
  ['1280 × 800 at 200 %', 640, 400, { deviceScaleFactor: 2 }],
  ['1440 × 900 at 200 %', 720, 450, { deviceScaleFactor: 2 }],
  ['1280 × 1024 at 400 %', 320, 256, { deviceScaleFactor: 4 }],
  ['320 × 640', 320, 640, {}],
  ['360 × 740, touched', 360, 740, { hasTouch: true, isMobile: true }],
]) {
  test(`${what}: nothing is cut off`, async () => {
    const page = await open('#scenario=chaining', { width, height, ...more });
    await page.waitForSelector('ravel-stepper', { state: 'attached' });
    const narrow = width < 560;
    const parts = narrow ? tabs : [undefined];
    for (const state of ['before', 'after']) {
      if (state === 'after') {
        await shown(page);
        await seek(page, 18);
      }
      for (const part of parts) {
        if (part) await page.getByTestId(`tab-${part}`).click();
        await settled(page);
        assert.deepEqual(await wrongs(page), [], `${part ?? 'all'}, ${state} the run`);
      }
    }
    if (narrow) await page.getByTestId('tab-chains').click();
    for (const panel of ['now', 'steps', 'network', 'seeds', 'pictures']) {
      await page.getByTestId(`panel-${panel}`).click();
      await settled(page);
      assert.deepEqual(await wrongs(page), [], panel);
    }
    await page.getByTestId('share').click();
    await page.getByTestId('notice').waitFor();
    assert.deepEqual(await wrongs(page), [], 'with a notice');
  });

  test(`${what}: list of scenarios and dialogs`, async () => {
    const page = await open('#scenario=chaining', { width, height, ...more });
    await page.getByRole('button', { name: 'Course' }).click();
    await page.waitForSelector('.course.open');
    const outside = await page.evaluate(() => {
      const all = [...document.querySelectorAll('.course.open a, .course.open button')];
      return all.filter((element) => {
        element.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
      }).length;
    });
    assert.equal(outside, 0);
    assert.ok(await page.locator('#find').isVisible(), 'the search is there');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog.keys[open]');
    const dialog = await page.evaluate(() => {
      const box = document.querySelector('dialog[open]');
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const fits = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      const last = box.lastElementChild;
      last.scrollIntoView();
      return { fits, sideways: box.scrollWidth - box.clientWidth, end: last.getBoundingClientRect().bottom <= innerHeight };
    });
    assert.deepEqual(dialog, { fits: true, sideways: 0, end: true });
  });
}

test('the page itself logs no error', () => assert.deepEqual(problems, []));
