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

/** A proxy sees what a browser asks for by itself, too: this one is not to. */
export const ofOneBrowser = ({ proxy }) => ({ alone: proxy !== undefined });

export async function start({ proxy }, home) {
  const args = proxy ? [...quiet, '--disable-features=AutofillServerCommunication'] : quiet;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args, env: { ...process.env, HOME: home } });
  return {
    newContext: ({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors, proxy }) =>
      browser.newContext({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors, proxy }),
    close: () => browser.close(),
  };
}
