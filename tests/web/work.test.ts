// Kept work: what is read of it, its versions, progress of two places, and work files.
import { type Version, type Work, isWorkKey, mergeVersions, noWork, readWork, withVersion } from '@web/model/kept/work.js';
import { emptyProgress, mergeProgress, readProgress, writeProgress } from '@web/model/kept/kept_progress.js';
import { joinWork, kindOf, readWorkFile, sayKept, writeWorkFile } from '@web/model/kept/work_file.js';
import { Refusal } from '@web/model/refusal.js';

const version = (code: string, more: Partial<Version> = {}): Version => ({ at: 1, why: 'reset', code, ...more });
const work = (code: string | undefined, versions: Version[] = []): Work => ({ ...noWork, rev: 'a', code, versions });

describe('work that was kept', () => {
  test('comes back as it was', () => {
    const network = { 'http://a.test/': { latency: 1, body: '☃' } };
    const whole: Work = { rev: 'a', at: 5, code: 'x = "größer"', network, cursor: 3, versions: [version('y', { network, tab: 't' })] };
    expect(readWork(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  test.each([undefined, null, 1, 'x', [], true, { code: 1 }, { code: null }, { code: 'x'.repeat(5_000_001) }])('is none: %#', (data) => {
    expect(readWork(data)).toBeUndefined();
  });

  test('loses only the parts that are damaged', () => {
    const read = readWork({
      rev: 1,
      at: 'x',
      code: 'mine',
      cursor: -1,
      network: { a: 1 },
      versions: [1, version('old'), { code: 2 }, { code: 'z', why: 'toString', at: NaN }],
    });
    expect(read).toEqual({ rev: 'unnamed', at: 0, code: 'mine', versions: [version('old'), { at: 0, why: 'version', code: 'z' }] });
  });

  test('has the line breaks of the editor', () => {
    expect(readWork({ code: 'a\r\nb\rc' })?.code).toBe('a\nb\nc');
  });

  test('is under the names of scenarios and of shared programs only', () => {
    for (const key of ['print-later', 'link.abc12345', 'x']) expect(isWorkKey(key)).toBe(true);
    for (const key of ['', '__proto__', 'constructor!', 'a/b', '../x', 'link.', 'link.link.a', 'A', 'x'.repeat(61)])
      expect(isWorkKey(key), key).toBe(false);
  });
});

describe('versions', () => {
  test('are 12 at most, the newest first, each program once', () => {
    const all = Array.from({ length: 20 }, (_, n) => version(`${n}`)).reduce<readonly Version[]>(withVersion, []);
    expect(all.map(({ code }) => code)).toEqual(['19', '18', '17', '16', '15', '14', '13', '12', '11', '10', '9', '8']);
    expect(withVersion(all, version('9')).map(({ code }) => code)).toEqual([
      '9',
      '19',
      '18',
      '17',
      '16',
      '15',
      '14',
      '13',
      '12',
      '11',
      '10',
      '8',
    ]);
  });

  test('hold a million letters at most, and the newest however long it is', () => {
    const long = 'x'.repeat(400_000);
    const all = ['a', 'b', 'c', 'd'].map((c) => version(c + long)).reduce<readonly Version[]>(withVersion, []);
    expect(all.map(({ code }) => code![0])).toEqual(['d', 'c']);
    expect(withVersion(all, version('y'.repeat(3_000_000)))).toHaveLength(1);
  });

  test('hold no program as it was given', () => {
    expect(withVersion([], { at: 1, why: 'tab' })).toEqual([]);
  });

  test('of a tab that waits for an answer take each other’s place', () => {
    const all = withVersion(withVersion([version('other')], version('a', { tab: 't' })), version('ab', { tab: 't' }));
    expect(all.map(({ code }) => code)).toEqual(['ab', 'other']);
  });

  test('of two places are all of both', () => {
    expect(mergeVersions([version('a')], [version('b'), version('a')]).map(({ code }) => code)).toEqual(['b', 'a']);
  });
});

describe('progress', () => {
  const of = (seen: string[], solved: string[], cleared = 0) => ({ seen: new Set(seen), solved: new Set(solved), cleared });

  test('of two places is the union', () => {
    expect(mergeProgress(of(['a'], ['a/t1']), of(['b'], ['a/t2']))).toEqual(of(['a', 'b'], ['a/t1', 'a/t2']));
  });

  test('that was cleared does not come back from where it was not', () => {
    expect(mergeProgress(of(['a'], []), of([], [], 7))).toEqual(of([], [], 7));
    expect(mergeProgress(of(['b'], [], 8), of(['a'], [], 7))).toEqual(of(['b'], [], 8));
  });

  test('is read back, and of damaged records what can be read', () => {
    expect(readProgress(JSON.parse(JSON.stringify(writeProgress(of(['a'], ['a/t1'], 3)))))).toEqual(of(['a'], ['a/t1'], 3));
    for (const data of [null, 1, 'x', [], { seen: 1, solved: {} }]) expect(readProgress(data)).toEqual(emptyProgress);
    expect(readProgress({ seen: ['a', '__proto__', 1, null], solved: ['a/t1', 'a', 'a/b/c', '/'], cleared: -1 })).toEqual(
      of(['a'], ['a/t1']),
    );
  });
});

const kept = {
  works: new Map([
    ['print-later', work('// größer 👩‍🚀', [version('old')])],
    ['link.abcd1234', work('// shared')],
    ['get-page', { ...work(undefined), network: { 'http://a.test/': { latency: 1 } } }],
  ]),
  progress: { seen: new Set(['print-later']), solved: new Set(['print-later/t1']), cleared: 99 },
};
const text = writeWorkFile(kept, new Date(0));

describe('a work file', () => {
  test('goes round', () => {
    const { works, progress, damaged } = readWorkFile(text);
    expect(damaged).toBe(0);
    expect([...works.keys()]).toEqual([...kept.works.keys()]);
    for (const [key, { code, network, versions }] of kept.works) {
      expect(works.get(key)).toMatchObject({ ...(code !== undefined && { code }), ...(network && { network }), versions });
    }
    expect(progress).toEqual({ ...kept.progress, cleared: 0 });
  });

  test('of this format stays readable', () => {
    const fixture =
      '{"ravel":"work","version":1,"saved":"2026-11-21T18:00:00.000Z","works":{"print-later":{"at":7,"code":"// mine","cursor":2,"versions":[{"at":5,"why":"reset","code":"// old"}]}},"progress":{"seen":["chaining"],"solved":["chaining/t1"]}}';
    const { works, progress } = readWorkFile(fixture);
    expect(works.get('print-later')).toEqual({
      rev: 'unnamed',
      at: 7,
      code: '// mine',
      cursor: 2,
      versions: [{ at: 5, why: 'reset', code: '// old' }],
    });
    expect(progress).toEqual({ seen: new Set(['chaining']), solved: new Set(['chaining/t1']), cleared: 0 });
  });

  test('may hold what is too long for a browser to keep', () => {
    const long = 'x'.repeat(5_000_001);
    const works = new Map([['print-later', work(long, [version(`${long}x`)])]]);
    const read = readWorkFile(writeWorkFile({ works, progress: emptyProgress }, new Date(0))).works.get('print-later')!;
    expect(read.code === long && read.versions[0]!.code === `${long}x`).toBe(true);
  });

  test('is told in words', () => {
    expect(sayKept(kept)).toBe('2 changed programs, 1 changed network, 1 earlier version, 1 solved task, 1 scenario run');
    expect(sayKept({ works: new Map(), progress: emptyProgress })).toBe('nothing yet');
  });

  test.each([
    ['no JSON', '{', /no JSON/],
    ['of another kind', '{"ravel":"trace"}', /no work of Ravel/],
    ['null', 'null', /no work of Ravel/],
    ['newer', '{"ravel":"work","version":2}', /version 2; this page reads version 1/],
    ['without a version', '{"ravel":"work"}', /version unknown/],
    ['without works', '{"ravel":"work","version":1,"works":[]}', /not a list of programs/],
    [
      'with too many',
      `{"ravel":"work","version":1,"works":${JSON.stringify(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`a${n}`, {}])))}}`,
      /more than 2,000/,
    ],
  ])('that is %s is refused in words', (_what, file, message) => {
    expect(() => readWorkFile(file)).toThrow(message);
    expect(() => readWorkFile(file)).toThrow(Refusal);
  });

  test('gives what can be read of it, and counts what cannot', () => {
    const file = '{"ravel":"work","version":1,"works":{"a":{"code":"x"},"__proto__":{"code":"x"},"b":7,"c/d":{"code":"y"}},"progress":7}';
    const { works, damaged, progress } = readWorkFile(file);
    expect([[...works.keys()], damaged, progress]).toEqual([['a'], 3, emptyProgress]);
  });
});

describe('a file’s work and what is there', () => {
  const there = work('mine', [version('v')]);
  const file = work('theirs', [version('w')]);
  const codes = (joined: Work) => [joined.code, joined.versions.map(({ code }) => code)];

  test('are both there afterwards, whichever is wanted', () => {
    expect(kindOf(there, file)).toBe('differing');
    expect(codes(joinWork(there, file, 'file', 'r', 1))).toEqual(['theirs', ['mine', 'w', 'v']]);
    expect(codes(joinWork(there, file, 'mine', 'r', 1))).toEqual(['mine', ['theirs', 'w', 'v']]);
  });

  test('need no question where one of them changed nothing', () => {
    expect(kindOf(undefined, file)).toBe('fresh');
    expect(kindOf(work(undefined), file)).toBe('fresh');
    expect(kindOf(there, work(undefined, [version('w')]))).toBe('same');
    expect(codes(joinWork(undefined, file, 'mine', 'r', 1))).toEqual(['theirs', ['w']]);
    expect(codes(joinWork(there, work(undefined, [version('w')]), 'file', 'r', 1))).toEqual(['mine', ['w', 'v']]);
  });

  test('that are the same stay so', () => {
    expect(kindOf(there, work('mine'))).toBe('same');
    expect(joinWork(there, work('mine'), 'file', 'r', 1)).toEqual(there);
  });
});

describe('fuzz', () => {
  /** A small generator of chance: the same files every time. */
  function chance(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }
  const odd = [
    'null',
    '-1',
    '1e999',
    '""',
    '[]',
    '{}',
    '"__proto__"',
    '{"__proto__":{"code":"x"}}',
    'true',
    '"\\ud800"',
    '[[[[[[[[[[[[[[]]]]]]]]]]]]]]',
    '9007199254740993',
  ];

  function damaged(below: (n: number) => number): string {
    let file = text;
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const at = below(file.length);
      const kind = below(5);
      if (kind === 0) file = file.slice(0, at);
      else if (kind === 1) file = file.slice(0, at) + String.fromCharCode(below(0x1_0000)) + file.slice(at + 1);
      else if (kind === 2) file = file.slice(0, at) + file.slice(at + 1 + below(20));
      else if (kind === 3) file = file.slice(0, at) + file.slice(below(file.length), below(file.length)) + file.slice(at);
      // A whole value gives way to another.
      else {
        const values = [...file.matchAll(/(?<=: )("[^"\n]*"|-?\d+|\[|\{)/g)];
        const found = values[below(values.length || 1)];
        if (found) file = file.slice(0, found.index) + odd[below(odd.length)] + file.slice(found.index + found[0].length);
      }
    }
    return file;
  }

  test('20,000 damaged files are read or refused in words; what is read is work', () => {
    const below = chance(5);
    const counts = { read: 0, refused: 0 };
    for (let n = 0; n < 20_000; n += 1) {
      const file = damaged(below);
      try {
        const { works, progress } = readWorkFile(file);
        counts.read += 1;
        for (const [key, one] of works) {
          if (!isWorkKey(key) || JSON.stringify(readWork(one)) !== JSON.stringify(one)) throw new Error(`not work: ${file}`);
          joinWork(kept.works.get(key), one, 'file', 'r', 1);
        }
        for (const name of [...progress.seen, ...progress.solved])
          if (!/^[a-z0-9-]+(\/[\w-]+)?$/.test(name)) throw new Error(`not progress: ${name}`);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        counts.refused += 1;
      }
    }
    expect(counts.read + counts.refused).toBe(20_000);
    expect(counts.read).toBeGreaterThan(2_000);
    expect(counts.refused).toBeGreaterThan(2_000);
    expect(({} as Record<string, unknown>).code).toBeUndefined();
    console.log(`20,000 damaged work files: ${counts.read} read, ${counts.refused} refused`);
  });
});
