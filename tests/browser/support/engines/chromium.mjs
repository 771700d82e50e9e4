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

/** A proxy sees what a browser asks for by itself, too: this one is not to. `keepsPages`: for the way back, which Playwright's own does not. */
export const ofOneBrowser = ({ proxy, keepsPages }) => ({ alone: proxy !== undefined, keepsPages });

export async function start({ proxy, keepsPages }, home) {
  const args = proxy ? [...quiet, '--disable-features=AutofillServerCommunication'] : quiet;
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : [];
  const env = { ...process.env, HOME: home };
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args, ignoreDefaultArgs, env });
  return {
    newContext: ({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors, proxy }) =>
      browser.newContext({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors, proxy }),
    close: () => browser.close(),
  };
}
