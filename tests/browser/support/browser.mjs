// The built page in a browser, for one test file: tests/browser/*.test.mjs run in each engine (engine.mjs).
import { after, afterEach, before, beforeEach } from 'node:test';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { staticServer } from '../../../web/serve.mjs';
import { browsers } from './engine.mjs';

export { engine, needs } from './engine.mjs';
export const dist = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Listens on a free port of localhost and gives its address. */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return `http://localhost:${server.address().port}`;
}

/** The static server, with a test's own behaviour before it: `answer(request, response, pass)`; `pass()` lets the page have what it asks for. */
function serverWith(answer, under) {
  const plain = staticServer(dist, under);
  if (!answer) return plain;
  return createServer((request, response) => answer(request, response, () => plain.emit('request', request, response)));
}

/**
 * Starts a server before a file's tests and ends it after, and so the browsers that are wanted. `open` gives a page at an
 * address, in a context of its own, or `beside` another page in that one's, once it has the `state` (null: none); its context is closed at the end of the test
 * in which it was opened. What any page logs as an error is in `problems`. `server` is one of the test's own, instead of
 * the static one; `answer` stands before that. Service workers are refused unless a page is opened with
 * `serviceWorkers: 'allow'`.
 */
export function usePage({ under = '/', answer, server = serverWith(answer, under) } = {}) {
  const own = browsers();
  let address;
  const problems = [];
  before(async () => {
    await own.watch(server);
    address = (await listen(server)) + under;
  });
  after(async () => {
    await own.close();
    server.closeAllConnections();
    server.close();
  });

  // What is opened by a hook of `before` stays open.
  let inTest;
  beforeEach(() => (inTest = []));
  afterEach(async () => {
    const opened = inTest;
    inTest = undefined;
    for (const context of opened) await context.close();
  });

  async function open(hash = '', { width = 1280, height = 800, prepare, state = 'idle', patience = 60_000, beside, ...wishes } = {}) {
    const page = beside ? await beside.context().newPage() : await newPage({ width, height }, wishes);
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const { url, lineNumber, columnNumber } = message.location();
      if (message.type() === 'error') problems.push(`console: ${message.text()} (${url}:${lineNumber}:${columnNumber})`);
    });
    await prepare?.(page);
    await page.goto(address + hash);
    if (state) await reach(page, state);
    return page;
  }

  async function newPage(viewport, { colorScheme = 'light', serviceWorkers = 'block', ...rest }) {
    const wishes = { colorScheme, serviceWorkers, ...rest };
    const browser = await own.of(wishes);
    const context = await browser.newContext({ viewport, ...wishes });
    inTest?.push(context);
    return context.newPage();
  }

  return { open, problems, address: () => address };
}

const status = '[data-testid=status]';

/** Waits until the playground is in one of these states; gives which. */
export async function reach(page, ...states) {
  const found = await page.waitForFunction(
    ([selector, wanted]) => {
      const state = document.querySelector(selector)?.dataset.state;
      return wanted.includes(state) && state;
    },
    [status, states],
  );
  return found.jsonValue();
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

/** By keys: a field that a script has filled tells of no change in Firefox. */
export async function setSeed(page, seed) {
  await page.getByTestId('seed').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(seed);
  await page.keyboard.press('Enter');
}

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

/** The text of the clipboard, as a learner gets it: pasted. */
export async function pasted(page) {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('Control+v');
  const found = await page.waitForFunction(() => document.getElementById('pasted').value);
  await page.evaluate(() => document.getElementById('pasted').remove());
  return found.jsonValue();
}
