// Through the page by keys alone: where the focus is, and how to get somewhere with Tab.
import assert from 'node:assert/strict';
import { reach } from './browser.mjs';
import { settled, stepOf } from './pictures.mjs';

export const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
export const code = (page) => page.evaluate(() => window.ravel.getCode());
export const step = async (page) => {
  await settled(page);
  return (await stepOf(page)).step;
};

/** What has the focus, as a test says it. */
export const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    return `${element.localName}.${element.getAttribute('class') ?? ''}#${element.id}[${element.dataset.testid ?? ''}] ${name.trim().replace(/\s+/g, ' ').slice(0, 60)}`;
  });

export const hasFocus = (page, selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);

/** Presses Tab (or Shift+Tab) until what fits has the focus. In the editor Tab indents: Escape leads out of it. */
export async function tabTo(page, selector, { key = 'Tab', most = 120 } = {}) {
  let left = false;
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(page, selector)) return;
    if (left || !(await hasFocus(page, '.cm-content'))) continue;
    await page.keyboard.press('Escape');
    left = true;
    if (await hasFocus(page, selector)) return;
  }
  assert.fail(`${key} does not come to ${selector} in ${most} presses, but to ${await focused(page)}`);
}

/** Goes there with Tab and presses Enter. */
export async function tabAndPress(page, selector, options) {
  await tabTo(page, selector, options);
  await page.keyboard.press('Enter');
}

/** Replaces the program, as one does with keys. The focus is in the editor, and stays there. */
export async function write(page, program) {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(program);
}

/**
 * What is wrong with how the focus is shown: nothing has it, it is out of view, something lies over it, or no ring is
 * drawn; '' when all is well. The ring may be that of the field around it.
 */
export const focusProblem = (page) =>
  page.evaluate(async () => {
    const { activeElement: element } = document;
    if (element === document.body) return 'nothing has the focus';
    // CodeMirror and the browser's scrolling come with the next frames.
    await new Promise((resolve) => setTimeout(resolve, 30));
    const said = `${element.localName} ${element.dataset.testid ?? ''} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
    const box = element.getBoundingClientRect();
    const left = Math.max(box.left, 0);
    const top = Math.max(box.top, 0);
    const right = Math.min(box.right, innerWidth);
    const bottom = Math.min(box.bottom, innerHeight);
    if (right - left < 1 || bottom - top < 1) return `${said} is out of view: ${JSON.stringify(box)}`;
    const around = element.closest('.field, .find, .menu-item, .cm-editor') ?? element.closest('label');
    // In a scrolled box only a part of it may be in view: any point of it will do.
    const spots = [0.5, 0.15, 0.85].flatMap((x) => [0.5, 0.15, 0.85].map((y) => [left + x * (right - left), top + y * (bottom - top)]));
    const seen = spots.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || around?.contains(hit));
    });
    if (!seen) return `something lies over ${said}`;
    const ring = (one) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5 && !/, 0\)$/.test(outlineColor);
    };
    if (![element, around, ...element.querySelectorAll('.shape, .ring')].some((one) => one && ring(one)))
      return `no ring is drawn around ${said}`;
    return '';
  });

/** The program of the address has been run by its key, and the pictures are there. */
export async function ran(page) {
  await page.waitForSelector('ravel-stepper', { state: 'attached' });
  await press(page, 'Control+Enter');
  const state = await reach(page, 'waiting', 'finished', 'failed', 'stopped');
  await page.waitForSelector('[data-testid=hash]', { state: 'attached' });
  await settled(page);
  return state;
}
