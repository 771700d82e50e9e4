// The fuzzer of line receivers for a quarter of a minute, or for RAVEL_SOAK_MINUTES: they must do as their models.
import { test } from 'node:test';
import { minutesOf, runFuzzer } from './run.mjs';

const minutes = minutesOf(0.25);
/** A step that feeds text in; `kind` and the bytes before it choose receiver, delimiter and longest line. */
const fed = (...texts) => texts.map((text) => `\x0f${String.fromCharCode(text.length)}${text}`).join('');
const seeds = ['\x00', '\x01'].flatMap((kind) =>
  ['\x00\x01', '\x01\x02', '\x02\x03', '\x03\x02', '\x04\x04'].flatMap((setup) => [
    `${kind}${setup}${fed('one\r\ntw', 'o\r\n\r', '\nthree::aba')}`,
    `${kind}${setup}${fed('R\r\nraw\nLline\r\nP\r\n')}\x01${fed('Fx\r\ny\nX\r\nz\r\n', 'C\r\nafter\r\n')}`,
    `${kind}${setup}\x02${fed('raw data')}\x03\x05a\r\nb\r${fed('\nB\r\nleft over')}\x04`,
  ]),
);

test(`line receivers under bytes in any pieces, for ${minutes} min`, (t) =>
  runFuzzer(t, {
    name: 'lines',
    minutes,
    seeds,
    what: 'conversations of lines',
    options: ['-max_len=600'],
    hint: 'The bytes are kept in build/fuzz/lines/found.',
  }));
