// The page with a script of the test's own that runs before it: for browsers that lack something, or refuse it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './browser.mjs';

/** For usePage's `answer`: index.html begins with this script. `more` answers what else the test wants, and says so by true. */
export function pageWith(script, more = () => false) {
  const text = typeof script === 'function' ? `(${script})();` : script;
  return (request, response, pass) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (more(request, response)) return;
    if (path === '/test-before.js') response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(text);
    else if (path === '/') {
      const page = readFileSync(join(dist, 'index.html'), 'utf8').replace('<script', '<script src="./test-before.js"></script><script');
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page);
    } else pass();
  };
}

/** The same on a faulty server, until it `mends()`. */
export function beginWith(breaks, script) {
  const text = typeof script === 'function' ? `(${script})();` : script;
  breaks(/\/$/, (response, { bytes, headers }) => {
    const html = String(bytes).replace('<script', '<script src="./test-before.js"></script><script');
    response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(html) }).end(html);
  });
  breaks(/\/test-before\.js$/, (response) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(text));
}

/** Scripts of browsers: one that keeps nothing, one that tells a tab nothing of others. */
export const forbid = () => {
  for (const name of ['localStorage', 'indexedDB'])
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
};
export const deaf = () => {
  delete window.BroadcastChannel;
  for (const name of ['focus', 'pageshow', 'visibilitychange', 'storage'])
    window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
};
