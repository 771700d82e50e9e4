// Many seeds: each is run, and their outputs are grouped.
import type { Engine, EngineRun, RunEvents } from '@web/engine/engine.js';
import type { RunSettings } from '@web/engine/messages.js';
import { runSeeds, seeds } from '@web/engine/seeds.js';
import { type SeedRun, groupRuns, sayGroups } from '@web/model/seeds.js';

const ran = (seed: number, lines: string[], end: SeedRun['end'] = 'finished'): SeedRun => ({ seed, lines, end });

describe('outputs', () => {
  const runs = [
    ran(3, ['a', 'b']),
    ran(1, ['b', 'a']),
    ran(2, ['a', 'b']),
    ran(4, ['a']),
    ran(5, ['a'], 'endless'),
    ran(6, ['a', 'b', 'c']),
  ];
  const groups = groupRuns(runs);

  test('are grouped, the most frequent first', () => {
    expect(groups.map((group) => group.seeds)).toEqual([[2, 3], [1], [4], [5], [6]]);
    expect(groups.map(({ end }) => end)).toEqual(['finished', 'finished', 'finished', 'endless', 'finished']);
  });

  test('show where they differ from it', () => {
    expect(groups.map((group) => group.lines.map(({ text, differs }) => (differs ? `${text}!` : text)).join(' '))).toEqual([
      'a b',
      'b! a!',
      'a',
      'a',
      'a b c!',
    ]);
    expect(groups.map(({ missing }) => missing)).toEqual([0, 0, 1, 1, 0]);
  });

  test('have a sentence', () => {
    expect(sayGroups([])).toBe('');
    expect(sayGroups(groups)).toBe('6 seeds gave 5 different outputs.');
    expect(sayGroups(groupRuns([ran(1, ['a']), ran(2, ['b'])]))).toBe('2 seeds gave 2 different outputs.');
    expect(sayGroups(groupRuns([ran(1, []), ran(2, [])]))).toBe('All 2 seeds gave the same output.');
  });
});

/** Prints what `program` does with the seed; it never ends where that throws. */
function engine(program: (seed: number) => string[]) {
  const told = { most: 0, going: 0, disposed: 0, settings: [] as RunSettings[] };
  const made: Engine = {
    load: async () => {},
    async run(settings: RunSettings, events: RunEvents) {
      told.settings.push(settings);
      told.most = Math.max(told.most, ++told.going);
      setTimeout(() => {
        events.lines([{ time: 0, stream: 'log', text: 'Ravel says' }], 0);
        try {
          events.lines(
            program(settings.seed).map((text) => ({ time: 0, stream: 'out', text })),
            0,
          );
          events.state('running', 0);
          events.state('waiting', 1);
        } catch {
          // It goes on and on.
        }
      }, 10);
      return { dispose: () => ((told.going -= 1), (told.disposed += 1)) } as unknown as EngineRun;
    },
  };
  return { made, told };
}

const program = { source: 'x', network: { 'http://a.test/': { latency: 1 } } };

describe('running them', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('each seed is run once, two at a time, with the same program and network', async () => {
    const { made, told } = engine((seed) => [seed % 3 === 0 ? 'race' : 'usual']);
    const done: number[] = [];
    const running = runSeeds(made, program, { done: ({ seed }) => done.push(seed) });
    await vi.advanceTimersByTimeAsync(1_000);
    const runs = await running;
    expect(runs.map(({ seed }) => seed)).toEqual(seeds);
    expect(seeds.length).toBe(20);
    expect(done.length).toBe(20);
    expect(told).toMatchObject({ most: 2, going: 0, disposed: 20 });
    expect(told.settings[0]).toEqual({ ...program, time: 'virtual', seed: 1 });
    expect(groupRuns(runs).map((group) => [group.seeds.length, group.end, group.lines[0]?.text])).toEqual([
      [14, 'waiting', 'usual'],
      [6, 'waiting', 'race'],
    ]);
  });

  test('one that does not end is ended', async () => {
    const { made, told } = engine((seed) => {
      if (seed === 2) throw new Error('endless');
      return ['x'];
    });
    const running = runSeeds(made, program, { seeds: [1, 2, 3], each: 500 });
    await vi.advanceTimersByTimeAsync(600);
    expect((await running).map(({ end }) => end)).toEqual(['waiting', 'endless', 'waiting']);
    expect(told.disposed).toBe(3);
  });

  test('they can be given up', async () => {
    const { made, told } = engine(() => ['x']);
    const going = new AbortController();
    const done: number[] = [];
    const running = runSeeds(made, program, { signal: going.signal, done: ({ seed }) => done.push(seed) });
    await vi.advanceTimersByTimeAsync(15);
    going.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await running).length).toBe(2);
    expect(done).toEqual([1, 2]);
    expect(told).toMatchObject({ going: 0, disposed: 4 });
  });

  test('where no program can be run, that is said', async () => {
    const broken = { load: async () => {}, run: () => Promise.reject(new Error('no worker')) } as unknown as Engine;
    await expect(runSeeds(broken, program)).rejects.toThrow('no worker');
  });
});
