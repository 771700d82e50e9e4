// WebKitGTK's driver tells nothing of errors, so the page notes them itself: the server puts this script first in its
// documents. What is fetched as bytes, as a service worker does, is as it is.

/* global window, document */
function watch() {
  const noted = [];
  Object.defineProperty(window, 'ravelNoted', { value: noted });
  const note = (kind, text) => noted.push({ kind, text });
  window.addEventListener(
    'error',
    (event) => {
      // No exception: the next frame has what this one had no more time for. Other browsers' drivers tell nothing of it.
      if (/^ResizeObserver loop/.test(event.message)) return;
      if (event instanceof window.ErrorEvent) note('pageerror', `${event.message} (${event.filename}:${event.lineno}:${event.colno})`);
      else note('console', `could not be loaded: ${event.target.src ?? event.target.href}`);
    },
    true,
  );
  window.addEventListener('unhandledrejection', ({ reason }) => note('pageerror', String(reason?.stack ?? reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    note('console', `against the policy: ${event.violatedDirective} ${event.blockedURI}`),
  );
  const plain = window.console.error;
  window.console.error = (...things) => {
    note('console', things.map(String).join(' '));
    plain.apply(window.console, things);
  };
}

const name = 'ravel-watching.js';
const script = `(${watch})()`;

/** A server does the same as before, but for what it has of HTML. */
export function watched(server) {
  const [plain, ...others] = server.listeners('request');
  if (!plain || others.length > 0) throw new Error('a server of one listener is expected');
  server.removeListener('request', plain);
  server.on('request', (request, response) => {
    if (request.url.endsWith(`/${name}`)) return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    if (request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '')) intoHtml(response);
    return plain(request, response);
  });
}

function intoHtml(response) {
  const { writeHead, write, end } = response;
  const isHtml = () => /text\/html/.test(response.getHeader('content-type') ?? '');
  let html = false;
  let done = false;
  const withScript = (chunk) => {
    if (!html || done || chunk === undefined || typeof chunk === 'function') return chunk;
    done = true;
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(response.getHeader('content-security-policy') ?? '') ?? [];
    return String(chunk).replace('<head>', `<head><script nonce="${nonce}" src="${name}"></script>`);
  };
  response.writeHead = (status, ...rest) => {
    const headers = rest.find((one) => one && typeof one === 'object' && !Array.isArray(one)) ?? {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    html = status === 200 && isHtml();
    if (html) response.removeHeader('content-length');
    return writeHead.call(response, status);
  };
  response.write = (chunk, ...rest) => write.call(response, withScript(chunk), ...rest);
  response.end = (chunk, ...rest) => end.call(response, withScript(chunk), ...rest);
}
