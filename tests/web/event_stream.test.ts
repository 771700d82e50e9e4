// EventStream: all events, each once and in order, in groups; and nothing overtakes them.
import type { TraceEvent } from 'ravel/create.js';
import { EventStream, keptText, most, span } from '@web/engine/event_stream.js';
import { longestText } from '@web/model/trace/event.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function streaming() {
  const recorded: TraceEvent[] = [];
  const source = { dropped: 0, busy: true, reads: 0, broken: false };
  const sent: (number | string)[] = []; // sizes of groups, and steps
  const events: TraceEvent[] = [];
  const seen: TraceEvent[] = [];
  const droppedTold: number[] = [];
  const stream = new EventStream(
    {
      read: (count) => {
        if (source.broken) throw new Error('broken');
        source.reads += 1;
        return recorded.slice(count);
      },
      dropped: () => source.dropped,
      busy: () => source.busy,
    },
    (group, dropped) => {
      sent.push(group.length);
      droppedTold.push(dropped);
      events.push(...group);
    },
    (fresh) => seen.push(...fresh),
    () => Date.now(),
  );
  const record = (count: number) => {
    for (let i = 0; i < count; ++i) recorded.push({ seq: recorded.length + 1, time: 0, kind: 'printed' });
  };
  return { stream, source, record, recorded, sent, events, seen, droppedTold };
}

test('events go out every 100 ms', () => {
  const { stream, record, recorded, sent, events } = streaming();
  stream.look();
  for (let i = 0; i < 50; ++i) {
    record(2);
    vi.advanceTimersByTime(span / 50);
  }
  record(1);
  vi.advanceTimersByTime(span);
  expect(sent).toEqual([100, 1]);
  expect(events).toEqual(recorded);
});

test('where the program may block they go at once; of many a fifth may wait', () => {
  const { stream, record, recorded, sent, events } = streaming();
  for (let i = 0; i < 9; ++i) {
    record(3);
    stream.hurry();
    expect(events).toEqual(recorded);
  }
  for (let i = 0; i < 291; ++i) {
    record(1);
    stream.hurry();
    expect(recorded.length - events.length).toBeLessThanOrEqual(recorded.length / 5);
  }
  for (let i = 0; i < 100_000; ++i) {
    record(1);
    stream.hurry();
  }
  expect(sent.length).toBeLessThan(40);
  vi.advanceTimersByTime(span);
  record(1);
  stream.hurry();
  expect(events.length).toBeGreaterThan(300);
});

test('at the end all goes out, also what came before it could not be read any more', () => {
  const { stream, source, record, recorded, events } = streaming();
  record(most * 2);
  stream.look();
  stream.end();
  expect(events).toEqual(recorded);
  record(5);
  stream.pull();
  source.broken = true;
  expect(() => stream.end()).toThrow('broken');
  expect(events).toEqual(recorded);
});

test('without anything new there is no message, and it looks less often while nothing goes on', () => {
  const { stream, source, sent } = streaming();
  stream.look();
  vi.advanceTimersByTime(1_000);
  expect(source.reads).toBe(11);
  source.busy = false;
  vi.advanceTimersByTime(10_000);
  expect(source.reads).toBeLessThan(23);
  expect(sent).toEqual([]);
});

test('what led to a state goes out before it', () => {
  const { stream, record, sent } = streaming();
  stream.look();
  record(3);
  stream.after(() => sent.push('waiting'));
  expect(sent).toEqual([3, 'waiting']);
  stream.after(() => sent.push('finished'));
  expect(sent).toEqual([3, 'waiting', 'finished']);
});

test('a flood goes out in groups, each in a task of its own, and the state after the last', () => {
  const { stream, record, recorded, sent, events, seen } = streaming();
  record(most * 2 + 1);
  stream.after(() => sent.push('running'));
  expect(sent).toEqual([most]);
  record(10);
  stream.after(() => sent.push('finished'));
  expect(sent).toEqual([most]);
  vi.runOnlyPendingTimers();
  expect(sent).toEqual([most, most]);
  vi.runOnlyPendingTimers();
  expect(sent).toEqual([most, most, 11, 'running', 'finished']);
  expect(events).toEqual(recorded);
  expect(seen).toEqual(recorded);
});

test('what was dropped is told when it changes', () => {
  const { stream, source, sent, droppedTold } = streaming();
  stream.look();
  source.dropped = 7;
  vi.advanceTimersByTime(span);
  vi.advanceTimersByTime(span);
  expect(sent).toEqual([0]);
  expect(droppedTold).toEqual([7]);
});

test('a long text is cut', () => {
  const { stream, recorded, events } = streaming();
  recorded.push({ seq: 1, time: 0, kind: 'printed', text: 'x'.repeat(longestText + 5) });
  recorded.push({ seq: 2, time: 0, kind: 'printed', text: 'x'.repeat(longestText) });
  stream.look();
  expect(events.map(({ text }) => text?.length)).toEqual([longestText + 1, longestText]);
  expect(events[0]?.text?.at(-1)).toBe('…');
});

test('of very much text, groups are small, and then texts are', () => {
  const { stream, recorded, events, sent } = streaming();
  for (let seq = 1; seq <= 2_500; seq += 1) recorded.push({ seq, time: 0, kind: 'printed', text: 'x'.repeat(10_000) });
  stream.after(() => sent.push('finished'));
  vi.advanceTimersByTime(1_000);
  expect(events).toHaveLength(2_500);
  expect(sent.at(-1)).toBe('finished');
  expect(Math.max(...sent.filter((size) => typeof size === 'number'))).toBeLessThanOrEqual(most);
  expect(sent[0]).toBe(50);
  expect(events[keptText / 10_000 - 1]?.text?.length).toBe(10_000);
  expect(events[keptText / 10_000]?.text?.length).toBe(201);
});
