// The trail of causes.
import type { TraceEvent } from 'ravel/trace_kinds.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import type { Recording } from '@web/model/trace/recording.js';
import { causeOf } from '@web/model/trace/trace_index.js';
import { causesOf, trailOf } from '@web/model/trace/trail.js';
import { programIds } from '../support/scenarios.mjs';
import { conformanceTraces } from './support/conformance.js';
import { nth, printing, programRecording, recordingOf } from './support/recordings.js';

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
