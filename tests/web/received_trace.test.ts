// ReceivedTrace: whatever comes, the event of number n is the n-th.
import type { TraceEvent } from 'ravel/create.js';
import { ReceivedTrace } from '@web/engine/received_trace.js';
import { mostEvents } from '@web/model/trace/event.js';

const events = (from: number, to: number): TraceEvent[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i, time: 0, kind: 'printed' }));

test('groups are put together', () => {
  const trace = new ReceivedTrace();
  expect(trace.take(events(1, 3), 0)).toEqual({ events: events(1, 3), dropped: 0 });
  expect(trace.take(events(4, 4), 2)).toEqual({ events: events(4, 4), dropped: 2 });
  expect(trace.events).toEqual(events(1, 4));
});

test('what does not fit on is left out', () => {
  const trace = new ReceivedTrace();
  trace.take(events(1, 3), 0);
  expect(trace.take(events(3, 5), 0).events).toEqual([]);
  expect(trace.take(events(5, 6), 0).events).toEqual([]);
  expect(trace.take([...events(4, 5), ...events(9, 9)], 0).events).toEqual(events(4, 5));
  expect(trace.events).toEqual(events(1, 5));
});

test('it takes no more than a recording holds', () => {
  const trace = new ReceivedTrace();
  trace.take(events(1, mostEvents + 5), 0);
  expect(trace.events.length).toBe(mostEvents);
  expect(trace.take(events(mostEvents + 1, mostEvents + 1), 0).events).toEqual([]);
});

test('what was dropped never becomes less', () => {
  const trace = new ReceivedTrace();
  trace.take([], 5);
  expect(trace.take([], 1).dropped).toBe(5);
});
