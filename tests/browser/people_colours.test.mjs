// Where the system chooses the colours: what is chosen, where one is, what is off and what has the focus is still told, and no sign is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from './support/axe.mjs';
import { focusProblem } from './support/by_keys.mjs';
import { needs, setCode, usePage } from './support/browser.mjs';
import { seek, settled, shown } from './support/pictures.mjs';

const { open, problems } = usePage();

/** How a thing is drawn, as far as forced colours let it: grounds, borders, outlines. */
const drawn = (page, selector) =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) return `there is no ${wanted}`;
    const {
      color,
      backgroundColor,
      borderTopColor,
      borderTopStyle,
      borderTopWidth,
      borderLeftColor,
      outlineStyle,
      outlineWidth,
      backgroundImage,
    } = getComputedStyle(element);
    return JSON.stringify({
      color,
      backgroundColor,
      borderTopColor,
      borderTopStyle,
      borderTopWidth,
      borderLeftColor,
      outlineStyle,
      outlineWidth,
      backgroundImage,
    });
  }, selector);

/** Icons and words that have the colour of what is behind them. */
const lost = (page) =>
  page.evaluate(() => {
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
      }
      return getComputedStyle(document.documentElement).backgroundColor;
    };
    const shown = [...document.querySelectorAll('.icon, button, a, .mono, h1, h2, h3, p, label')].filter(
      (element) => element.getClientRects().length > 0 && !element.closest('.hidden'),
    );
    return shown.filter((element) => getComputedStyle(element).color === ground(element)).map((element) => element.outerHTML.slice(0, 100));
  });

for (const colorScheme of ['light', 'dark']) {
  test(`what is chosen and what is off, ${colorScheme}`, needs('forced colours'), async () => {
    const page = await open('#scenario=errback-lanes', { width: 1440, height: 900, forcedColors: 'active', colorScheme });
    await shown(page);
    await seek(page, 20);
    for (const [what, chosen, other] of [
      ['a panel', '[data-testid=panel-pictures]', '[data-testid=panel-now]'],
      ['a way of the chains', '.chains-head .segment[aria-pressed=true]', '.chains-head .segment[aria-pressed=false]'],
      ['a filter of the console', '.filter[aria-pressed=true]', '.filter[aria-pressed=false]'],
      ['the scenario', '[data-testid=scenario][aria-current=page]', '[data-testid=scenario]:not([aria-current=page])'],
      ['the line that printed', '.line.at-step', '.line:not(.at-step)'],
      ['the line of the program', '.cm-line.at-step', '.cm-line:not(.at-step, .ran)'],
      ['a line that has run', '.cm-line.ran:not(.at-step)', '.cm-line:not(.at-step, .ran)'],
      ['a cause', '.trail .chip.selected', '.trail .chip:not(.selected)'],
      ['a button that is off', '[data-testid=reset]:disabled', '[data-testid=share]'],
      ['a button that is off, and can have the focus', '[aria-label="Zoom out"]', '[aria-label="Zoom in"]'],
    ])
      assert.notEqual(await drawn(page, chosen), await drawn(page, other), what);
    await page.getByTestId('break-on-failure').click();
    assert.notEqual(
      await drawn(page, '[data-testid=break-on-failure]'),
      await drawn(page, '[data-testid=run-to]'),
      'a button that stays pressed',
    );
    assert.deepEqual(await lost(page), []);
    assert.deepEqual(await findings(page), []);

    await page.getByTestId('panel-steps').click();
    await settled(page);
    assert.notEqual(
      await drawn(page, '[data-testid=event].selected'),
      await drawn(page, '[data-testid=event]:not(.selected)'),
      'the event',
    );
    assert.deepEqual(await lost(page), []);
    await setCode(page, 'const x = = 1');
    await page.getByTestId('run').click();
    await page.waitForSelector('.cm-lint-marker-error');
    const marker = await page.evaluate(() => {
      const { backgroundColor } = getComputedStyle(document.querySelector('.cm-lint-marker-error'));
      return [
        backgroundColor,
        getComputedStyle(document.querySelector('.cm-editor')).backgroundColor,
        getComputedStyle(document.documentElement).backgroundColor,
      ];
    });
    assert.ok(marker[0] !== marker[2], `the mark of the error: ${marker}`);
    assert.deepEqual(await lost(page), []);
  });

  test(`the focus is seen, ${colorScheme}`, needs('forced colours'), async () => {
    const page = await open('#scenario=chaining', { width: 320, height: 640, forcedColors: 'active', colorScheme });
    await shown(page);
    await page.getByTestId('tab-chains').click();
    await settled(page);
    assert.notEqual(await drawn(page, '[data-testid=tab-chains]'), await drawn(page, '[data-testid=tab-code]'), 'the part that is shown');
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      assert.equal(await focusProblem(page), '');
    }
    assert.deepEqual(await lost(page), []);
    assert.deepEqual(await findings(page), []);
  });
}

test('the page itself logs no error', () => assert.deepEqual(problems, []));
