// Debian's Chromium on the built page, for one test file.
import { after, before } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { staticServer } from '../../../web/serve.mjs';

export const dist = fileURLToPath(new URL('../../../web/dist', import.meta.url));

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

/** Listens on a free port of localhost and gives its address. */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return `http://localhost:${server.address().port}`;
}

/**
 * Starts server and browser before a file's tests, and ends them after. `open` gives a page in a context
 * of its own, without service workers unless told otherwise; `prepare` gets it before it goes to the address. `state` is
 * waited for; null: nothing is. What any of them logs as an error is in `problems`.
 */
export function usePage({ under = '/', server = staticServer(dist, under) } = {}) {
  let browser;
  let address;
  let profile;
  const problems = [];
  before(async () => {
    address = (await listen(server)) + under;
    profile = await mkdtemp(join(tmpdir(), 'ravel-chromium-'));
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet, env: { ...process.env, HOME: profile } });
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  });

  async function open(hash = '', { width = 1280, height = 800, prepare, state = 'idle', patience = 15_000, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, serviceWorkers: 'block', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        problems.push(
          `console: ${message.text()} (${message.location().url}:${message.location().lineNumber}:${message.location().columnNumber})`,
        ),
    );
    await prepare?.(page);
    await page.goto(address + hash);
    if (state) await reach(page, state);
    return page;
  }
  return { open, problems, address: () => address };
}

const status = '[data-testid=status]';

/** Waits until the playground is in one of these states; gives which. */
export async function reach(page, ...states) {
  const wanted = states.map((state) => `${status}[data-state=${state}]`).join(',');
  return (await page.waitForSelector(wanted, { state: 'attached' })).getAttribute('data-state');
}

/** Presses Run and waits for the end; gives the state. */
export async function run(page) {
  await page.getByTestId('run').click();
  return reach(page, 'waiting', 'finished', 'stopped', 'failed');
}

/** The console's lines: time, stream, text. */
export function linesOf(page) {
  return page.$$eval('[data-testid=console] [data-testid=line]', (lines) =>
    lines.map((line) => ({
      time: Number(line.dataset.time),
      stream: line.dataset.stream,
      text: line.querySelector('[data-testid=text]').textContent,
      place: line.querySelector('.line-place')?.textContent,
    })),
  );
}

export const printed = async (page) => (await linesOf(page)).filter(({ stream }) => stream === 'out');

/** Replaces the program, as an edit of the learner's. */
export const setCode = (page, code) => page.evaluate((text) => window.ravel.setCode(text), code);

/** The longest frame until the run that is begun next has finished, in milliseconds. */
export const longestFrame = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let last = performance.now();
        let longest = 0;
        const frame = (now) => {
          longest = Math.max(longest, now - last);
          last = now;
          if (document.querySelector('[data-testid=status]').dataset.state === 'finished') resolve(longest);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );
