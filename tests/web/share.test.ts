// Shared links: what goes in comes out, and what is damaged is refused in words.
import { deflateRawSync } from 'node:zlib';
import { Refusal } from '@web/model/refusal.js';
import { fromHash, toHash } from '@web/model/share.js';
import { type Shared, keyOf } from '@web/model/shared.js';
import { isLink } from '@web/shell/address.js';

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

  test('keeps halves of letters, and what turns text around', async () => {
    const code = "'\ud83d' + '\udc69' // \u202e \ufeff \0\x1b[31m \u2066";
    expect((await fromHash(await toHash({ ...shared, code }))).code).toBe(code);
  });

  test('may carry a step', async () => {
    for (const step of [0, 12, 100_000]) expect(await fromHash(await toHash({ ...shared, step }))).toEqual({ ...shared, step });
  });

  test('brings nothing that it should not', async () => {
    const read = await fromHash(packed(shared));
    expect(Object.keys(read)).toEqual(['code', 'scenario', 'seed', 'time']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    const evil = `#v1.${deflateRawSync(`{"__proto__":${JSON.stringify(shared)}}`).toString('base64url')}`;
    await expect(fromHash(evil)).rejects.toThrow(/does not hold/);
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
});

describe('no link is made of what none would bring', () => {
  test('such as a long table of equal rows, however small it deflates', async () => {
    const row = "['a', 1, 2],\n\n";
    await expect(toHash({ ...shared, code: row.repeat(75_000) })).rejects.toThrow(/more than the 1 MB that a link may hold/);
  });

  test('to the letter', async () => {
    const spare = 1_000_000 - JSON.stringify({ ...shared, code: '', sum: '12345678' }).length;
    const code = 'x'.repeat(spare);
    expect((await fromHash(await toHash({ ...shared, code }))).code).toBe(code);
    await expect(toHash({ ...shared, code: `${code}x` })).rejects.toThrow(Refusal);
    await expect(fromHash(packed({ ...shared, code: `${code}x`, sum: '12345678' }))).rejects.toThrow(/more than 1 MB/);
  });

  test.each([
    ['a seed', { seed: -1 }],
    ['a name', { scenario: '../etc' }],
    ['a network', { network: { 'http://a.test/': { latency: -1 } } }],
  ])('%s that is none', async (_what, wrong) => {
    await expect(toHash({ ...shared, ...wrong })).rejects.toThrow(/does not fit into a link/);
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
    ['a list', packed([shared]), /does not hold/],
    ['deep', `#v1.${deflateRawSync('['.repeat(300_000)).toString('base64url')}`, /does not hold/],
    ['of a step that is none', packed({ ...shared, step: -1 }), /does not hold/],
    ['of a step beyond all', packed({ ...shared, step: 100_001 }), /does not hold/],
    ['of a step in words', packed({ ...shared, step: '1' }), /does not hold/],
    ['a seed beyond all', packed({ ...shared, seed: 1e300 }), /does not hold/],
    ['a seed with a fraction', packed({ ...shared, seed: 0.5 }), /does not hold/],
    ['a name without end', packed({ ...shared, scenario: 'a'.repeat(61) }), /does not hold/],
    ['a sum that is another', packed({ ...shared, sum: 'abcd1234' }), /damaged/],
    ['a field that is none', packed({ ...shared, svm: 'abcd1234' }), /damaged/],
    ['a sum that is no text', packed({ ...shared, sum: {} }), /damaged/],
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

  test('with any one letter changed', async () => {
    const hash = await toHash({
      ...shared,
      code: "import { reactor } from 'ravel'\nreactor.callLater(1, () => console.log('one second later'))\n",
    });
    for (let at = 4; at < hash.length - 1; at += 1) {
      const other = `${hash.slice(0, at)}${hash[at] === 'A' ? 'B' : 'A'}${hash.slice(at + 1)}`;
      await expect(fromHash(other), `another letter at ${at}`).rejects.toThrow(/link/);
    }
  });

  test('a bomb, before it is inflated', async () => {
    await expect(fromHash(packed({ ...shared, code: ' '.repeat(50_000_000) }))).rejects.toThrow(/more than 1 MB/);
  });

  test('one without end, before it is decoded', async () => {
    const before = performance.now();
    await expect(fromHash(`#v1.${'A'.repeat(30_000_000)}`)).rejects.toThrow(/more than 1 MB/);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

test('only addresses with a version are links', () => {
  expect(isLink('#v1.abc')).toBe(true);
  expect(isLink('#v12.abc')).toBe(true);
  expect(isLink('#scenario=v1.abc')).toBe(false);
  expect(isLink('')).toBe(false);
});

describe('changes are kept', () => {
  test('by what was shared, not by how it is run', () => {
    expect(keyOf(shared)).toMatch(/^link\.[0-9a-z]{8}$/);
    expect(keyOf({ ...shared, seed: 9, time: 'real', step: 3 })).toBe(keyOf(shared));
  });
  test('apart from those of another program', () => {
    const keys = [shared, { ...shared, code: '' }, { ...shared, scenario: 'chaining' }, { ...shared, network: {} }].map(keyOf);
    expect(new Set(keys).size).toBe(4);
  });
});
