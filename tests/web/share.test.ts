// Shared links: what goes in comes out, and what is damaged is refused in words.
import { deflateRawSync } from 'node:zlib';
import { type Shared, fromHash, isShared, toHash } from '@web/model/share.js';

const shared: Shared = { code: "import { reactor } from 'ravel'\nreactor.run()\n", scenario: 'print-later', seed: 7, time: 'virtual' };
const packed = (data: unknown): string => `#v1.${deflateRawSync(JSON.stringify(data)).toString('base64url')}`;

describe('a link', () => {
  test('gives back what was shared', async () => {
    expect(await fromHash(await toHash(shared))).toEqual(shared);
  });

  test('keeps every letter', async () => {
    const code = "console.log('Grüße, 世界, 👩‍🚀')\r\n\tlet \u2028x = `${1}`\0";
    expect((await fromHash(await toHash({ ...shared, code }))).code).toBe(code);
  });

  test('may carry an empty program, or a long one', async () => {
    for (const code of ['', 'x = 1\n'.repeat(20_000)]) {
      expect((await fromHash(await toHash({ ...shared, code }))).code).toBe(code);
    }
  });

  test('holds only what an address may hold', async () => {
    expect(await toHash({ ...shared, code: 'ÿþ~?>'.repeat(500) })).toMatch(/^#v1\.[A-Za-z0-9_-]+$/);
  });

  test('may carry a network', async () => {
    const network = { 'http://größer.test/': { latency: 1, jitter: 0.5, body: '☃' }, 'memory:echo': { delay: 0.1 } };
    expect(await fromHash(await toHash({ ...shared, network }))).toEqual({ ...shared, network });
    expect(await fromHash(await toHash({ ...shared, network: undefined }))).toEqual(shared);
  });

  test('of this format stays readable', async () => {
    const link = '#v1.q1ZKzk9JVbJSSs7PK87PSdXLyU_XUE8vOrzt8PzUInXNmDwlHaXi5NS8xKLMfCUrpYKizLwS3ZzEktQikERqaoqSlbmOUklmLsiQotTEHKVaAA';
    expect(await fromHash(link)).toEqual({ code: "console.log('größer')\n", scenario: 'print-later', seed: 7, time: 'real' });
  });
});

describe('a damaged link is refused:', () => {
  const cases: [string, string, RegExp][] = [
    ['not base64url', '#v1.a+b/c=', /damaged/],
    ['not deflated', '#v1.aGVsbG8', /damaged/],
    ['empty', '#v1.', /damaged/],
    ['not JSON', `#v1.${deflateRawSync('{').toString('base64url')}`, /does not hold a program/],
    ['not UTF-8', `#v1.${deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url')}`, /damaged/],
    ['of a newer version', '#v2.abc', /newer version/],
    ['null', packed(null), /does not hold/],
    ['without code', packed({ ...shared, code: undefined }), /does not hold/],
    ['code that is no text', packed({ ...shared, code: 1 }), /does not hold/],
    ['a scenario that is no id', packed({ ...shared, scenario: '../../etc' }), /does not hold/],
    ['a seed that is no number', packed({ ...shared, seed: '1' }), /does not hold/],
    ['a negative seed', packed({ ...shared, seed: -1 }), /does not hold/],
    ['a network that is none', packed({ ...shared, network: { 'http://a.test/': { latency: 'x' } } }), /does not hold/],
    ['a network that is null', packed({ ...shared, network: null }), /does not hold/],
    ['a time that is none', packed({ ...shared, time: 'warp' }), /does not hold/],
  ];
  test.each(cases)('%s', async (_name, hash, message) => {
    await expect(fromHash(hash)).rejects.toThrow(message);
  });

  test('cut anywhere', async () => {
    const hash = await toHash({ ...shared, code: 'const x = 1; console.log(x * 17)\n'.repeat(3) });
    for (let end = 4; end < hash.length - 1; end += 1) {
      await expect(fromHash(hash.slice(0, end)), `cut at ${end}`).rejects.toThrow(/link/);
    }
  });

  test('a bomb, before it is inflated', async () => {
    await expect(fromHash(packed({ ...shared, code: ' '.repeat(50_000_000) }))).rejects.toThrow(/more than 1 MB/);
  });
});

test('only addresses with a version are links', () => {
  expect(isShared('#v1.abc')).toBe(true);
  expect(isShared('#v12.abc')).toBe(true);
  expect(isShared('#scenario=v1.abc')).toBe(false);
  expect(isShared('')).toBe(false);
});
