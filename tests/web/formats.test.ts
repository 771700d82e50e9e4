// Every format that was ever landed can be read: a link, a program file and a trace file of each, as they were written then.
// What is kept of one's work: formats_kept.test.ts.
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from '@web/model/open_file.js';
import { fromHash } from '@web/model/share.js';
import type { Shared } from '@web/model/shared.js';

const home = new URL('./fixtures/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, home), 'utf8');
const links = JSON.parse(textOf('links.json')) as { format: string; link: string; holds: Shared }[];
const files = readdirSync(home).filter((name) => /^(program|trace)-/.test(name));

describe('a link', () => {
  test.each(links)('$format', async ({ link, holds }) => expect(await fromHash(link)).toEqual(holds));
  test('of each format is there', () => expect(links.length).toBe(4));
});

describe('a file', () => {
  test.each(files)('%s', (name) => {
    const { ravel, version, ...holds } = JSON.parse(textOf(name)) as Record<string, unknown>;
    expect([ravel, version]).toEqual(
      /^(program|trace)-(\d+)/
        .exec(name)!
        .slice(1)
        .map((part, i) => (i === 0 ? part : Number(part))),
    );
    expect(readFile(textOf(name))).toEqual(ravel === 'program' ? { kind: 'program', shared: holds } : { kind: 'trace', trace: holds });
  });
  test('holds what it was made from', () => {
    const traces = files.flatMap((name) => {
      const opened = readFile(textOf(name));
      return opened.kind === 'trace' ? [opened.trace] : [];
    });
    expect(traces.map(({ scenario, events, dropped }) => [scenario, events.length, dropped])).toEqual([
      ['chaining', 32, 0],
      ['errback-lanes', 48, 3],
    ]);
    expect(traces[0]!.events.filter(({ kind }) => kind === 'printed').map(({ text }) => text)).toEqual([
      'asked for user 1',
      'user is ada',
      'posts: 3',
    ]);
    expect(readFile(textOf('program-1.txt'))).toEqual({ kind: 'program', shared: links.at(-1)!.holds });
  });
});
