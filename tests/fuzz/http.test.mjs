// The fuzzer of answers for a quarter of a minute, or for RAVEL_SOAK_MINUTES: no bytes that a host sends may go wrong.
import { test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { minutesOf, runFuzzer } from './run.mjs';

const minutes = minutesOf(0.25);
const ok = 'HTTP/1.1 200 OK\r\n';
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;
/** The first byte says how they are sent. */
const answers = [
  `0${ok}Content-Length: 5\r\n\r\nhello`,
  `1${ok}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
  `2${ok}Content-Length: -5\r\n\r\nhello`,
  `3${ok}X-More: a\r\n  folded\r\n\r\nhello`,
  `4${chunked}5;x=y\r\nhello\r\n0\r\nX-Trailer: a\r\n\r\n`,
  `5${chunked}ffffffffffffffff\r\nhello`,
  '6HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
  '7HTTP/1.0 302 Found\r\nLocation: /again\r\n\r\n',
  '8HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found',
  '9HTTP/2 200\r\n\r\n',
  'aICY 200 OK\r\n\r\n',
  `b${ok}X: y\0z\r\n\r\n`,
  `c${ok}Transfer-Encoding: gzip, chunked\r\nContent-Encoding: deflate\r\nConnection: keep-alive\r\n\r\n0\r\n\r\n`,
  `d${ok}Content-Range: bytes 0-4/5\r\nWWW-Authenticate: Basic realm="x"\r\nSet-Cookie: a=b\r\nRetry-After: 5\r\n\r\n`,
];
const words = [
  ...['HTTP/1.1 200 OK', 'HTTP/1.0 ', 'Content-Length: ', 'Transfer-Encoding: chunked', 'gzip', 'Connection: close', 'Location: /'],
  ...['Trailer: ', '\\x0d\\x0a', '\\x0d\\x0a\\x0d\\x0a', '\\x00', '0\\x0d\\x0a\\x0d\\x0a', '5\\x0d\\x0ahello\\x0d\\x0a', ': ', '100 Continue'],
];

test(`answers of a host made from bytes, for ${minutes} min`, (t) => {
  const dictionary = new URL('../../build/fuzz/http.dictionary', import.meta.url);
  writeFileSync(dictionary, words.map((word) => `"${word}"\n`).join(''));
  return runFuzzer(t, {
    name: 'http',
    minutes,
    seeds: answers,
    what: 'answers',
    options: ['-max_len=2048', `-dict=${dictionary.pathname}`],
    hint: 'The bytes are kept in build/fuzz/http/found.',
  });
});
