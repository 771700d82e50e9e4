// The timeline's history: what rows are made of, and that it grows.
import type { TraceEvent } from 'ravel/create.js';
import { History } from '@web/model/timeline/history.js';
import { rowsOf } from '@web/model/timeline/rows.js';
import { traceOfScenario as traceOf } from '../support/program.mjs';
import { programIds } from '../support/scenarios.mjs';
import { longTrace } from './support/long_trace.js';

const nameOf = (id: number): string => `#${id}`;
const events = (...all: Partial<TraceEvent>[]): TraceEvent[] => all.map((event, i) => ({ seq: i + 1, time: 0, kind: 'idle', ...event }));
const parts = ({ count, turns, calls, fetches, connections, chains, lines, lastDue }: History): unknown =>
  structuredClone({ count, turns, calls, fetches, connections, chains, lines, lastDue });

describe('history', () => {
  it('is the same grown bit by bit as made at once', async () => {
    const traces = [...(await Promise.all(programIds.map((id) => traceOf(id)))), longTrace(3000)];
    for (const trace of traces) {
      const grown = new History();
      for (let count = 0; count < trace.length; count += 7) grown.grow(trace.slice(0, count));
      expect(parts(grown.grow(trace))).toEqual(parts(new History().grow(trace)));
      expect(rowsOf(grown, nameOf)).toEqual(rowsOf(new History().grow(trace), nameOf));
    }
  });

  it('has a row for how far Clocks are moved, and keeps their calls off the axis', async () => {
    const history = new History().grow(await traceOf('test-first'));
    expect(history.advances.map(({ to }) => to)).toEqual([1, 2, 1, 2, 3]);
    expect(history.calls.every(({ clock }) => clock > 0)).toBe(true);
    expect(history.lastDue).toBe(0);
    expect(rowsOf(history, nameOf).map(({ kind }) => kind)).toContain('clocks');
  });

  it('shows what connections bring in their rows, and not as calls', async () => {
    expect(new History().grow(await traceOf('echo')).calls.filter(({ carries }) => !carries)).toEqual([]);
  });

  it('puts every event into one turn, in order', async () => {
    for (const trace of [await traceOf('fuse-chain'), await traceOf('timeout'), longTrace(2000)]) {
      const { turns } = new History().grow(trace);
      expect(turns[0]!.first).toBe(1);
      expect(turns.at(-1)!.last).toBe(trace.length);
      turns.slice(1).forEach(({ first, slotsBefore }, i) => {
        expect(first).toBe(turns[i]!.last + 1);
        expect(slotsBefore).toBe(turns[i]!.slotsBefore + turns[i]!.slots);
      });
    }
  });

  it('knows what blocked a turn, how long, and who', () => {
    const { turns } = new History().grow(
      events(
        { kind: 'call.made', call: 1, text: 'light', line: 16 },
        { kind: 'turn.begun' },
        { kind: 'call.entered', call: 1 },
        { kind: 'blocked', due: 1.5 },
        { kind: 'call.left', call: 1, time: 1.5 },
        { kind: 'turn.ended', time: 1.5 },
      ),
    );
    expect(turns[1]).toMatchObject({ number: 1, from: 0, to: 1.5, blocks: [{ seq: 4, from: 0, to: 1.5, culprit: 'light', line: 16 }] });
  });

  it('follows a call that is moved and cancelled', () => {
    const [call] = new History().grow(
      events(
        { kind: 'call.made', call: 1, due: 2 },
        { kind: 'call.moved', call: 1, due: 3, time: 1 },
        { kind: 'call.cancelled', call: 1, time: 1.5 },
      ),
    ).calls;
    expect(call).toMatchObject({ due: 3, moves: [{ seq: 2, from: 2, to: 3 }], cancelled: 3, entered: 0 });
  });

  it("draws the calls that bring a page's answer with its fetch", async () => {
    const { fetches, calls } = new History().grow(await traceOf('get-page'));
    expect(fetches[0]!.answers.map(({ due }) => due)).toEqual([0.4, 0.8, 1.2]);
    expect(fetches[0]!.data).toHaveLength(3);
    expect(calls.map(({ due }) => due).slice(0, 6)).toEqual([0.5, 1, 1.5, 2, 2.5, 3]);
  });

  it('tells running, waiting and resting apart in the life of a Deferred', () => {
    const deferred = 1;
    const [chain] = new History().grow(
      events(
        { kind: 'deferred.made', deferred },
        { kind: 'deferred.fired', deferred, text: "'Ada'" },
        { kind: 'deferred.entered', deferred, text: "'Ada'" },
        { kind: 'printed', text: 'hello' },
        { kind: 'deferred.left', deferred, text: '<Deferred>' },
        { kind: 'deferred.waits', deferred, other: 2 },
        { kind: 'deferred.resumed', deferred, other: 2, lane: 'errback', text: 'late' },
        { kind: 'deferred.entered', deferred, lane: 'errback', pair: 1, text: 'late' },
        { kind: 'deferred.left', deferred, pair: 1, text: '7' },
        { kind: 'printed', text: 'later' },
        { kind: 'deferred.entered', deferred, pair: 2, text: '7' },
        { kind: 'deferred.left', deferred, pair: 2, text: '8' },
      ),
    ).chains;
    expect(chain!.spans.map(({ kind, lane, from, to }) => [kind, lane, from, to])).toEqual([
      ['runs', 'callback', 2, 6],
      ['waits', 'callback', 6, 7],
      ['runs', 'errback', 7, 9],
      ['runs', 'callback', 9, 9],
      ['rests', 'callback', 9, 11],
      ['runs', 'callback', 11, 12],
    ]);
    expect(chain).toMatchObject({ fired: 2, lane: 'callback', text: '8', last: 12, unhandled: 0 });
  });
});

describe('rows', () => {
  it('fold where one line of code makes more than eight', () => {
    const calls = (count: number): History =>
      new History().grow(
        events(...Array.from({ length: count }, (_, i) => ({ kind: 'call.made' as const, call: i + 1, line: 3, text: 'tick', due: i }))),
      );
    const rows = (count: number) => rowsOf(calls(count), () => 'tick').filter(({ kind }) => kind === 'calls');
    expect(rows(8).map(({ label, folded }) => [label, folded])).toEqual(Array.from({ length: 8 }, () => ['tick', false]));
    expect(rows(412).map(({ label, note }) => `${label}, ${note}`)).toEqual(['tick, 412 calls']);
  });

  it('leave out kinds that the run has none of, and those that are not wanted', async () => {
    const history = new History().grow(await traceOf('fuse-chain'));
    expect([...new Set(rowsOf(history, nameOf).map(({ kind }) => kind))]).toEqual(['turns', 'calls', 'console']);
    expect([...new Set(rowsOf(history, nameOf, new Set(['calls'])).map(({ kind }) => kind))]).toEqual(['turns', 'console']);
  });
});
