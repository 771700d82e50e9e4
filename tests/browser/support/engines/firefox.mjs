// Debian's Firefox ESR, over WebDriver BiDi. Playwright is 1.64.1 since 1.65 tells Firefox of media features in a way that
// this ESR does not know yet; here preferences tell it, so that there is a browser for each set of wishes.
import { join } from 'node:path';
import { firefox } from 'playwright-core';

export const ofOneBrowser = ({ colorScheme, reducedMotion, forcedColors, serviceWorkers }) => ({
  colorScheme,
  reducedMotion,
  forcedColors,
  serviceWorkers,
});

export async function start({ colorScheme, reducedMotion, forcedColors, serviceWorkers }, home) {
  const downloads = join(home, 'downloads');
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    downloadsPath: downloads,
    env: { ...process.env, HOME: home },
    firefoxUserPrefs: {
      'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
      'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
      'ui.useAccessibilityTheme': forcedColors === 'active' ? 1 : 0,
      'browser.display.document_color_use': forcedColors === 'active' ? 2 : 0,
      'dom.serviceWorkers.enabled': serviceWorkers === 'allow',
    },
  });
  return {
    newContext: async ({ viewport }) =>
      Object.assign(await browser.newContext({ viewport, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null }), {
        downloads,
      }),
    close: () => browser.close(),
  };
}
