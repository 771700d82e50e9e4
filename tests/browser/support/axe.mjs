// What axe finds on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Axe's findings, in a line each. Its script comes in by the debugger, past the page's policy. Under forced colours the
 * contrasts are those of the colours that the system has for what is chosen: Firefox's own are white on #39f, 2.94.
 */
export async function findings(page) {
  await page.evaluate(`(() => { if (!window.axe) { ${axe} } })()`);
  const { violations } = await page.evaluate(() => {
    const forced = matchMedia('(forced-colors: active)').matches;
    return window.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: !forced } } });
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`,
  );
}
