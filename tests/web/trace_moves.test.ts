// Moves through a recording, the pace of playing, and their keys.
import type { TraceEvent } from 'ravel/trace_kinds.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { eventOfPrinted, eventsOfLine, nextIn, ofFailures, ofSubject, previousIn, subjectOf } from '@web/model/trace/moves.js';
import { restAfter, speedName, speeds } from '@web/model/trace/pace.js';
import { indexOf } from '@web/model/trace/trace_index.js';
import { stepActionOf, stepKeys } from '@web/element/steps/keys.js';
import { programOf, traceOfProgram } from './support/programs.js';
import { nth, printing, programRecording } from './support/recordings.js';

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
  const press = (key: string, more = {}) =>
    stepActionOf({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      getModifierState: () => false,
      ...more,
    } as unknown as KeyboardEvent);
  test('are one for each action, and no others', () => {
    expect(new Set(stepKeys.map(({ key }) => key)).size).toBe(stepKeys.length);
    for (const { key, action } of stepKeys) expect(press(key)).toBe(action);
    expect(press('x')).toBeUndefined();
    expect(press('>')).toBe('faster');
    // A German keyboard writes [ with AltGr, which Windows tells as Ctrl and Alt.
    expect(press('[', { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' })).toBe('previous-of-this');
  });
  test('with Ctrl belong to the browser', () => expect(press(',', { ctrlKey: true })).toBeUndefined());
});
