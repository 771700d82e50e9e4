// A window of WebKit, with the calls of a page of Playwright's that tests make.
import { setTimeout as wait } from 'node:timers/promises';
import { injection, place } from './injected.mjs';
import { inputOf } from './input.mjs';
import { locatorOf } from './locator.mjs';
import { byLabel, byRole, byTestId, byText } from './selectors.mjs';
import { decode, PageLeft, until } from './values.mjs';

/** `desk`: what places the windows of this browser. `home`: what stands for localhost, so that no two contexts share anything. */
export function pageOf({ session, handle, desk, home, context, viewport }) {
  const listeners = { pageerror: [], console: [] };
  let closed = false;

  const page = {
    timeout: 30_000,
    setDefaultTimeout: (timeout) => (page.timeout = timeout),
    context: () => context,
    on: (kind, listener) => listeners[kind]?.push(listener),

    /** One command of WebDriver; `focused`: the window must have the focus. */
    command: (method, path, body, focused = false) =>
      session.inWindow(handle, async (command) => {
        if (focused) await desk.focus(handle, command);
        return command(method, path, body);
      }),

    /** Runs the text of a function in the page with its tools, and gives what that resolves to. */
    async runText(text, given) {
      const execute = (script, ...args) =>
        page.command('POST', '/execute/sync', { script, args }).catch((error) => {
          throw error.code === 'no such frame' ? new PageLeft() : error;
        });
      const script = (body) => execute(body, JSON.stringify(given) ?? null);
      const asked = `const tools = ${place}; if (!tools) return null;`;
      const begin = `${asked} const given = arguments[0] === null ? undefined : JSON.parse(arguments[0]); return JSON.stringify(tools.begin(() => (${text})(tools, given)));`;
      let answer = await script(begin);
      while (answer === null) {
        await execute(injection());
        answer = await script(begin);
      }
      for (let tries = 0; ; tries += 1) {
        const { value, error, id } = JSON.parse(answer);
        if (error !== undefined) throw new Error(error);
        if (id === undefined) return decode(value);
        await wait(Math.min(tries * 2, 20));
        answer = await execute(`${asked} return JSON.stringify(tools.take(${id}));`);
        if (answer === null) throw new PageLeft();
      }
    },
    run: (f, given) => page.runText(String(f), given),

    evaluate: (f, given) => page.runText(typeof f === 'function' ? `(_, given) => (${f})(given)` : `() => (${f})`, given),
    $$eval: (selector, f, given) => page.locator(selector).evaluateAll(f, given),
    $eval: (selector, f, given) => page.locator(selector).first().evaluate(f, given),
    async waitForFunction(f, given, { timeout = page.timeout } = {}) {
      const text = typeof f === 'function' ? `(_, given) => (${f})(given)` : `() => (${f})`;
      const value = await until(
        async () => {
          const found = await page.runText(text, given);
          return found ? { found } : { wait: `it is ${found}` };
        },
        timeout,
        `waiting for ${f}`,
      );
      return { jsonValue: async () => value.found };
    },
    async waitForSelector(selector, { state = 'visible', timeout = page.timeout } = {}) {
      await until(
        () =>
          page.run(
            (tools, [selector, state]) => (tools.is(selector, state, false) ? {} : { wait: `it is not ${state}` }),
            [selector, state],
          ),
        timeout,
        `waiting for ${selector}`,
      );
      return locatorOf(page, selector).first();
    },
    waitForTimeout: (time) => wait(time),

    locator: (selector, wishes) => locatorOf(page, ':root').locator(selector, wishes),
    getByTestId: (id) => locatorOf(page, byTestId(id)),
    getByRole: (role, wishes) => locatorOf(page, byRole(role, wishes)),
    getByText: (text, wishes) => locatorOf(page, byText(text, wishes)),
    getByLabel: (text, wishes) => locatorOf(page, byLabel(text, wishes)),
    isVisible: (selector) => page.locator(selector).isVisible(),
    textContent: (selector) => page.locator(selector).textContent(),
    title: () => page.evaluate(() => document.title),
    url: () => page.command('GET', '/url').then((url) => url.replace(home, 'localhost')),

    async goto(address) {
      await page.tellErrors();
      await page.command('POST', '/url', { url: address.replace('//localhost:', `//${home}:`) });
    },
    async reload() {
      await page.tellErrors();
      await page.command('POST', '/refresh');
    },
    /** Waits until the page is back. Asked while a page comes back by its own script, the driver may never answer. */
    goBack: () => page.command('POST', '/back'),
    setViewportSize: (size) => session.inWindow(handle, (command) => desk.resize(handle, size, command)),

    /** What the page has noted (watching.mjs) since the last time. */
    async tellErrors() {
      const noted = await page.evaluate(() => (window.ravelNoted ?? []).splice(0)).catch(() => []);
      for (const { kind, text } of noted)
        for (const listener of listeners[kind])
          listener(
            kind === 'pageerror'
              ? new Error(text)
              : { type: () => 'error', text: () => text, location: () => ({ url: '', lineNumber: 0, columnNumber: 0 }) },
          );
    },
    async close() {
      if (closed) return;
      closed = true;
      await page.tellErrors();
      desk.gone(handle);
      await page.command('DELETE', '/window').catch(() => undefined);
      context.gone(page);
    },
    isClosed: () => closed,
  };
  return session.inWindow(handle, (command) => desk.resize(handle, viewport, command)).then(() => Object.assign(page, inputOf(page)));
}
