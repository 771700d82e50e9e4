// The built page in Chromium, for the tests of the browser suite.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { staticServer } from '../../web/serve.mjs';

const web = join(dirname(fileURLToPath(import.meta.url)), '../../web');
export const scenarios = readdirSync(join(web, 'scenarios'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
export const scenarioFile = (id, name) => readFileSync(join(web, 'scenarios', id, name), 'utf8');

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A server for the page under `base`, and a browser. close() ends both. */
export async function openBrowser(base = '/') {
  const server = staticServer(join(web, 'dist'), base);
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  return {
    browser,
    origin,
    /** A new page of its own, at a hash. `problems` gathers what went wrong in it. */
    async open(hash = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.goto(`${origin}${base}index.html${hash}`);
      await state(page, 'idle');
      return Object.assign(page, { problems });
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Waits until the status is one of these, and gives it. */
export async function state(page, ...wanted) {
  const handle = await page.waitForFunction(
    (states) => {
      const now = document.querySelector('[data-testid=status]')?.getAttribute('data-state');
      return states.includes(now) ? now : undefined;
    },
    wanted,
    { timeout: 15_000 },
  );
  return handle.jsonValue();
}

export const ended = ['waiting', 'finished', 'stopped', 'failed'];

/** Runs what is in the editor until it ends or waits. */
export async function run(page) {
  await page.getByTestId('run').click();
  const end = await state(page, ...ended);
  await settled(page);
  return end;
}

/** The console draws with the next frame. */
export const settled = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** The console's lines: `{ stream, time, text }`. */
export const lines = (page, stream) =>
  page.$$eval(stream ? `[data-testid=line][data-stream=${stream}]` : '[data-testid=line]', (rows) =>
    rows.map((row) => ({
      stream: row.dataset.stream,
      time: Number(row.dataset.time),
      text: row.querySelector('[data-testid=text]').textContent,
    })),
  );

export const setCode = (page, code) => page.evaluate((text) => window.ravel.setCode(text), code);

/** expected.txt: `[{ time, text }]` and the end, `{ kind, time }`. */
export function expected(id) {
  const all = scenarioFile(id, 'expected.txt').trimEnd().split('\n');
  const [, kind, time] = /^(idle|stop)@([\d.]+)$/.exec(all.pop());
  return {
    out: all.map((line) => ({ time: Number(line.slice(0, line.indexOf(' '))), text: line.slice(line.indexOf(' ') + 1) })),
    end: { kind, time: Number(time) },
  };
}
