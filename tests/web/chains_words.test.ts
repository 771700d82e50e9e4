// The chains in words, as a list, and by the arrow keys.
import { layOut } from '@web/model/chains/arrange.js';
import { listOf } from '@web/model/chains/list.js';
import { stopFrom, stopsOf } from '@web/model/chains/moves.js';
import { cut, cutName } from '@web/model/chains/names.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { traceOf } from '../support/program.mjs';

const source = `import { defer } from 'ravel'
const photo = new defer.Deferred()
photo.addCallback(function resize(x) { return x })
photo.addErrback(function initials() { return 'AL' })
photo.addCallbacks(function show() {}, function complain() {})
photo.errback(new Error('timed out'))
`;

async function shown(step?: (kind: string, pair: number) => boolean) {
  const events = await traceOf(source);
  const recording = makeRecording(source, 'virtual', events);
  const count = step ? events.find(({ kind, pair = 0 }) => step(kind, pair))!.seq : events.length;
  const state = new Seeker(recording).at(count);
  return { recording, state, ...layOut(recording, state, { way: 'across', width: 1200, filter: 'all', opened: new Set() }) };
}

test('a box says what it is, whose, and what became of it', async () => {
  const { picture } = await shown();
  expect(picture.boxes.map(({ title }) => title)).toEqual([
    'resize, callback of pair 0 of photo, left out: Failure timed out came along the errback lane',
    'initials, errback of pair 1 of photo, ran with Failure timed out and returned AL',
    'show, callback of pair 2 of photo, ran with AL and returned (nothing)',
    'complain, errback of pair 2 of photo, left out: AL came along the callback lane',
  ]);
  expect(picture.rings.map(({ title }) => title)).toEqual(['No errback in pair 0 of photo: Failure timed out passed through']);
  const running = await shown((kind, pair) => kind === 'deferred.entered' && pair === 1);
  expect(running.picture.boxes.find(({ selected }) => selected)?.title).toBe(
    'initials, errback of pair 1 of photo, runs now, with Failure timed out',
  );
});

test('the list has what the drawing has, in reading order, and marks the step', async () => {
  const { recording, state, choice, picture } = await shown((kind, pair) => kind === 'deferred.entered' && pair === 1);
  const [entry, ...others] = listOf(recording, state, choice).entries;
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ title: 'photo: running', line: 2 });
  expect(entry!.items.map(({ text }) => text)).toEqual([
    'Fired by errback: Failure timed out',
    picture.boxes[0]!.title,
    picture.rings[0]!.title,
    ...picture.boxes.slice(1).map(({ title }) => title),
  ]);
  expect(entry!.items.filter(({ selected }) => selected).map(({ seq }) => seq)).toEqual([state.count]);
});

test('arrow keys go along a chain, and to the other lane', async () => {
  const { picture } = await shown();
  const stops = stopsOf(picture, []);
  const name = (key: string | undefined) => key?.replace('pair-1-', '');
  const from = (start: string, ...keys: string[]) =>
    keys
      .reduce((at, key) => [...at, stopFrom(stops, key, at.at(-1)!)?.key ?? at.at(-1)!], [start])
      .slice(1)
      .map(name);
  expect(from('plate-1', 'ArrowRight')).toHaveLength(1);
  expect(from('pair-1-0-callback', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft')).toEqual([
    '0-errback',
    '1-errback',
    '2-errback',
    '2-callback',
    '0-callback',
  ]);
  expect(from('pair-1-2-callback', 'ArrowUp')).toEqual(['2-callback']);
  expect(stopFrom(stops, 'Enter', 'plate-1')).toBeUndefined();
});

test('long texts are cut to a letter less and a dot', () => {
  expect(cut('on engines', 10)).toBe('on engines');
  expect(cut('on engines and', 10)).toBe('on engine…');
  expect(cut('two\n  lines', 12)).toBe('two lines');
  expect(cutName('secondPage 12', 11)).toBe('secondP… 12');
  expect(cutName('secondPage', 11)).toBe('secondPage');
});
