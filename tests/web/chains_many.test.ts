// Thousands of Deferreds in the chains: a step costs little, and what is out of view is not made.
import { layOut } from '@web/model/chains/arrange.js';
import { depthUnder } from '@web/model/chains/depths.js';
import { listOf } from '@web/model/chains/list.js';
import { outerRows, rowCount, rowOf, rowsBetween } from '@web/model/chains/row_runs.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { nowOf } from '@web/model/trace/now.js';
import { Seeker } from '@web/model/trace/seek.js';
import type { TraceEvent } from 'ravel/create.js';

type Add = (kind: TraceEvent['kind'], more?: Partial<TraceEvent>) => void;

function recorded(make: (add: Add) => void) {
  const events: TraceEvent[] = [];
  make((kind, more = {}) => void events.push({ seq: events.length + 1, time: 0, kind, ...more }));
  const recording = makeRecording('', 'virtual', events);
  return { recording, seeker: new Seeker(recording), count: events.length };
}

const bare = (count: number) =>
  recorded((add) => {
    for (let id = 1; id <= count; id += 1) add('deferred.made', { deferred: id, line: 1 });
  });

const options = (opened: string[] = []) => ({ width: 680, way: 'across', filter: 'all', opened: new Set(opened) }) as const;

test('of a hundred thousand rows those between two heights are made, and any is found', () => {
  const { recording, seeker, count } = bare(100_000);
  const state = seeker.at(count);
  const { picture } = layOut(recording, state, options());
  expect(rowCount(picture)).toBe(100_000);
  expect(picture.runs).toHaveLength(1);
  const rows = rowsBetween(picture, state, 1_000_000, 1_000_280);
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(rows.length).toBeLessThanOrEqual(12);
  for (const row of rows) expect(rowOf(picture, state, row.deferred)).toEqual(row);
  expect(outerRows(picture, state).map(({ deferred }) => deferred)).toEqual([1, 100_000]);
  expect(rowOf(picture, state, 100_000)).toMatchObject({ selected: true });
});

test('a row that is opened parts its run, and the rows under it make room', () => {
  const { recording, seeker, count } = bare(100);
  const state = seeker.at(count);
  const { picture } = layOut(recording, state, options(['row-40']));
  expect(picture.runs.map(({ from, to, open }) => [from, to, open])).toEqual([
    [0, 39, false],
    [39, 40, true],
    [40, 100, false],
  ]);
  expect(picture.plates.map(({ deferred }) => deferred)).toEqual([40]);
  expect(rowOf(picture, state, 41)!.y).toBeGreaterThan(picture.plates[0]!.y + picture.plates[0]!.h);
});

test('many without callbacks are behind one heading while the step is about something else', () => {
  const { recording, seeker, count } = recorded((add) => {
    add('deferred.made', { deferred: 1, line: 1 });
    for (let id = 2; id <= 5_000; id += 1) add('deferred.made', { deferred: id, line: 2 });
    add('deferred.added', { deferred: 1, line: 3, text: 'f/' });
  });
  const closed = layOut(recording, seeker.at(count), options()).picture;
  expect(rowCount(closed)).toBe(0);
  expect(closed.headings).toMatchObject([{ key: 'bare', open: false, text: '4999 Deferreds without callbacks' }]);
  expect(rowCount(layOut(recording, seeker.at(count), options(['bare'])).picture)).toBe(4_999);
});

test('a step among a hundred thousand is laid out in a moment', () => {
  const { recording, seeker, count } = bare(100_000);
  layOut(recording, seeker.at(count - 20), options());
  const took: number[] = [];
  for (let step = count - 19; step <= count; step += 1) {
    const state = seeker.at(step);
    const from = performance.now();
    rowsBetween(layOut(recording, state, options()).picture, state, 0, 900);
    nowOf(state, recording);
    took.push(performance.now() - from);
  }
  expect(took.sort((a, b) => a - b)[10]).toBeLessThan(150);
});

test('the list has those around the step, and says how many more there are', () => {
  const { recording, seeker } = bare(5_000);
  const state = seeker.at(3_000);
  const { choice } = layOut(recording, state, options());
  const { entries, before, after } = listOf(recording, state, choice);
  expect([entries.length, before, after]).toEqual([100, 2_900, 0]);
  expect(entries.at(-1)!.id).toBe(3_000);
});

test('twenty thousand that wait for one another, and some in a circle, are taken', () => {
  const each = 20_000;
  const { recording, seeker, count } = recorded((add) => {
    for (let id = 1; id <= each; id += 1) {
      add('deferred.made', { deferred: id, line: 1 });
      add('deferred.added', { deferred: id, line: 2, text: 'f/' });
    }
    for (let id = 1; id <= each; id += 1) {
      const of = { deferred: id, text: '1' };
      add('deferred.fired', of);
      add('deferred.entered', of);
      add('deferred.left', { deferred: id, text: '<Deferred>' });
      add('deferred.waits', { deferred: id, other: id === 1 ? 3 : id - 1 });
    }
  });
  const state = seeker.at(count);
  const from = performance.now();
  const { picture } = layOut(recording, state, options());
  expect(depthUnder(state, each)).toBeGreaterThan(19_000);
  expect(picture.plates.length).toBeGreaterThan(0);
  expect(performance.now() - from).toBeLessThan(3_000);
});

test('a list of fifty thousand is found in one pass', () => {
  const each = 49_000;
  const { recording, seeker, count } = recorded((add) => {
    for (let id = 1; id <= each; id += 1) add('deferred.made', { deferred: id, line: 1 });
    add('deferred.made', { deferred: each + 1, line: 2 });
    for (let id = 1; id <= each; id += 1) add('deferred.added', { deferred: id, line: 2, text: '/' });
  });
  const from = performance.now();
  const { picture } = layOut(recording, seeker.at(count), options());
  expect(performance.now() - from).toBeLessThan(3_000);
  expect(picture.headings[0]!.text).toMatch(/^In .*48999 Deferreds/);
});
