// A server that fails in every way it can, on plain sockets, for the soaks: a page's name says what it does.
import { createServer } from 'node:net';

const cors = 'Access-Control-Allow-Origin: *\r\n';
const ok = `HTTP/1.1 200 OK\r\n${cors}`;
const whole = (status, body, more = cors) =>
  `HTTP/1.1 ${status}\r\n${more}Content-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const leadsTo = (address) => `HTTP/1.1 302 Found\r\n${cors}Content-Length: 0\r\nLocation: ${address}\r\n\r\n`;

/** Writes it again and again, as fast as it is read, until the other side has gone. */
function flood(socket, text) {
  const more = () => {
    while (!socket.destroyed && socket.write(text));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

/** What is done for a page; `n` is the number it is asked for with. */
const pages = {
  page: (socket, n) => socket.write(whole('200 OK', `page ${n}`)),
  none: (socket) => socket.write(whole('404 Not Found', 'not found')),
  error: (socket) => socket.write(whole('500 Internal Server Error', 'sorry')),
  closed: (socket) => socket.write(whole('200 OK', 'for my own pages only', '')),
  moved: (socket, n) => socket.write(leadsTo(`/page?n=${n}`)),
  round: (socket) => socket.write(leadsTo('/round')),
  'to-file': (socket) => socket.write(leadsTo('file:///etc/passwd')),
  broken: (socket) => socket.end(`${ok}Content-Length: 100\r\n\r\nhalf`),
  cut: (socket) => socket.resetAndDestroy(),
  garbage: (socket) => socket.end('\0\u0001 no HTTP at all\r\n\r\n'),
  headers: (socket) => flood(socket, 'X-More: of the same, and more of it\r\n'),
  big: (socket) => flood(socket, 'x'.repeat(65_536)),
  chunks: (socket) => socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n`),
  length: (socket) => socket.end(`${ok}Content-Length: minus one\r\n\r\nhello`),
  twice: (socket) => socket.end(`${ok}Content-Length: 5\r\nContent-Length: 2\r\n\r\nhello`),
  slow(socket, n) {
    const text = whole('200 OK', `slow ${n}`);
    let at = 0;
    const timer = setInterval(() => {
      if (at < text.length && !socket.destroyed) socket.write(text.slice(at, (at += 20)));
      else clearInterval(timer);
    }, 20);
  },
  never(socket) {
    waiting.add(socket);
    socket.once('close', () => waiting.delete(socket));
  },
};
/** Where `never` waits. */
const waiting = new Set();
/** What goes before those that are written on and on. */
const openings = { headers: ok, big: `${ok}\r\n` };

/** Starts it. `asked`: how often each page was asked for; `waiting()`: how many connections still wait for `never`. */
export async function faultyServer() {
  const asked = {};
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {}); // it has gone
    let request = '';
    socket.setEncoding('latin1').on('data', (text) => {
      request += text;
      for (let end; (end = request.indexOf('\r\n\r\n')) >= 0; request = request.slice(end + 4)) answer(socket, request.slice(0, end));
    });
  });
  function answer(socket, request) {
    const { pathname, searchParams } = new URL(request.split(' ')[1] ?? '/', 'http://localhost');
    const name = pathname.slice(1);
    const known = Object.hasOwn(pages, name) ? name : 'none';
    asked[known] = (asked[known] ?? 0) + 1;
    setTimeout(
      () => {
        if (socket.destroyed) return;
        if (openings[known]) socket.write(openings[known]);
        pages[known](socket, searchParams.get('n'));
      },
      Number(searchParams.get('after') ?? 0),
    );
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    waiting: () => waiting.size,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
