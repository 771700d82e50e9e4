// Seeker: the same state from wherever one comes, and soon.
import type { TraceEvent } from 'ravel/create.js';
import { emptyState } from '@web/model/trace/draft.js';
import { fold } from '@web/model/trace/fold.js';
import { Seeker } from '@web/model/trace/seek.js';
import type { RunState } from '@web/model/trace/state.js';
import { traceOf, traceOfScenario } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';
import { bigPrograms } from './support/big.js';
import { conformanceTraces } from './support/conformance.js';
import { traceOfProgram } from './support/programs.js';

/** A state as plain data, which can be compared. */
const plain = (state: RunState) => ({
  ...state,
  deferreds: [...state.deferreds],
  calls: [...state.calls],
  fetches: [...state.fetches],
  connections: [...state.connections],
  clocks: [...state.clocks],
});

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

// 100,000 events take seconds to record where others work on the machine too.
vi.setConfig({ testTimeout: 60_000 });

describe('there and back is where one was', () => {
  function walk(events: TraceEvent[], seed: number): void {
    const random = numbers(seed);
    const seeker = new Seeker({ events });
    for (let step = 0; step < 12; step += 1) {
      const at = random(events.length + 1);
      const before = plain(seeker.at(at));
      const by = random(events.length - at + 1);
      const there = plain(seeker.at(at + by));
      expect(plain(seeker.at(at))).toEqual(before);
      expect(plain(seeker.at(at + by))).toEqual(there);
      expect(there).toEqual(plain(fold(emptyState(), events, at + by)));
    }
  }

  test.each(programIds)('in %s, at every step', async (id) => {
    const events = await traceOfScenario(id);
    expect(events.length).toBeGreaterThan(1);
    walk(events, events.length);
    const seeker = new Seeker({ events });
    const forward = events.map((_event, i) => JSON.stringify(plain(seeker.at(i + 1))));
    for (let n = events.length; n > 0; n -= 1) expect(JSON.stringify(plain(seeker.at(n)))).toBe(forward[n - 1]);
  });

  test('in programs that Twisted ran too', async () => {
    const traces = await conformanceTraces(17);
    expect(traces.length).toBeGreaterThan(100);
    expect(traces.reduce((sum, [, events]) => sum + events.length, 0)).toBeGreaterThan(5_000);
    traces.forEach(([, events], i) => walk(events, i + 1));
  });

  test('and what was handed out stays as it was', async () => {
    const events = await traceOf(bigPrograms.crowd);
    const seeker = new Seeker({ events });
    const state = seeker.at(5_000);
    const before = JSON.stringify(plain(state));
    for (let n = 5_001; n < 5_200; n += 1) seeker.at(n);
    seeker.at(90_000);
    seeker.at(2);
    expect(JSON.stringify(plain(state))).toBe(before);
  });
});

describe('while the recording grows', () => {
  test('the end is where it is now, and no further', async () => {
    const all = await traceOfProgram('chaining');
    const events = all.slice(0, 10);
    const seeker = new Seeker({ events });
    expect(seeker.at(99).count).toBe(10);
    events.push(...all.slice(10));
    expect(plain(seeker.at(99))).toEqual(plain(fold(emptyState(), all)));
    expect(seeker.at(-3).count).toBe(0);
    expect(seeker.at(Number.NaN).count).toBe(0);
  });

  test('states are kept ahead, in portions, and are the same', async () => {
    const all = await traceOf(bigPrograms.ticks);
    let read = 0;
    const events = new Proxy(all, { get: (list, key) => ((read += Number(/^\d+$/.test(String(key)))), Reflect.get(list, key)) });
    const seeker = new Seeker({ events });
    for (let count = 0; count <= all.length; count += 250) seeker.prepare(count);
    read = 0;
    const state = seeker.at(77_777);
    expect(read).toBeLessThan(1_000);
    expect(plain(state)).toEqual(plain(fold(emptyState(), all, 77_777)));
  });

  test('the same count gives the same object', async () => {
    const seeker = new Seeker({ events: await traceOfProgram('chaining') });
    expect(seeker.at(7)).toBe(seeker.at(7));
  });
});

describe('in 100,000 events', () => {
  const milliseconds = (run: () => void): number => {
    const before = performance.now();
    run();
    return performance.now() - before;
  };

  test.each(Object.entries(bigPrograms))('%s: any of them within 50 ms', async (shape, source) => {
    const events = await traceOf(source);
    expect(events.length).toBeGreaterThanOrEqual(99_000);
    const seeker = new Seeker({ events });
    const cold = milliseconds(() => seeker.at(events.length));
    const random = numbers(7);
    /** The shortest of five: on a busy machine any may be interrupted. */
    const seekTo = (at: number): number => {
      const tries = [0, 1, 2, 3, 4].map(() => {
        seeker.at(random(events.length + 1));
        return milliseconds(() => seeker.at(at));
      });
      return Math.min(...tries);
    };
    const times = Array.from({ length: 300 }, () => seekTo(random(events.length + 1))).sort((a, b) => a - b);
    // Of three stretches, as above.
    const stretches = [50_000, 60_000, 70_000].map((from) =>
      milliseconds(() => {
        for (let n = from; n < from + 1_000; n += 1) seeker.at(n);
      }),
    );
    const steps = Math.min(...stretches);
    seeker.at(51_000);
    const back = milliseconds(() => {
      for (let n = 51_000; n > 50_900; n -= 1) seeker.at(n);
    });
    const { deferreds, calls } = seeker.at(events.length);
    console.log(
      `${shape}: ${events.length} events, ${deferreds.size} Deferreds, ${calls.size} calls; first seek ${cold.toFixed(0)} ms, ` +
        `then median ${times[150]!.toFixed(2)} ms, longest ${times.at(-1)!.toFixed(1)} ms; a step on ${steps.toFixed(0)} µs, back ${(back * 10).toFixed(0)} µs`,
    );
    expect(times.at(-1)).toBeLessThan(50);
    expect(steps / 1_000).toBeLessThan(1);
  });
});
