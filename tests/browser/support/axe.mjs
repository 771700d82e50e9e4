// What axe finds on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { needs } from './engine.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Axe's findings, in a line each. Its script comes in by the debugger, past the page's policy. Under forced colours the
 * contrasts are those of the colours that the system has for what is chosen: Firefox's own are white on #39f, 2.94.
 */
export function findings(page) {
  return found(page, {});
}

/** The colour schemes in which pages are looked at: one page shows both, or one each where the engine can't change them. */
export const schemes = needs('a change of the colour scheme').skip ? [['light'], ['dark']] : [['light', 'dark']];

/** Axe's findings on a page that was opened in the first of these schemes; in the second one it looks at colours alone. */
export async function findingsInAll([first, second], page) {
  const all = await findings(page);
  if (!second) return all;
  await page.emulateMedia({ colorScheme: second });
  // The cursor of the editor blinks for ever.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => playState === 'finished' || effect.getComputedTiming().endTime === Infinity),
  );
  const colours = await found(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: first });
  return [...all, ...colours.map((finding) => `${second}: ${finding}`)];
}

async function found(page, options) {
  await page.evaluate(`(() => { if (!window.axe) { ${axe} } })()`);
  const { violations } = await page.evaluate((options) => {
    const forced = matchMedia('(forced-colors: active)').matches;
    return window.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: !forced } }, ...options });
  }, options);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`,
  );
}
