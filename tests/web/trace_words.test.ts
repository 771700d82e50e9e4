// Words: the sentence for every kind of event, and for the state of a Deferred.
import { type TraceEvent, type TraceKind, traceKinds } from 'ravel/trace_kinds.js';
import { explain, standingOf } from '@web/model/trace/explain.js';
import { columns, tableText } from '@web/model/trace/event_table.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { plainWords, say, code, seconds } from '@web/model/trace/segments.js';
import { kindWords, sentenceOf, sentenceText } from '@web/model/trace/words.js';
import { traceOf, traceOfScenario } from '../support/program.mjs';
import { programIds, sourceOf } from '../support/scenarios.mjs';
import { programOf, traceOfProgram } from './support/programs.js';

type Loose = Omit<TraceEvent, 'seq' | 'time' | 'kind'> & { kind: string; time?: number };
/** Sentences of a made-up trace, whose program names a, b and their functions. */
function sentences(
  events: Loose[],
  source = 'const a = new Deferred()\nconst b = new Deferred()\nfunction tell() {\n  console.log(1)\n}\n',
): string[] {
  const numbered = events.map((event, i): TraceEvent => ({ time: 0, ...event, kind: event.kind as TraceKind, seq: i + 1 }));
  const recording = makeRecording(source, 'virtual', numbered);
  return numbered.map(({ seq }) => sentenceText(recording, seq));
}
const sentence = (...events: Loose[]): string => sentences([a, b, ...events]).at(-1)!;
const a: Loose = { kind: 'deferred.made', deferred: 1, line: 1 };
const b: Loose = { kind: 'deferred.made', deferred: 2, line: 2 };
const pair = (text: string, deferred = 1): Loose => ({ kind: 'deferred.added', deferred, line: 7, text });
const fired: Loose = { kind: 'deferred.fired', deferred: 1, text: 'Ada' };
const failed: Loose = { ...fired, lane: 'errback', text: 'timed out' };
const entered: Loose = { kind: 'deferred.entered', deferred: 1, text: 'Ada' };
const left = (text: string, lane?: 'errback'): Loose => ({ kind: 'deferred.left', deferred: 1, text, lane });
const begun: Loose = { kind: 'turn.begun' };
const call: Loose = { kind: 'call.made', call: 5, due: 2, text: 'work' };

describe('a Deferred', () => {
  test.each([
    [[a], 'a is made: a result that is not there yet'],
    [[pair('show/')], 'a gets pair 0: callback show'],
    [[pair('/initials')], 'a gets pair 0: errback initials'],
    [[pair('show/sorry')], 'a gets pair 0: callback show, errback sorry'],
    [[pair('tell/tell')], 'a gets pair 0: tell in both lanes'],
    [[pair('fn/')], 'a gets pair 0: callback fn L7'],
    [[fired], 'a fires with Ada'],
    [[failed], 'a fires with Failure timed out'],
    [[{ ...fired, text: '(nothing)' }], 'a fires with nothing'],
    [[fired, { kind: 'deferred.refused', deferred: 1 }], 'a has fired before: a second result is refused with AlreadyCalledError'],
    [[pair('show/'), fired, entered], 'show, callback of a, runs with Ada'],
    [[pair('/fn'), failed, { ...entered, lane: 'errback', text: 'timed out' }], 'fn L7, errback of a, runs with Failure timed out'],
    [[pair('show/'), fired, entered, left('AL')], 'show returns AL'],
    [[pair('show/'), fired, entered, left('no', 'errback')], 'show raises no: a changes to the errback lane'],
    [
      [pair('/initials'), failed, { ...entered, lane: 'errback', text: 'timed out' }, left('AL')],
      'initials returns AL: a is back in the callback lane',
    ],
    [
      [pair('/log'), failed, { ...entered, lane: 'errback', text: 'timed out' }, left('timed out', 'errback')],
      'log hands the Failure timed out on: a stays in the errback lane',
    ],
    [
      [pair('/log'), failed, { ...entered, lane: 'errback', text: 'timed out' }, left('worse', 'errback')],
      'log raises worse: a stays in the errback lane',
    ],
    [[fired, { kind: 'deferred.passed', deferred: 1, pair: 2, text: 'Ada' }], 'pair 2 of a has no callback: Ada goes past it'],
    [
      [failed, { kind: 'deferred.passed', deferred: 1, lane: 'errback', text: 'timed out' }],
      'pair 0 of a has no errback: Failure timed out goes past it',
    ],
    [[fired, { kind: 'deferred.waits', deferred: 1, other: 2 }], 'a now waits for b'],
    [
      [
        fired,
        { kind: 'deferred.waits', deferred: 1, other: 2 },
        { kind: 'deferred.fired', deferred: 2 },
        { kind: 'deferred.resumed', deferred: 1, other: 2, text: '5' },
      ],
      'b has ended: a goes on with 5',
    ],
    [
      [
        { kind: 'deferred.fired', deferred: 2 },
        pair('f/'),
        fired,
        entered,
        left('<Deferred>'),
        { kind: 'deferred.resumed', deferred: 1, other: 2, text: '5' },
      ],
      'b has its result already: a goes on with 5',
    ],
    [[{ kind: 'deferred.waits', deferred: 1, other: 2 }], 'the function behind a waits at its yield for b'],
    [
      [
        { kind: 'deferred.waits', deferred: 1, other: 2 },
        { kind: 'deferred.resumed', deferred: 1, other: 2, lane: 'errback', text: 'no such user' },
      ],
      'b has ended: the yield in the function behind a throws Failure no such user',
    ],
    [[{ kind: 'deferred.paused', deferred: 1 }], 'a is paused by hand: its functions wait'],
    [[{ kind: 'deferred.unpaused', deferred: 1 }], 'a is not paused any more'],
    [[{ kind: 'deferred.cancelled', deferred: 1 }], 'a is cancelled'],
    [[{ kind: 'deferred.unhandled', deferred: 1, text: 'disk full' }], 'nobody took the Failure disk full that a ended with'],
  ] as [Loose[], string][])('%#: %s', (events, words) => expect(sentence(...events)).toBe(words));

  test('that a function returns is named', () => {
    const events = [pair('load/'), fired, entered, left('<Deferred>'), { kind: 'deferred.waits', deferred: 1, other: 2 }];
    expect(sentences([a, b, ...events]).at(-2)).toBe('load returns the Deferred b');
  });
});

describe('the reactor', () => {
  test.each([
    [[begun], 'the script is done: the reactor’s first turn begins'],
    [[{ ...begun, time: 1.5 }], 'the script is done, 1.5 s pass: the reactor’s first turn begins'],
    [[begun, { kind: 'turn.begun', time: 2 }], '2.0 s pass, turn 2 begins'],
    [[begun, { kind: 'turn.ended' }], 'turn 1 ends'],
    [[{ kind: 'idle' }], 'nothing is left to wait for: the reactor is idle'],
    [[call], 'work is to be called in 2.0 s, at 2.0'],
    [[{ ...call, due: 0 }], 'work is to be called in the next turn'],
    [[call, { kind: 'call.moved', call: 5, due: 3.25 }], 'work is now to be called at 3.25'],
    [[call, { kind: 'call.cancelled', call: 5 }], 'work will not be called: cancelled'],
    [[call, { kind: 'call.entered', call: 5, time: 2 }], 'work is due and runs'],
    [[call, { kind: 'call.entered', call: 5, time: 2.36 }], 'work runs, 0.36 s late'],
    [
      [call, begun, { kind: 'call.entered', call: 5, time: 2 }, { kind: 'blocked', time: 2, due: 3 }],
      'work blocks the reactor for 1.0 s, until 3.0: nothing else can run',
    ],
    [[{ kind: 'blocked', time: 2, due: 3 }], 'the script blocks for 1.0 s, until 3.0: nothing else can run'],
    [
      [
        { ...call, due: undefined },
        { kind: 'call.entered', call: 5, time: 1.5 },
      ],
      'work runs, 1.5 s late',
    ],
    [[{ ...call, text: "work('x')" }], "work('x') is to be called in 2.0 s, at 2.0"],
    [[call, { kind: 'call.entered', call: 5, time: 2 }, { kind: 'call.left', call: 5, time: 2 }], 'work is done'],
  ] as [Loose[], string][])('%#: %s', (events, words) => expect(sentence(...events)).toBe(words));
});

describe('pages, connections, tests, lines', () => {
  const fetch: Loose = { kind: 'fetch.begun', call: 5, text: 'http://a.test/x' };
  const opened: Loose = { kind: 'connection.opened', call: 6, other: 7, text: 'client 1' };
  test.each([
    [[fetch], 'the page http://a.test/x is asked for'],
    [[fetch, { kind: 'fetch.data', call: 5 }], 'a piece of /x arrives'],
    [[fetch, { kind: 'fetch.done', call: 5 }], '/x is there, the whole of it'],
    [[fetch, { kind: 'fetch.failed', call: 5, text: 'no such host' }], '/x can’t be fetched: no such host'],
    [[fetch, { kind: 'fetch.aborted', call: 5 }], 'the fetch of /x is given up'],
    [[opened], 'client 1 opens: an end of a connection'],
    [[opened, { kind: 'connection.data', call: 6, text: 'hello.' }], 'hello. arrives at client 1'],
    [[opened, { kind: 'connection.closed', call: 6 }], 'client 1 is closed'],
    [[opened, { kind: 'connection.dropped', call: 6 }], 'client 1 is closed: what is written to it is dropped'],
    [[{ kind: 'test.done', text: 'it works', pair: 2 }], 'the test it works passes, 2 checks'],
    [[{ kind: 'test.done', text: 'it works', pair: 1, lane: 'errback' }], 'the test it works fails, 1 check'],
    [[{ kind: 'printed', text: 'hello' }], 'the script prints hello'],
    [[{ kind: 'printed', text: 'hello', line: 4 }], 'tell prints hello'],
    [[call, { kind: 'call.entered', call: 5, time: 2 }, { kind: 'printed', text: 'hi', line: 4 }], 'work prints hi'],
    [
      [
        { ...call, text: '' },
        { kind: 'call.entered', call: 5, time: 2 },
        { kind: 'printed', text: 'hi', line: 4 },
      ],
      'tell prints hi',
    ],
    [
      [begun, { kind: 'call.made', call: 5, text: 'work' }, { kind: 'call.entered', call: 5 }, { kind: 'printed', text: 'hi' }],
      'work prints hi',
    ],
    [
      [pair('/initials'), failed, { ...entered, lane: 'errback', text: 'timed out' }, { kind: 'printed', text: 'no photo: timed out' }],
      'initials runs with Failure timed out and prints no photo: timed out',
    ],
    [[{ kind: 'clock.advanced', other: 3, due: 1.5 }], 'the Clock is moved on to 1.5'],
    [[{ kind: 'call.made', other: 3, call: 5, due: 1.5, text: 'fire' }], 'fire is to be called when the Clock is at 1.5'],
    [[{ kind: 'logged', text: 'boom' }], 'an error is logged: boom'],
    [[{ kind: 'something.new', text: 'x' }], 'something.new x'],
  ] as [Loose[], string][])('%#: %s', (events, words) => expect(sentence(...events)).toBe(words));
});

describe('a sentence', () => {
  test('has its names and values apart, and says what is a Failure', () => {
    const recording = makeRecording('const a = new Deferred()', 'virtual', [
      { seq: 1, time: 0, kind: 'deferred.made', deferred: 1, line: 1 },
      { seq: 2, time: 0, kind: 'deferred.fired', deferred: 1, lane: 'errback', text: 'no' },
    ]);
    expect(sentenceOf(recording, 2)).toEqual([
      { text: 'a', code: true },
      { text: ' fires with Failure ', code: false },
      { text: 'no', code: true, failure: true },
    ]);
    expect(sentenceText(recording, 0)).toBe('nothing has happened yet');
    expect(sentenceText(makeRecording('', 'virtual'), 0)).toBe('nothing is recorded yet');
  });

  test('is short and on one line, whatever a value is', () => {
    const words = sentence({ kind: 'printed', text: `one\ntwo ${'x'.repeat(500)}` });
    expect(words).not.toContain('\n');
    expect(words.length).toBeLessThan(90);
  });

  test.each(programIds)('is there for all events of %s', async (id) => {
    const events = await traceOfScenario(id);
    const recording = makeRecording(sourceOf(id), 'virtual', events);
    for (const { seq, kind } of events) {
      const words = sentenceText(recording, seq);
      expect(words).not.toMatch(/undefined|NaN|\? s\b|\[object/);
      expect(words.startsWith(kind), words).toBe(false);
    }
  });

  test.each(traceKinds)('is there for %s', (kind) => {
    const words = sentence({ kind, deferred: 1, call: 9, text: 'x' });
    expect(words.split(' ').length).toBeGreaterThan(2);
    expect(words.startsWith(kind)).toBe(false);
  });

  test('is one string for those who want one', () => expect(plainWords(say`${code('d')} waits ${seconds(0.5)}`)).toBe('d waits 0.5 s'));
  test('says lengths as people do', () =>
    expect([2, 0.36, 1.5, 0.012, 0.0004, 0].map(seconds)).toEqual(['2.0 s', '0.36 s', '1.5 s', '12 ms', 'under 1 ms', '0.0 s']));
});

describe('a Deferred’s standing, explained', () => {
  async function explained(body: string, count?: number): Promise<[string, string]> {
    const source = `import { defer, reactor, task } from 'ravel'\n${body}`;
    const recording = makeRecording(source, 'virtual', await traceOf(source));
    const d = [...new Seeker(recording).at(count ?? recording.events.length).deferreds.values()][0]!;
    return [standingOf(d), plainWords(explain(d, recording))];
  }
  test.each([
    ['const d = new defer.Deferred()', 'not fired', 'd has no result yet'],
    ['const d = new defer.Deferred()\nd.addCallback(f => f)', 'not fired', 'A pair of functions waits for it.'],
    ['const d = defer.succeed(5)', 'done', 'It holds 5 since 0.0'],
    ['const d = new defer.Deferred()\nd.pause()\nd.pause()', 'paused', 'paused by hand, 2 times'],
    ['const d = defer.succeed(5)\nconst e = new defer.Deferred()\nd.addCallback(() => e)', 'waits', 'd waits until that one has a result'],
    ['const d = new defer.Deferred()\nd.addErrback(() => 1)\nd.cancel()', 'cancelled', 'd was cancelled'],
    ["const d = defer.fail(new Error('no'))\nreactor.run()", 'unhandled', 'd ended with the Failure no'],
  ])('%s', async (body, standing, words) => {
    const [is, why] = await explained(body);
    expect(is).toBe(standing);
    expect(why).toContain(words);
  });
  test('while a function runs', async () => {
    const [standing, words] = await explained('const d = defer.succeed(5)\nd.addCallback(x => x)', 4);
    expect([standing, words]).toEqual(['running', 'A function of d runs. What it returns, or raises, goes to the next pair.']);
  });
  test('and with a Failure that may still be taken', async () => {
    const [standing, words] = await explained("const d = defer.fail(new Error('no'))", 2);
    expect(standing).toBe('ended with a Failure');
    expect(words).toContain('it holds the Failure no');
  });
});

describe('the table', () => {
  test('is text with tabs: a line for each event', async () => {
    const events = await traceOfProgram('chaining');
    const lines = tableText(makeRecording(programOf('chaining'), 'virtual', events))
      .slice(0, -1)
      .split('\n');
    expect(lines).toHaveLength(events.length + 1);
    expect(lines[0]!.split('\t')).toEqual([...columns]);
    for (const line of lines) expect(line.split('\t')).toHaveLength(columns.length);
    expect(lines).toContainEqual(expect.stringMatching(/^\d+\t1\.000\tprinted\t.*prints user is ada\t9$/));
  });
  test('names kinds in words', () =>
    expect([kindWords({ kind: 'deferred.made' } as TraceEvent), kindWords({ kind: 'idle' } as TraceEvent)]).toEqual([
      'Deferred made',
      'idle',
    ]));
});
