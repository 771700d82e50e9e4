// Messages from the sandbox: only what has the declared shape is taken.
import { isFromFrame, isFromWorker } from '@web/engine/checks.js';

const event = { seq: 2, time: 0.5, kind: 'deferred.left', lane: 'errback', deferred: 1, pair: 2, cause: 1, text: 'boom' };
const line = { time: 0, stream: 'out', text: 'hello' };

describe('of a worker, these are taken:', () => {
  const good = [
    { type: 'ready' },
    { type: 'stopping', closing: false },
    { type: 'broken', reason: 'no memory' },
    { type: 'lines', lines: [], left: 0 },
    { type: 'lines', lines: [line, { ...line, stream: 'err', at: { line: 1, column: 2 }, printed: 'warn' }], left: 3 },
    { type: 'state', state: 'waiting', time: 1.5 },
    { type: 'refused', refusal: { message: 'no', line: 0, column: 0, syntax: true } },
    { type: 'test', test: { name: 'a', result: 'ok', checks: 1, time: 0 } },
    { type: 'test', test: { name: 'a', result: 'fail', checks: 0, time: 5, message: 'no', at: { line: 1, column: 2 } } },
    { type: 'traced' },
    { type: 'paused', reason: 'line', time: 1 },
    { type: 'resumed' },
    { type: 'events', events: [], dropped: 0 },
    { type: 'events', events: [event, { seq: 3, time: 0, kind: 'call.made', due: 1, call: 3, line: 4, other: 0 }], dropped: 3 },
  ];
  test.each(good)('%j', (message) => expect(isFromWorker(message)).toBe(true));
});

describe('of a worker, these are not:', () => {
  const bad = [
    null,
    undefined,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: ['ready'] },
    { type: 'stopping' },
    { type: 'broken', reason: { toString: 'x' } },
    { type: 'lines' },
    { type: 'lines', lines: [{ ...line, text: 'x'.repeat(20_002) }], left: 0 },
    { type: 'lines', lines: Array(4_001).fill(line), left: 0 },
    { type: 'lines', lines: Array(101).fill({ ...line, text: 'x'.repeat(20_000) }), left: 0 },
    { type: 'lines', lines: [{ ...line, time: Number.NaN }], left: 0 },
    { type: 'lines', lines: [{ ...line, time: -1 }], left: 0 },
    { type: 'lines', lines: [{ ...line, at: { line: 1e300, column: 1 } }], left: 0 },
    { type: 'state', state: 'finished', time: Number.NaN },
    { type: 'test', test: { name: 'x'.repeat(20_002), result: 'ok', checks: 1, time: 0 } },
    { type: 'test', test: { name: 'x', result: 'ok', checks: 1, time: 0, message: 'x'.repeat(1_000_000) } },
    { type: 'refused', refusal: { message: 'x'.repeat(20_002), line: 1, column: 1, syntax: false } },
    { type: 'lines', lines: 'x', left: 0 },
    { type: 'lines', lines: [line] },
    { type: 'lines', lines: [line], left: -1 },
    { type: 'lines', lines: [{ ...line, stream: 'html' }], left: 0 },
    { type: 'lines', lines: [{ ...line, text: {} }], left: 0 },
    { type: 'lines', lines: [{ ...line, time: '0' }], left: 0 },
    { type: 'lines', lines: [{ ...line, at: { line: 'x', column: 1 } }], left: 0 },
    { type: 'lines', lines: [{ ...line, printed: true }], left: 0 },
    { type: 'lines', lines: [null], left: 0 },
    { type: 'test' },
    { type: 'test', test: { name: 'a', result: 'good', checks: 1, time: 0 } },
    { type: 'test', test: { name: {}, result: 'ok', checks: 1, time: 0 } },
    { type: 'test', test: { name: 'a', result: 'ok', checks: -1, time: 0 } },
    { type: 'test', test: { name: 'a', result: 'fail', checks: 1, time: 0, message: {} } },
    { type: 'state', state: 'idle', time: 0 },
    { type: 'state', state: 'finished' },
    { type: 'refused', refusal: { message: 1, line: 1, column: 1 } },
    { type: 'refused' },
    { type: 'trace', events: [] },
    { type: 'paused', reason: 'why', time: 1 },
    { type: 'paused', reason: 'line' },
    { type: 'events', events: {}, dropped: 0 },
    { type: 'events', events: [event] },
    { type: 'events', events: [event], dropped: -1 },
    { type: 'events', events: [null], dropped: 0 },
    { type: 'events', events: ['x'], dropped: 0 },
    { type: 'events', events: [{ ...event, kind: 'constructor' }], dropped: 0 },
    { type: 'events', events: [{ ...event, kind: {} }], dropped: 0 },
    { type: 'events', events: [{ ...event, seq: 1.5 }], dropped: 0 },
    { type: 'events', events: [{ ...event, seq: -1 }], dropped: 0 },
    { type: 'events', events: [{ ...event, time: Number.NaN }], dropped: 0 },
    { type: 'events', events: [{ ...event, time: '0' }], dropped: 0 },
    { type: 'events', events: [{ ...event, due: Number.POSITIVE_INFINITY }], dropped: 0 },
    { type: 'events', events: [{ ...event, lane: 'callback' }], dropped: 0 },
    { type: 'events', events: [{ ...event, line: 'x' }], dropped: 0 },
    { type: 'events', events: [{ ...event, deferred: -1 }], dropped: 0 },
    { type: 'events', events: [{ ...event, pair: 2 ** 60 }], dropped: 0 },
    { type: 'events', events: [{ ...event, cause: {} }], dropped: 0 },
    { type: 'events', events: [{ ...event, cause: 2 }], dropped: 0 },
    { type: 'events', events: [{ ...event, text: 1 }], dropped: 0 },
  ];
  test.each(bad.map((message) => [(JSON.stringify(message) ?? 'undefined').slice(0, 100), message]))('%s', (_, message) =>
    expect(isFromWorker(message)).toBe(false),
  );
});

test('nor are events by the million, or with a text without end', () => {
  const most = Array.from({ length: 4_000 }, () => event);
  expect(isFromWorker({ type: 'events', events: most, dropped: 0 })).toBe(true);
  expect(isFromWorker({ type: 'events', events: [...most, event], dropped: 0 })).toBe(false);
  expect(isFromWorker({ type: 'events', events: [{ ...event, text: 'x'.repeat(20_002) }], dropped: 0 })).toBe(false);
});

test('of the frame, only its own four', () => {
  expect(isFromFrame({ type: 'frame-loaded' })).toBe(true);
  expect(isFromFrame({ type: 'frame-ready' })).toBe(true);
  expect(isFromFrame({ type: 'frame-failed', reason: 'x' })).toBe(true);
  expect(isFromFrame({ type: 'worker-failed', reason: 'x', worker: 1 })).toBe(true);
  expect(isFromFrame({ type: 'frame-failed' })).toBe(false);
  expect(isFromFrame({ type: 'worker-failed', reason: 'x' })).toBe(false);
  expect(isFromFrame({ type: 'boot' })).toBe(false);
  expect(isFromFrame(null)).toBe(false);
});
