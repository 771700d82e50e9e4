// Documents with snippets in them, for the tests of the embed.
import { readFileSync } from 'node:fs';
import { usePage } from './browser.mjs';

export const { version } = JSON.parse(readFileSync(new URL('../../../web/package.json', import.meta.url), 'utf8'));
export const folder = `v${version}`;

/** What hosts are told to allow. */
export const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self' data:";

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A snippet as a docs author writes it. */
export const snippet = (code, attributes = '', output = '') =>
  `<ravel-playground ${attributes}><pre><code class="language-js">${escaped(code)}\n</code></pre>${output && `<pre slot="output">${escaped(output)}\n</pre>`}</ravel-playground>`;

export const scriptTag = `<script type="module" src="/${folder}/embed.js"></script>`;

/** A docs page. */
export const docs = (body, head = scriptTag) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title><link rel="icon" href="/icon.svg">${head}</head><body>${body}</body></html>`;

/**
 * usePage() with documents beside the built page: name → HTML, or what gives it; `headers` of each, or what gives them. `asked`: the paths of
 * all requests, for a test to empty.
 */
export function useDocs(documents, { headers = { 'Content-Security-Policy': policy }, more = () => false } = {}) {
  const asked = [];
  const answer = (request, response, pass) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // The icon is asked for when a browser likes.
    if (pathname !== '/icon.svg') asked.push(pathname);
    const found = documents[pathname.slice(1)];
    if (more(request, response)) return;
    if (found === undefined) return pass();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...(typeof headers === 'function' ? headers() : headers) });
    response.end(typeof found === 'function' ? found() : found);
  };
  const page = usePage({ answer });
  return { ...page, asked, open: (name, wishes) => page.open(name, { state: null, ...wishes }) };
}

/** Waits until a snippet is in one of these states; gives which. */
export async function stateOf(page, selector, ...states) {
  const found = await page.waitForFunction(
    ([selector, states]) => {
      const { state } = document.querySelector(selector);
      return states.includes(state) && state;
    },
    [selector, states],
  );
  return found.jsonValue();
}

export const over = ['waiting', 'finished', 'stopped', 'failed'];

/** Presses a snippet's Run and waits for the end; gives the state. */
export async function runSnippet(page, selector) {
  // The state of the run before is no end of this one.
  await page.evaluate((selector) => {
    window.begun = false;
    const note = () => (window.begun = true);
    for (const name of ['ravel:run', 'ravel:error']) document.querySelector(selector).addEventListener(name, note, { once: true });
  }, selector);
  await page.locator(`${selector} [part=run]`).click();
  await page.waitForFunction(() => window.begun);
  return stateOf(page, selector, ...over);
}

/** What its output shows: the texts of the lines. */
export const outputOf = (page, selector) =>
  page.evaluate(
    (selector) => [...document.querySelector(selector).shadowRoot.querySelectorAll('[data-testid=text]')].map((line) => line.textContent),
    selector,
  );
