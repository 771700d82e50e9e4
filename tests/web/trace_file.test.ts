// Trace files: what is written is read again; anything else is refused in words.
import { mostBytes, openFile, readFile } from '@web/model/open_file.js';
import { type TraceFile, writeTraceFile } from '@web/model/trace_file.js';

const file: TraceFile = {
  time: 'virtual',
  seed: 7,
  scenario: 'print-later',
  source: "console.log('größer')\n",
  dropped: 3,
  events: [
    { seq: 1, time: 0, kind: 'deferred.made', deferred: 1, line: 2 },
    { seq: 2, time: 0.5, kind: 'deferred.left', lane: 'errback', deferred: 1, pair: 2, cause: 1, text: '"boom"\n☃' },
    { seq: 3, time: 0.5, kind: 'call.made', call: 2, due: 1.5, text: 'tick' },
  ],
};
const readTraceFile = (text: string): TraceFile => {
  const opened = readFile(text);
  if (opened.kind !== 'trace') throw new Error(opened.kind);
  return opened.trace;
};
const data = JSON.parse(writeTraceFile(file)) as Record<string, unknown>;
const changed = (more: Record<string, unknown>): string => JSON.stringify({ ...data, ...more });

test('what was written is read again', () => {
  expect(readTraceFile(writeTraceFile(file))).toEqual(file);
  const { scenario: _, ...own } = file;
  expect(readTraceFile(writeTraceFile({ ...own, events: [] }))).toEqual({ ...own, events: [] });
});

test('it says what it is, and has an event to a line', () => {
  expect(data).toMatchObject({ ravel: 'trace', version: 1 });
  expect(
    writeTraceFile(file)
      .split('\n')
      .filter((line) => line.startsWith('{"seq"')).length,
  ).toBe(3);
});

test('a file is opened, unless it is too large', async () => {
  expect(await openFile(new Blob([writeTraceFile(file)]))).toEqual({ kind: 'trace', trace: file });
  const text = vi.fn();
  await expect(openFile({ size: mostBytes + 1, text } as unknown as Blob)).rejects.toThrow(/more than 64 MB/);
  expect(text).not.toHaveBeenCalled();
});

test('fields that an event has not are left out', () => {
  const events = [{ ...file.events[0], onload: 'x', toString: 1 }];
  expect(readTraceFile(changed({ events })).events).toEqual([file.events[0]]);
});

describe('refused in words:', () => {
  const event = file.events[0]!;
  const cases: [string, string, RegExp][] = [
    ['no JSON', 'hello', /no JSON/],
    ['half of it', writeTraceFile(file).slice(0, 200), /no JSON/],
    ['null', 'null', /neither a program nor a trace of Ravel/],
    ['something else', '{"a":1}', /neither a program nor a trace of Ravel/],
    ['a newer version', changed({ version: 2 }), /of version 2; this page reads version 1/],
    ['a version in words', changed({ version: 'x' }), /of version no number/],
    ['another time', changed({ time: 'warp' }), /“time” of this trace is not virtual or real/],
    ['no seed', changed({ seed: undefined }), /“seed”/],
    ['a negative seed', changed({ seed: -1 }), /“seed”/],
    ['nothing about what was dropped', changed({ dropped: 'x' }), /“dropped”/],
    ['no program', changed({ source: 1 }), /“source”/],
    ['a scenario that is no name', changed({ scenario: '../x' }), /“scenario”/],
    ['no events', changed({ events: {} }), /“events” of this trace is not a list/],
    ['too many', changed({ events: Array.from({ length: 100_001 }, () => 0) }), /more than 100,000 events/],
    ['an event that is none', changed({ events: [event, null] }), /Event 2 of this trace/],
    ['an unknown kind', changed({ events: [{ ...event, kind: 'x' }] }), /Event 1 of this trace/],
    ['a gap', changed({ events: [event, { ...event, seq: 3 }] }), /Event 2 of this trace/],
    ['a cause that comes later', changed({ events: [{ ...event, cause: 1 }] }), /Event 1 of this trace/],
    ['a text without end', changed({ events: [{ ...event, text: 'x'.repeat(30_000) }] }), /Event 1 of this trace/],
  ];
  test.each(cases)('%s', (_what, text, message) => expect(() => readTraceFile(text)).toThrow(message));
});
