// The trail of causes, now, moves, and the pace of playing.
import type { TraceEvent } from 'ravel/trace_kinds.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { eventOfPrinted, eventsOfLine, nextIn, ofFailures, ofSubject, previousIn, subjectOf } from '@web/model/trace/moves.js';
import { nowOf } from '@web/model/trace/now.js';
import { restAfter, speedName, speeds } from '@web/model/trace/pace.js';
import type { Recording } from '@web/model/trace/recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { plainWords } from '@web/model/trace/segments.js';
import { causeOf, indexOf } from '@web/model/trace/trace_index.js';
import { causesOf, trailOf } from '@web/model/trace/trail.js';
import { stepActionOf, stepKeys } from '@web/element/steps/keys.js';
import { traceOf, traceOfScenario } from '../support/program.mjs';
import { programIds, sourceOf } from '../support/scenarios.mjs';
import { conformanceTraces } from './support/conformance.js';
import { type ProgramName, programOf, traceOfProgram } from './support/programs.js';

const programRecording = async (name: ProgramName): Promise<Recording> =>
  makeRecording(programOf(name), 'virtual', await traceOfProgram(name));
const recordingOf = async (id: string): Promise<Recording> => makeRecording(sourceOf(id), 'virtual', await traceOfScenario(id));
/** The event that printed this. */
const printing = ({ events }: Recording, text: string): number =>
  events.find((event) => event.kind === 'printed' && event.text?.includes(text))!.seq;
/** The one of a kind, counted from 0. */
const nth = ({ events }: Recording, kind: string, which = 0): number => events.filter((event) => event.kind === kind)[which]!.seq;

describe('a generator', () => {
  test('does what it does because of what its yield gave', async () => {
    const recording = await recordingOf('inline-callbacks');
    const chips = trailOf(recording, printing(recording, 'user is ada')).map(({ label }) => label);
    expect(chips).toEqual(['deferLater 1.0', 'user.callback', 'main goes on', 'prints user is ada']);
    const fired = recording.events.findLast(({ kind }) => kind === 'deferred.fired')!.seq;
    expect(causeOf(recording, fired)).toBe(nth(recording, 'deferred.resumed', 1));
  });
});

describe('a cause', () => {
  test('is the one that the event names, where it names one', () => {
    const events: TraceEvent[] = [
      { seq: 1, time: 0, kind: 'printed' },
      { seq: 2, time: 0, kind: 'printed', cause: 1 },
      { seq: 3, time: 0, kind: 'printed' },
    ];
    expect([1, 2, 3].map((seq) => causeOf({ events }, seq))).toEqual([0, 1, 0]);
  });

  /** Without what the events say themselves. */
  const derived = (recording: Recording): Recording => {
    const events = recording.events.map((event) => ({ ...event, cause: undefined }) as TraceEvent);
    return { ...recording, events, nameOf: recording.nameOf };
  };

  test('of a call that runs is its asking; of a result, what ran; of a function, what brought it the result', async () => {
    const recording = derived(await programRecording('chaining'));
    const cause = (kind: string, which = 0): string =>
      recording.events[causeOf(recording, nth(recording, kind, which)) - 1]?.kind ?? 'none';
    expect(cause('call.entered')).toBe('call.made');
    expect(cause('deferred.fired')).toBe('call.entered');
    expect(cause('deferred.entered')).toBe('deferred.fired');
    expect(cause('deferred.entered', 1)).toBe('deferred.left');
    expect(cause('deferred.waits')).toBe('deferred.left');
    expect(cause('deferred.resumed')).toBe('deferred.left');
    expect(cause('printed', 0)).toBe('none');
    expect(cause('printed', 1)).toBe('deferred.entered');
    expect(cause('call.left')).toBe('call.entered');
    expect(cause('turn.ended')).toBe('turn.begun');
  });

  test('of a function that is added to a Deferred with a result is the adding', async () => {
    const recording = derived(await programRecording('late-callback'));
    expect(recording.events[causeOf(recording, nth(recording, 'deferred.entered')) - 1]!.kind).toBe('deferred.added');
  });

  test('of a page’s result is the page’s arrival, and of that its asking', async () => {
    const recording = derived(await programRecording('get-page'));
    const done = causeOf(recording, nth(recording, 'deferred.fired'));
    expect(recording.events[done - 1]!.kind).toBe('fetch.done');
    expect(recording.events[causeOf(recording, done) - 1]!.kind).toBe('fetch.begun');
  });

  test('comes before what it causes, in every program', async () => {
    for (const [, events] of await conformanceTraces(40)) {
      const recording = makeRecording('', 'virtual', events);
      for (const { seq } of events) expect(causeOf(recording, seq)).toBeLessThan(seq);
      for (const { seq } of derived(recording).events) expect(causeOf(recording, seq)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('the trail', () => {
  const labels = (recording: Recording, seq: number): string[] =>
    trailOf(recording, seq).map(({ wait, label }) => (wait ? `${wait}: ${label}` : label));

  test('goes from the first cause to the step, with the waits between them', async () => {
    const recording = await programRecording('chaining');
    const trail = trailOf(recording, printing(recording, 'posts: 3'));
    expect(trail.map(({ wait }) => wait).filter((wait) => wait !== '')).toEqual(['1.0 s later', '2.0 s later']);
    expect(trail[0]).toMatchObject({ label: 'deferLater 1.0', selected: false });
    expect(trail.map(({ label }) => label)).toEqual(expect.arrayContaining(['d.callback', 'fn L8', 'posts.callback', 'fn L12']));
    expect(trail.at(-1)).toMatchObject({ label: 'prints posts: 3', selected: true });
    expect(trail.map(({ seq }) => seq)).toEqual([...trail.map(({ seq }) => seq)].sort((a, b) => a - b));
  });

  test('shows the functions that raised', async () => {
    const recording = await programRecording('errback-lanes');
    const trail = trailOf(recording, printing(recording, 'A ends'));
    expect(trail.find(({ label }) => label === 'boom raises')).toMatchObject({ failure: true });
  });

  test('of more than 8 shows the first 2 and the last 5, and all on demand', async () => {
    const recording = await programRecording('fuse-chain');
    const seq = printing(recording, 'the barrel');
    const trail = trailOf(recording, seq);
    const whole = trailOf(recording, seq, true);
    expect(trail).toHaveLength(8);
    expect(trail[2]).toMatchObject({ label: `… ${whole.length - 7} more`, more: whole.length - 7 });
    expect(whole.filter(({ more }) => more > 0)).toEqual([]);
    expect(trail.filter((_chip, i) => i !== 2)).toEqual([...whole.slice(0, 2), ...whole.slice(-5)]);
  });

  test('of the script’s own steps is the step alone', async () => {
    const recording = await programRecording('chaining');
    expect(labels(recording, printing(recording, 'asked for'))).toEqual(['prints asked for user 1']);
    expect(trailOf(recording, 0)).toEqual([]);
    expect(trailOf(recording, 9_999)).toEqual([]);
  });

  test.each(programIds)('is there for all steps of %s, each once', async (id) => {
    const recording = await recordingOf(id);
    for (const { seq } of recording.events) {
      const causes = causesOf(recording, seq);
      expect(causes.at(-1)).toBe(seq);
      expect(new Set(causes).size).toBe(causes.length);
      const trail = trailOf(recording, seq);
      expect(trail.at(-1)).toMatchObject({ seq, selected: true });
      for (const { label } of trail) expect(label).not.toMatch(/undefined|NaN/);
    }
  });

  test('ends, also where causes go round', () => {
    const events: TraceEvent[] = [
      { seq: 1, time: 0, kind: 'printed', cause: 2 },
      { seq: 2, time: 0, kind: 'printed', cause: 1 },
    ];
    expect(causesOf(makeRecording('', 'virtual', events), 2)).toEqual([1, 2]);
  });
});

describe('now', () => {
  const words = (recording: Recording, count: number) => {
    const { doing, calls, fetches, deferreds } = nowOf(new Seeker(recording).at(count), recording);
    const rows = (list: typeof calls): string[] => list.rows.map((row) => plainWords(row.words));
    return { doing: plainWords(doing), calls: rows(calls), fetches: rows(fetches), deferreds: rows(deferreds) };
  };

  test('says what runs, inside what', async () => {
    const recording = await programRecording('chaining');
    expect(words(recording, 0).doing).toBe('Nothing has run yet.');
    expect(words(recording, 4).doing).toBe('The script runs. The reactor has not begun.');
    expect(words(recording, printing(recording, 'user is')).doing).toMatch(/^Turn 1 runs fn L8, inside .+\.$/);
    expect(words(recording, nth(recording, 'turn.ended')).doing).toMatch(/^The reactor waits 2\.0 s for .+\.$/);
    expect(words(recording, recording.events.length).doing).toBe('The reactor has nothing left to wait for.');
  });

  test('has the calls in the order in which they will run', async () => {
    const source = `import { reactor } from 'ravel'
const late = () => {}, soon = () => {}, never = () => {}, same = () => {}
reactor.callLater(3, late)
reactor.callLater(1, soon)
reactor.callLater(2, never).cancel()
reactor.callLater(1, same)
reactor.run()`;
    const recording = makeRecording(source, 'virtual', await traceOf(source));
    const { calls } = words(recording, nth(recording, 'turn.begun') - 1);
    expect(calls.map((row) => row.replace(/(call \d+|late|soon|same)/, '…'))).toEqual([
      '1.000 …, in 1.0 s',
      '1.000 …, in 1.0 s',
      '3.000 …, in 3.0 s',
    ]);
    const asked = recording.events.filter(({ kind }) => kind === 'call.made').map(({ call }) => call);
    const { rows } = nowOf(new Seeker(recording).at(5), recording).calls;
    expect(rows.map(({ id }) => asked.indexOf(id))).toEqual([1, 3, 0]);
    expect(words(recording, recording.events.length).calls).toEqual([]);
  });

  test('tells what is made in this turn from what waits for the next', async () => {
    const source = `import { reactor } from 'ravel'
const say = text => console.log(text)
function zeroA() {
  console.log('zero A')
  reactor.callLater(0, say, 'zero from A')
}
reactor.callLater(0, zeroA)
reactor.callLater(0, say, 'zero B')
reactor.run()`;
    const recording = makeRecording(source, 'virtual', await traceOf(source));
    const { calls } = words(recording, printing(recording, 'zero A') + 1);
    expect(calls.slice(0, 2)).toEqual([`0.000 say('zero B'), in this turn`, `0.000 say('zero from A'), in the next turn`]);
  });

  test('takes in what a page answers', async () => {
    const recording = await programRecording('get-page');
    expect(words(recording, nth(recording, 'fetch.data')).doing).toBe('Turn 1 takes in an answer of far.test.');
    expect(words(recording, nth(recording, 'turn.begun') - 1).calls[0]).toBe('0.400 answer of far.test, in 0.4 s');
  });

  test('has the fetches on their way and the Deferreds without an end', async () => {
    const pages = await programRecording('get-page');
    expect(words(pages, printing(pages, 'asked for')).fetches).toEqual(['far.test, asked for 0.0 s ago: no answer yet']);
    expect(words(pages, nth(pages, 'fetch.data')).fetches).toEqual(['far.test, asked for 0.4 s ago: 1 piece is there']);
    const chain = await programRecording('chaining');
    expect(words(chain, nth(chain, 'deferred.waits')).deferreds).toEqual(['d waits for posts', 'posts has not fired']);
    const lost = await programRecording('unhandled');
    expect(words(lost, lost.events.length).deferreds).toEqual(['d ended with a Failure that nobody took: disk full']);
  });

  test('counts what would be too much', () => {
    const events = Array.from({ length: 50 }, (_none, i): TraceEvent => ({
      seq: i + 1,
      time: 0,
      kind: 'call.made',
      call: i + 1,
      due: 50 - i,
    }));
    const recording = makeRecording('', 'virtual', events);
    const { calls } = nowOf(new Seeker(recording).at(50), recording);
    expect([calls.rows.length, calls.more, calls.rows[0]!.id]).toEqual([20, 30, 50]);
  });
});

describe('moves', () => {
  test('along a Deferred go through its events only, and back', async () => {
    const recording = await programRecording('chaining');
    const made = nth(recording, 'deferred.made');
    const id = subjectOf(recording, made);
    const seen: number[] = [];
    for (let at = made; at !== 0; at = ofSubject(recording, at, id).next) seen.push(at);
    expect(seen).toEqual(recording.events.filter((event) => event.deferred === id || event.other === id).map(({ seq }) => seq));
    const back: number[] = [];
    for (let at = seen.at(-1)!; at !== 0; at = ofSubject(recording, at, id).previous) back.push(at);
    expect(back.reverse()).toEqual(seen);
  });

  test('know what a printed line is about: the function that runs', async () => {
    const recording = await programRecording('chaining');
    expect(subjectOf(recording, printing(recording, 'user is'))).toBe(recording.events[nth(recording, 'deferred.made') - 1]!.deferred);
    expect(subjectOf(recording, printing(recording, 'asked for'))).toBe(0);
    expect(subjectOf(recording, 0)).toBe(0);
  });

  test('along a line of code', async () => {
    const recording = await programRecording('first-errback');
    const line =
      programOf('first-errback')
        .split('\n')
        .findIndex((text) => text.includes('d.addCallback(parse)')) + 1;
    const seqs = eventsOfLine(recording, line);
    expect(seqs.map((seq) => recording.events[seq - 1]!.kind)).toEqual(
      expect.arrayContaining(['deferred.added', 'deferred.entered', 'deferred.left']),
    );
    expect(indexOf(recording).lineOf(seqs[0]!)).toBe(line);
    expect(eventsOfLine(recording, 999)).toEqual([]);
  });

  test('along the console', async () => {
    const recording = await programRecording('chaining');
    const seqs = recording.events.filter(({ kind }) => kind === 'printed').map(({ seq }) => seq);
    expect([0, 1, 2, 3].map((index) => eventOfPrinted(recording, index))).toEqual([...seqs, 0]);
  });

  test('to where a Failure comes up', async () => {
    const recording = await programRecording('errback-lanes');
    const { next } = ofFailures(recording, 0);
    expect(recording.events[next - 1]).toMatchObject({ kind: 'deferred.left', lane: 'errback', text: 'boom' });
    expect(ofFailures(await programRecording('chaining'), 0)).toEqual({ previous: 0, next: 0 });
  });

  test('in a list find what is before and after', () => {
    expect([0, 2, 3, 9].map((seq) => [previousIn([2, 4, 9], seq), nextIn([2, 4, 9], seq)])).toEqual([
      [0, 2],
      [0, 4],
      [2, 4],
      [4, 0],
    ]);
    expect([previousIn([], 4), nextIn([], 4)]).toEqual([0, 0]);
  });

  test('see what a recording has grown by', async () => {
    const events = await traceOfProgram('chaining');
    const recording = makeRecording(programOf('chaining'), 'virtual', events.slice(0, 6));
    expect(eventOfPrinted(recording, 1)).toBe(0);
    recording.add(events.slice(6));
    expect(eventOfPrinted(recording, 1)).toBe(printing(recording, 'user is'));
  });
});

describe('playing', () => {
  const at = (time: number): TraceEvent => ({ seq: 1, time, kind: 'printed' });
  test('rests longer where more time passes, and never long', () => {
    expect(restAfter(at(0), at(0), 1)).toBe(250);
    expect(restAfter(at(0), at(0.5), 1)).toBe(750);
    expect(restAfter(at(0), at(60), 1)).toBe(1_200);
    expect(restAfter(undefined, at(0), 1)).toBe(250);
  });
  test('is as many times as fast as it says', () => {
    expect(speeds.map((speed) => restAfter(at(0), at(60), speed))).toEqual([4_800, 2_400, 1_200, 600, 300, 150, 75]);
    expect(speeds.map(speedName)).toEqual(['1/4×', '1/2×', '1×', '2×', '4×', '8×', '16×']);
  });
});

describe('keys', () => {
  const press = (key: string, more = {}) => stepActionOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more } as KeyboardEvent);
  test('are one for each action, and no others', () => {
    expect(new Set(stepKeys.map(({ key }) => key)).size).toBe(stepKeys.length);
    for (const { key, action } of stepKeys) expect(press(key)).toBe(action);
    expect(press('x')).toBeUndefined();
  });
  test('with Ctrl belong to the browser', () => expect(press(',', { ctrlKey: true })).toBeUndefined());
});
