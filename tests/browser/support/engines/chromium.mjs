// Debian's Chromium. What is wished of the looks is a context's own: one browser does for all.
import { chromium } from 'playwright-core';

/** Of a Chromium that asks nobody for anything. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const ofOneBrowser = () => ({});

export async function start(_wishes, home) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet, env: { ...process.env, HOME: home } });
  return {
    newContext: ({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors }) =>
      browser.newContext({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors }),
    close: () => browser.close(),
  };
}
