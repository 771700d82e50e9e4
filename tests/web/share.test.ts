// Shared links: what goes in comes out, and what is damaged is refused with a sentence.
import { describe, expect, it } from 'vitest';
import { fromHash, isShared, toHash } from '#web/model/share.js';

const shared = { code: 'console.log("grüße ☃ 𝄞")\n', scenario: 'print-later', seed: 7, time: 'virtual' as const };

async function hashOf(data: unknown): Promise<string> {
  const stream = new Blob([typeof data === 'string' ? data : JSON.stringify(data)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `#v1.${Buffer.from(bytes).toString('base64url')}`;
}

describe('a shared link', () => {
  it('carries code, scenario, seed and time', async () => {
    const hash = await toHash(shared);
    expect(hash).toMatch(/^#v1\.[A-Za-z0-9_-]+$/);
    expect(isShared(hash)).toBe(true);
    expect(await fromHash(hash)).toEqual(shared);
  });

  it('of the first format stays readable', async () => {
    const fixture = '#v1.q1ZKzk9JVbICUnnF-Tmpejn56RoxSulFh_ccnp-q8GhGs8KHuS3zYpQ0Y_KUdJSKk1PzEosy84EaCooy80p0cxJLUotAEqmpKUpW5jpKJZm5IOPKMotKShNzlGoB';
    expect(await fromHash(fixture)).toEqual(shared);
  });

  it('that is cut, changed or no base64url is called damaged', async () => {
    const hash = await toHash(shared);
    for (const bad of [hash.slice(0, -6), `${hash.slice(0, 9)}!!${hash.slice(11)}`, '#v1.', '#v1.AAAA', '#v1.a']) {
      await expect(fromHash(bad), bad).rejects.toThrow('damaged');
    }
  });

  it('of a newer version says so', async () => {
    await expect(fromHash('#v2.abc')).rejects.toThrow('newer version');
  });

  it('with something else inside is refused', async () => {
    const others = ['text', '[]', 'null', { ...shared, code: 5 }, { ...shared, seed: -1 }, { ...shared, seed: 1.5 }, { ...shared, time: 'soon' }, { ...shared, scenario: '<b>' }];
    for (const other of others) await expect(fromHash(await hashOf(other))).rejects.toThrow('does not hold a program');
  });

  it('that inflates to more than a megabyte is not inflated whole', async () => {
    await expect(fromHash(await hashOf({ ...shared, code: 'x'.repeat(3_000_000) }))).rejects.toThrow('more than 1 MB');
  });
});
