// The built page on a server that fails as it is told to.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { staticServer } from '../../../web/serve.mjs';

/** What may become of an answer. Each gets the response, and the right one's bytes and headers. */
const faults = {
  missing: (response) => response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is nothing here\n'),
  error: (response) => response.writeHead(500, { 'Content-Type': 'text/plain' }).end('It broke\n'),
  type: (response, { bytes, headers }) => response.writeHead(200, { ...headers, 'Content-Type': 'text/plain' }).end(bytes),
  page: (response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end('<!doctype html><title>Welcome</title><p>Log in to use this network.'),
  cut: (response, { bytes, headers }) => {
    const half = bytes.subarray(0, bytes.length / 2);
    response.writeHead(200, { ...headers, 'Content-Length': half.length }).end(half);
  },
  lost: (response, { bytes, headers }) => {
    response.writeHead(200, headers);
    response.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => response.destroy(), 50));
  },
  changed: (response, { bytes, headers }) => {
    const other = Buffer.from(bytes);
    other[other.length >> 1] ^= 1;
    response.writeHead(200, headers).end(other);
  },
  reset: (response) => response.destroy(),
  never: () => {},
};

/**
 * `breaks(pattern, fault)`: what a path that the pattern fits meets: one of the faults by name, headers that are sent
 * beside the right ones, or a function like those of the faults; a third argument says each time whether it does. `mends()`: all
 * is well again. `asked`: every path so far. `own(request, response)` answers, by true, what is not of the folder.
 */
export function faultyServer(folder, base = '/', own = () => false) {
  const files = staticServer(folder, base).listeners('request')[0];
  const well = (request, response) => own(request, response) || files(request, response);
  const asked = [];
  let broken = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    asked.push(path);
    const fault = broken.find(([pattern, , when]) => pattern.test(path) && when())?.[1];
    if (fault === undefined) return well(request, response);
    if (typeof fault === 'object') {
      for (const [name, value] of Object.entries(fault)) response.setHeader(name, value);
      return well(request, response);
    }
    const bytes = await readFile(join(folder, path.slice(base.length) || 'index.html')).catch(() => Buffer.alloc(0));
    const type = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8', wasm: 'application/wasm' }[
      path.split('.').at(-1)
    ];
    const answer = typeof fault === 'function' ? fault : faults[fault];
    answer(response, {
      bytes,
      headers: { 'Content-Type': type ?? 'text/html', 'Content-Length': bytes.length, 'Cache-Control': 'max-age=3600' },
    });
  });
  return {
    server,
    asked,
    breaks: (pattern, fault, when = () => true) => broken.push([pattern, fault, when]),
    mends: () => (broken = []),
  };
}
