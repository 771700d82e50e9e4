// Debian's Chromium: its headless shell, for which a page is half the work; or the whole browser, as people have it, for all
// with RAVEL_CHROMIUM=whole. What is wished of the looks is a context's own: one browser does for all.
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

/** The shell asks nobody for anything, and does not keep the pages that one may go back to. */
const isWhole = ({ proxy, keepsPages }) => process.env.RAVEL_CHROMIUM === 'whole' || proxy !== undefined || keepsPages === true;

/** A proxy sees what a browser asks for by itself, too: this one is not to. `keepsPages`: for the way back, which Playwright's own does not. */
export const ofOneBrowser = ({ proxy, keepsPages }) => ({ alone: proxy !== undefined, keepsPages });

export async function start(wishes, home) {
  const { proxy, keepsPages } = wishes;
  const whole = isWhole(wishes);
  // Without it a trap of WebAssembly ends the shell's process, and is no error of the program's.
  const own = whole ? [] : ['--enable-crash-reporter'];
  const args = [...quiet, ...own, ...(proxy ? ['--disable-features=AutofillServerCommunication'] : [])];
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : [];
  const env = { ...process.env, HOME: home };
  const executablePath = whole ? '/usr/bin/chromium' : '/usr/bin/chromium-headless-shell';
  const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs, env });
  // The shell has nobody whom it could ask for it.
  const permissions = ['clipboard-write'];
  return {
    newContext: ({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors, proxy }) =>
      browser.newContext({ viewport, serviceWorkers, colorScheme, reducedMotion, forcedColors, proxy, permissions }),
    close: () => browser.close(),
  };
}
