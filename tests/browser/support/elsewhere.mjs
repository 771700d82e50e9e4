// Ravel's files on an origin of their own, sent with the headers that the guide asks for and with no other.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before } from 'node:test';
import { dist, listen } from './browser.mjs';

/** What a file is, as any server says. */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

const guide = readFileSync(new URL('../../../web/embed/README.md', import.meta.url), 'utf8');
/** Those of the sentence on another origin. */
export const documented = Object.fromEntries(
  [...guide.matchAll(/`([A-Z][a-z]+(?:-[A-Z][a-z]+)+): ([^`]+)`/g)].map(([, name, value]) => [name, value]),
);

/** `other()` is its address; `headersOf(path)` gives the headers of a file, in place of those documented. */
export function useElsewhere(headersOf = () => documented) {
  let address = '';
  const server = createServer(({ url }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const file = join(dist, path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...headersOf(path) });
    createReadStream(file).pipe(response);
  });
  before(async () => (address = await listen(server)));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { other: () => address };
}
