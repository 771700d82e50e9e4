// Serves a folder of static files on localhost: `node web/serve.mjs [--port N] [--under /path/] [FOLDER]`.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A server for `folder`, seen under `base` ('/' or '/some/path/'). Names with a hash may be cached for ever. */
export function staticServer(folder, base = '/') {
  return createServer(async (request, response) => {
    const refuse = (status, text) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return refuse(400, 'This address cannot be read.\n');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD.\n');
    if (!path.startsWith(base)) return refuse(404, `Everything is under ${base}\n`);
    let file = join(folder, normalize('/' + path.slice(base.length)));
    let found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) {
      file = join(file, 'index.html');
      found = await stat(file).catch(() => undefined);
    }
    if (!found?.isFile()) return refuse(404, `There is no ${path}\n`);
    const headers = {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': found.size,
      'Cache-Control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    };
    response.writeHead(200, headers);
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).on('error', () => response.destroy()).pipe(response);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rest = process.argv.slice(2);
  const option = (name, fallback) => {
    const at = rest.indexOf(name);
    return at < 0 ? fallback : rest.splice(at, 2)[1];
  };
  const port = Number(option('--port', '8000'));
  const base = option('--under', '/');
  const folder = rest[0] ?? fileURLToPath(new URL('dist', import.meta.url));
  const server = staticServer(folder, base);
  server.on('error', (error) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `Port ${port} is taken: choose another with --port N` : `Port ${port} can't be used: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, 'localhost', () => console.log(`Ravel is at http://localhost:${server.address().port}${base}`));
}
