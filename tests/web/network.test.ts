// The network that a learner edits: what goes into the fields comes out, and what is wrong is told at its place.
import type { Network } from 'ravel/create.js';
import { type Field, type PageRow, linksOf, newRow, parseNetwork, readRows, rowsOf, sameNetwork } from '@web/model/network.js';
import { networkOf, programIds } from '../support/scenarios.mjs';

const network: Network = {
  'http://far.test/': { latency: 1.2, chunks: [0.4, 0.8, 1.2], body: 'far' },
  'http://none.test/': { latency: 0.4, status: 404, body: 'not found' },
  'http://down.test/': { latency: 0.1, failure: 'no such host' },
  'memory:echo': { delay: 0.1, pieces: [3, 5] },
  'http://cut.test/': { latency: 1, jitter: 0.25, dropped: true },
};
const row = (more: Partial<PageRow> = {}): PageRow => ({ ...newRow([]), ...more });
const backOf = (rows: PageRow[], before: Network = {}): Network => {
  const read = readRows(rows, before);
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join());
  return read.network;
};

test('a network comes back as it was, its links last', () => {
  const back = backOf(rowsOf(network), network);
  expect(back).toEqual(network);
  expect(Object.keys(back)).toEqual([...Object.keys(network).filter((name) => name !== 'memory:echo'), 'memory:echo']);
  expect(linksOf(network)).toEqual(['memory:echo']);
});

test('so does that of every scenario', () => {
  const given = programIds.map(networkOf).filter((network) => Object.keys(network).length > 0);
  expect(given.length).toBeGreaterThan(3);
  for (const network of given) {
    expect(backOf(rowsOf(network), network)).toEqual(network);
    expect(parseNetwork(network)).toEqual(network);
  }
});

test('the failures have names', () => {
  expect(rowsOf(network).map(({ failure, words }) => [failure, words])).toEqual([
    ['none', ''],
    ['none', ''],
    ['other', 'no such host'],
    ['dropped', ''],
  ]);
  const page = (more: Partial<PageRow>) => backOf([row({ address: 'http://a.test/', body: '', ...more })])['http://a.test/'];
  expect(page({ failure: 'refused' })).toEqual({ latency: 0.5, failure: 'connection refused' });
  expect(page({ failure: 'timeout', words: 'left over' })).toEqual({ latency: 0.5, failure: 'timed out' });
  expect(page({ failure: 'dropped' })).toEqual({ latency: 0.5, dropped: true });
  expect(page({ failure: 'dropped', words: 'cut' })).toEqual({ latency: 0.5, dropped: true, failure: 'cut' });
  expect(page({ failure: 'none', words: 'left over' })).toEqual({ latency: 0.5 });
  for (const failure of ['refused', 'timeout', 'dropped'] as const) {
    expect(rowsOf(backOf([row({ failure })]))[0]!.failure).toBe(failure);
  }
});

test('a page that takes longer keeps the shares of its pieces', () => {
  const [far] = rowsOf(network);
  expect(backOf([{ ...far!, latency: '2.4' }])['http://far.test/']).toMatchObject({ latency: 2.4, chunks: [0.8, 1.6, 2.4] });
});

test('the order of the rows is that of the pages', () => {
  expect(Object.keys(backOf(rowsOf(network).reverse()))).toEqual([
    'http://cut.test/',
    'http://down.test/',
    'http://none.test/',
    'http://far.test/',
  ]);
});

test('a new page has an address of its own', () => {
  const rows: PageRow[] = [];
  for (let i = 0; i < 3; ++i) rows.push(newRow(rows));
  rows.splice(0, 1);
  rows.push(newRow(rows));
  expect('network' in readRows(rows, {})).toBe(true);
});

describe('what is wrong is told at its place:', () => {
  const cases: [string, Partial<PageRow>, Field, RegExp][] = [
    ['no address', { address: ' ' }, 'address', /Write an address/],
    ['no scheme', { address: 'north.test' }, 'address', /Begin it with http/],
    ['another scheme', { address: 'javascript:alert(1)' }, 'address', /Begin it with http/],
    ['a link in memory', { address: 'memory:echo' }, 'address', /Begin it with http/],
    ['no host', { address: 'http://' }, 'address', /Begin it with http/],
    ['no latency', { latency: '' }, 'latency', /how many seconds/],
    ['a latency in words', { latency: 'soon' }, 'latency', /number of seconds/],
    ['hexadecimal', { latency: '0x10' }, 'latency', /number of seconds/],
    ['before the asking', { latency: '-1' }, 'latency', /0 or more/],
    ['never', { latency: '1e9' }, 'latency', /or less/],
    ['beyond all numbers', { latency: '1e999' }, 'latency', /number of seconds/],
    ['jitter in words', { jitter: 'some' }, 'jitter', /number of seconds/],
    ['negative jitter', { jitter: '-0.5' }, 'jitter', /0 or more/],
    ['a status out of bounds', { status: '700' }, 'status', /100 to 599/],
    ['a status in words', { status: 'fine' }, 'status', /100 to 599/],
    ['a failure without words', { failure: 'other', words: ' ' }, 'words', /what the Failure says/],
    ['too many words', { failure: 'dropped', words: 'x'.repeat(300) }, 'words', /Shorten/],
    ['a long body', { body: 'x'.repeat(20_001) }, 'body', /Shorten/],
  ];
  test.each(cases)('%s', (_what, more, field, message) => {
    const read = readRows([row({ address: 'http://first.test/' }), row(more)], {});
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map((problem) => [problem.row, problem.field])).toEqual([[1, field]]);
    expect(problems[0]!.message).toMatch(message);
  });

  test('an address twice, with or without its last slash, at the later one', () => {
    const read = readRows([row({ address: 'http://a.test/' }), row({ address: 'http://a.test' })], {});
    expect(read).toEqual({ problems: [{ row: 1, field: 'address', message: 'Page 1 has this address already: change one of them.' }] });
  });

  test('all of it at once', () => {
    const read = readRows([row({ latency: '', status: '1' }), row({ address: 'x' })], {});
    expect('problems' in read && read.problems.length).toBe(3);
  });
});

describe('what was kept is taken only if it could be written here:', () => {
  const page = { latency: 1 };
  const bad: [string, unknown][] = [
    ['no object', 'x'],
    ['null', null],
    ['a list', [page]],
    ['a page that is none', { 'http://a.test/': 1 }],
    ['no latency', { 'http://a.test/': {} }],
    ['a latency in words', { 'http://a.test/': { latency: '1' } }],
    ['not a number', { 'http://a.test/': { latency: Number.NaN } }],
    ['an unknown field', { 'http://a.test/': { ...page, onload: 'x' } }],
    ['a field of objects', { 'http://a.test/': { ...page, toString: 1 } }],
    ['a body that is no text', { 'http://a.test/': { ...page, body: {} } }],
    ['chunks that are none', { 'http://a.test/': { ...page, chunks: [1, '2'] } }],
    ['no address', { elsewhere: page }],
    ['a status of 1000', { 'http://a.test/': { ...page, status: 1000 } }],
    ['a link that is none', { 'memory:x': { delay: -1 } }],
    ['a link with more', { 'memory:x': { delay: 1, more: 1 } }],
    ['pieces of nothing', { 'memory:x': { pieces: [0] } }],
    ['too many', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`http://a${i}.test/`, page]))],
  ];
  test.each(bad)('not %s', (_what, data) => expect(parseNetwork(data)).toBeUndefined());
  test('but this', () => {
    expect(parseNetwork(network)).toEqual(network);
    expect(parseNetwork({})).toEqual({});
  });
});

test('networks are the same, or not', () => {
  expect(sameNetwork(network, structuredClone(network))).toBe(true);
  expect(sameNetwork({ 'http://a.test/': { latency: 1 } }, { 'http://a.test/': { latency: 1, status: 200, jitter: 0, body: '' } })).toBe(
    true,
  );
  expect(sameNetwork({ 'http://a.test/': { latency: 1 } }, { 'http://a.test/': { latency: 2 } })).toBe(false);
  const reversed = Object.fromEntries(Object.entries(network).reverse());
  expect(sameNetwork(network, reversed)).toBe(false);
});

describe('a name with signs that cannot be seen', () => {
  test.each(['http://a.test/\u202egpj', 'http://a.test/\u200b', 'http://a.test/\tb'])('is asked for again: %j', (address) => {
    const read = readRows([row({ address })], {});
    expect('problems' in read && read.problems.map(({ field, message }) => [field, message])).toEqual([
      ['address', 'Write it again by hand: it has signs that cannot be seen.'],
    ]);
    expect(parseNetwork({ [address]: { latency: 1 } })).toBeUndefined();
  });
  test('is none of a link in memory, nor is one without end', () => {
    for (const name of ['memory:\0', 'memory:\u202e', `memory:${'x'.repeat(500)}`]) expect(parseNetwork({ [name]: {} })).toBeUndefined();
    expect(parseNetwork({ 'memory:größer ☃': {} })).toEqual({ 'memory:größer ☃': {} });
  });
});
