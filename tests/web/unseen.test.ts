// Signs that cannot be seen: found, and left out of names that are put into sentences.
import { hasUnseen, plainName } from '@web/model/unseen.js';

test('what hides, or turns around what is read, is found', () => {
  for (const sign of [
    '\0',
    '\n',
    '\x1b',
    '\x9b',
    '\u00ad',
    '\u061c',
    '\u200b',
    '\u200f',
    '\u2028',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u3164',
    '\ufeff',
  ])
    expect(hasUnseen(`a${sign}b`), JSON.stringify(sign)).toBe(true);
});

test('letters of all kinds, and emoji of several parts, are seen', () => {
  for (const text of ['größer', '世界', '👩‍🚀', 'שלום', 'سلام', 'می‌خواهم', 'a b', '☃︎']) expect(hasUnseen(text), text).toBe(false);
});

test('a name is put into a sentence without them, and not without end', () => {
  expect(plainName('run\u202enosj.exe')).toBe('runnosj.exe');
  expect(plainName('x'.repeat(300))).toHaveLength(80);
});
