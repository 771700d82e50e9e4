// Every format in which work was ever kept can be read: the work file, and the records of a browser's store, as they were written
// then. What was kept before there was a store: tests/browser/kept_edits.test.mjs.
import { readFileSync, readdirSync } from 'node:fs';
import { readProgress, writeProgress } from '@web/model/kept/kept_progress.js';
import { type Work, readWork } from '@web/model/kept/work.js';
import { readWorkFile, sayKept } from '@web/model/kept/work_file.js';
import { readFile } from '@web/model/open_file.js';
import type { Shared } from '@web/model/shared.js';

interface WrittenFile {
  ravel: unknown;
  version: unknown;
  works: Record<string, Omit<Work, 'rev'>>;
  progress: { seen: string[]; solved: string[] };
}

const home = new URL('./fixtures/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, home), 'utf8');
const fixtures = (kind: string): string[] => readdirSync(home).filter((name) => name.startsWith(kind));
/** Of a store, without the kind in their keys. */
function recordsOf(name: string): { works: Map<string, Work>; progress: unknown } {
  const { progress, ...works } = JSON.parse(textOf(name)) as Record<string, Work> & { progress: unknown };
  return { works: new Map(Object.entries(works).map(([key, work]) => [key.replace(/^work\./, ''), work])), progress };
}
const unnamed = (works: Iterable<[string, Omit<Work, 'rev'>]>): Map<string, Work> =>
  new Map([...works].map(([key, work]) => [key, { ...work, rev: 'unnamed' }]));

test('each fixture is read, here or in formats.test.ts', () => {
  expect(readdirSync(home).filter((name) => !/^(links\.|(program|trace|work|kept)-)/.test(name))).toEqual([]);
  expect([fixtures('work-'), fixtures('kept-')]).toEqual([['work-1.txt'], ['kept-1.txt']]);
});

describe('a work file', () => {
  test.each(fixtures('work-'))('%s', (name) => {
    const { ravel, version, works, progress } = JSON.parse(textOf(name)) as WrittenFile;
    expect([ravel, version]).toEqual(['work', Number(/^work-(\d+)/.exec(name)![1])]);
    expect(readFile(textOf(name))).toEqual({ kind: 'work' });
    expect(readWorkFile(textOf(name))).toEqual({
      works: unnamed(Object.entries(works)),
      progress: { seen: new Set(progress.seen), solved: new Set(progress.solved), cleared: 0 },
      damaged: 0,
    });
  });

  test('holds what it was made from', () => {
    const file = readWorkFile(textOf('work-1.txt'));
    expect(sayKept(file)).toBe('3 changed programs, 2 changed networks, 7 earlier versions, 2 solved tasks, 3 scenarios run');
    expect(file.works).toEqual(unnamed(recordsOf('kept-1.txt').works));
  });
});

describe('what a browser keeps', () => {
  test.each(fixtures('kept-'))('%s', (name) => {
    const { works, progress } = recordsOf(name);
    for (const [key, work] of works) expect(readWork(work), key).toEqual(work);
    expect(writeProgress(readProgress(progress))).toEqual(progress);
  });

  test('holds what it was made from', () => {
    const { works, progress } = recordsOf('kept-1.txt');
    expect([...works.keys()]).toEqual(['print-later', 'get-page', 'chaining', 'link.abc12345', 'challenge-1']);
    const { code, cursor, versions } = readWork(works.get('print-later'))!;
    expect([code, cursor]).toEqual(['// mine\nconst x = "größer"\n', 21]);
    expect(versions.map(({ why }) => why)).toEqual(['tab', 'version', 'file', 'solution', 'reset']);
    expect(versions[0]).toEqual({ at: 1795338604661, why: 'tab', code: '// theirs\n', tab: 'mwrm914g0ge0ry2t' });
    const shared = JSON.parse(textOf('program-1.txt')) as Shared;
    expect(readWork(works.get('get-page'))).toMatchObject({ code: shared.code, network: shared.network });
    expect(readProgress(progress).cleared).toBe(1795338604667);
  });
});
