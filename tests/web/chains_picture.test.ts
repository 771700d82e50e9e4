// The layout of the chains: what is drawn is what happened.
import { layOut } from '@web/model/chains/arrange.js';
import type { Area } from '@web/model/chains/picture.js';
import { makeRecording } from '@web/model/trace/make_recording.js';
import { Seeker } from '@web/model/trace/seek.js';
import { traceOf } from '../support/program.mjs';
import { pictureOf } from './support/chain_picture.js';

const lanes = `import { defer } from 'ravel'
function boom() { throw new Error('boom') }
function rescue() { return 'rescued' }
function tell() {}
const d = new defer.Deferred()
d.addCallbacks(boom, rescue)
d.addErrback(rescue)
d.addBoth(tell)
d.callback('start')
`;

describe('one chain', () => {
  test('goes down to the errback lane where a function raises, and up again where one recovers', async () => {
    const { picture } = await pictureOf(lanes);
    const states = Object.fromEntries(picture.boxes.map(({ pair, lane, state, name }) => [`${pair} ${lane} ${name}`, state]));
    expect(states).toEqual({
      '0 callback boom': 'ran-callback',
      '0 errback rescue': 'left-out',
      '1 errback rescue': 'ran-errback',
      '2 callback tell': 'ran-callback',
      '2 errback tell': 'left-out',
    });
    expect(picture.labels.map(({ text, lane }) => [text, lane])).toEqual([
      ['start', 'callback'],
      ['boom', 'errback'],
      ['rescued', 'callback'],
      ['(nothing)', 'callback'],
    ]);
    expect(picture.edges.map(({ look, path }) => [look, path.includes('C')])).toEqual([
      ['callback', false],
      ['errback', true],
      ['callback', true],
      ['callback', false],
    ]);
    expect(picture.boxes.find(({ name }) => name === 'boom')?.raised).toBe(true);
    expect(picture.boxes.find(({ lane, pair }) => lane === 'errback' && pair === 1)?.raised).toBe(false);
    expect(picture.ends).toMatchObject([{ lane: 'callback', unhandled: false }]);
    expect(picture.ports.filter(({ filled }) => filled)).toMatchObject([{ lane: 'callback' }]);
  });

  test.each(['across', 'down'] as const)('has its pairs in order, callbacks on one line and errbacks on another (%s)', async (way) => {
    const { picture } = await pictureOf(lanes, { way, width: way === 'across' ? 1200 : 390 });
    const along = (shape: Area) => (way === 'across' ? shape.x : shape.y);
    const aside = (shape: Area) => (way === 'across' ? shape.y + shape.h / 2 : shape.x + shape.w / 2);
    for (const lane of ['callback', 'errback']) {
      const boxes = picture.boxes.filter((box) => box.lane === lane);
      expect(boxes.map(({ pair }) => pair)).toEqual([...boxes.map(({ pair }) => pair)].sort());
      expect(boxes.map(along)).toEqual([...boxes.map(along)].sort((a, b) => a - b));
      expect(new Set(boxes.map(aside)).size).toBe(1);
    }
    const [callback, errback] = ['callback', 'errback'].map((lane) => aside(picture.boxes.find((box) => box.lane === lane)!));
    expect(errback! - callback!).toBe(way === 'across' ? 54 : 150);
    expect(Math.min(...picture.boxes.map(along))).toBeGreaterThan(along(picture.plates[0]!));
  });

  test('has the flag on the box of the selected event, and nowhere else', async () => {
    const { events } = await pictureOf(lanes);
    for (const { seq, kind, pair = 0, lane = 'callback' } of events.filter((event) => event.kind === 'deferred.entered')) {
      const { picture } = await pictureOf(lanes, { step: seq });
      expect(kind).toBe('deferred.entered');
      expect(picture.boxes.filter(({ selected }) => selected)).toMatchObject([{ pair, lane, state: 'running' }]);
      expect(picture.flags).toMatchObject([{ text: String(seq) }]);
    }
  });

  test('by itself has room for longer values', async () => {
    const labelled = lanes.replace("d.callback('start')", "d.callback('the future is here')");
    const texts = async (width: number) => (await pictureOf(labelled, { width })).picture.labels.map(({ text }) => text);
    expect((await texts(1400))[0]).toBe('the future is here');
    expect((await texts(600))[0]).toMatch(/^the futu…$/);
  });

  test('that nobody has fired has hollow ports, dashed boxes and dots', async () => {
    const { picture } = await pictureOf(lanes.replace("d.callback('start')", ''));
    expect(new Set(picture.boxes.map(({ state }) => state))).toEqual(new Set(['not-run']));
    expect(picture.ports.map(({ filled }) => filled)).toEqual([false, false]);
    expect(new Set(picture.edges.map(({ look }) => look))).toEqual(new Set(['not-yet']));
    expect(picture.labels).toEqual([]);
  });

  test('with a Failure that nobody took ends in a burst', async () => {
    const { picture } = await pictureOf(
      lanes.replace("d.callback('start')", '').replace(/d\.add.*\n/g, '') + "d.errback(new Error('lost'))\n",
    );
    expect(picture.ends).toMatchObject([{ lane: 'errback', unhandled: true }]);
    expect(picture.plates).toMatchObject([{ look: 'failed', word: 'failed' }]);
  });

  test('that was cancelled has another plate, and the Failure comes in at the lower port', async () => {
    const { picture } = await pictureOf(lanes.replace("d.callback('start')", 'd.cancel()'));
    expect(picture.plates).toMatchObject([{ look: 'cancelled' }]);
    expect(picture.ports.filter(({ filled }) => filled)).toMatchObject([{ lane: 'errback' }]);
    expect(picture.boxes.find(({ pair, lane }) => pair === 0 && lane === 'errback')?.state).toBe('ran-errback');
  });

  test('that is paused by hand says so, and what came to it waits before its first pair', async () => {
    const { picture } = await pictureOf(lanes.replace("d.callback('start')", "d.pause(); d.callback('start')"));
    expect(picture.plates).toMatchObject([{ look: 'paused', word: 'paused' }]);
    expect(picture.labels.map(({ text }) => text)).toEqual(['start']);
    expect(new Set(picture.boxes.map(({ state }) => state))).toEqual(new Set(['not-run']));
  });

  test('that was fired twice counts what was refused', async () => {
    const { picture } = await pictureOf(lanes.replace("d.callback('start')", "d.callback('start'); try { d.callback('again') } catch {}"));
    expect(picture.plates).toMatchObject([{ note: 'refused once' }]);
  });
});

const waiting = `import { defer } from 'ravel'
const outer = new defer.Deferred()
const inner = new defer.Deferred()
inner.addCallback(function half(x) { return x / 2 })
outer.addCallback(function ask() { return inner })
outer.addCallback(function show() {})
outer.callback('go')
`;

describe('a chain that waits for another', () => {
  test.each(['across', 'down'] as const)('has it hang under the pair that returned it, before its next pair (%s)', async (way) => {
    const { picture } = await pictureOf(waiting, { way, width: way === 'across' ? 1200 : 390 });
    const [ask, show, half] = ['ask', 'show', 'half'].map((name) => picture.boxes.find((box) => box.name === name)!);
    const plate = picture.plates.find(({ name }) => name === 'inner')!;
    expect(ask?.state).toBe('paused');
    expect(plate.y).toBeGreaterThan(ask!.y + ask!.h);
    const middle = ask!.x + ask!.w / 2;
    expect(plate.x).toBeLessThan(middle);
    expect(plate.x + plate.w).toBeGreaterThan(middle);
    if (way === 'across') expect(show!.x).toBeGreaterThan(half!.x + half!.w);
    else expect(show!.y).toBeGreaterThan(half!.y + half!.h);
    expect(picture.plates.find(({ name }) => name === 'outer')).toMatchObject({ look: 'waits' });
    expect(picture.edges.filter(({ look }) => look === 'waits')).toHaveLength(1);
    expect(picture.bands.length).toBe(6);
  });

  test('leads the result of the inner one up into its next pair', async () => {
    const { picture } = await pictureOf(`${waiting}inner.callback(84)\n`);
    expect(picture.plates.map(({ name }) => name)).toEqual(['outer', 'inner']);
    expect(picture.labels.map(({ text }) => text)).toEqual(['go', '84', '42', '(nothing)']);
    expect(picture.ends).toMatchObject([{ deferred: 1 }]);
  });

  test('keeps a chip in its place where there is no room for all, which opens', async () => {
    const source = `${waiting}inner.callback(84)\n`;
    const { picture } = await pictureOf(source, { width: 480 });
    expect(picture.chips).toMatchObject([{ text: 'inner, ended', deferred: 2 }]);
    expect(picture.plates).toHaveLength(1);
    expect(picture.labels.map(({ text }) => text)).toEqual(['go', '42', '(nothing)']);
    const open = await pictureOf(source, { width: 480, opened: [picture.chips[0]!.key] });
    expect(open.picture.chips).toEqual([]);
    expect(open.picture.plates).toHaveLength(2);
  });

  test('shows three below it, and how many more there are', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const made = names.map((name) => `const ${name} = new defer.Deferred()`);
    const bound = names.slice(1).map((name, i) => `${names[i]}.addCallback(() => ${name})`);
    const fired = names.slice(0, -1).map((name) => `${name}.callback(0)`);
    const source = ["import { defer } from 'ravel'", ...made, ...bound, ...fired, ''].join('\n');
    const { picture } = await pictureOf(source);
    expect(picture.plates.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(picture.chips.map(({ text }) => text)).toEqual(['e, 2 deep']);
  });
});

describe('many', () => {
  const many = (count: number, more = '') => `import { defer } from 'ravel'
const all = []
for (let i = 0; i < ${count}; i += 1) all.push(new defer.Deferred().addCallback(x => x))
${more}`;

  test('are in full up to four, and on one line each beyond that, but for the one of the step', async () => {
    const four = await pictureOf(many(4));
    expect([four.picture.plates.length, four.rows.length]).toEqual([4, 0]);
    const five = await pictureOf(many(5, 'all[2].callback(1)\n'));
    expect(five.picture.plates).toMatchObject([{ deferred: 3 }]);
    expect(five.rows.map(({ deferred }) => deferred)).toEqual([1, 2, 4, 5]);
    expect(new Set(five.rows.map(({ h }) => h))).toEqual(new Set([28]));
  });

  test('of which those without callbacks stand aside', async () => {
    const { picture, rows, choice } = await pictureOf(many(5, 'new defer.Deferred(); new defer.Deferred(); all[0].callback(1)\n'));
    expect(choice.bare).toEqual([6, 7]);
    expect(rows.map(({ deferred }) => deferred)).not.toContain(6);
    expect(picture.headings.map(({ text }) => text)).toContain('2 Deferreds without callbacks');
  });

  test('of which those that Ravel makes for itself stand aside, where lines tell which they are', async () => {
    // What the reactor calls here is Ravel's: no line of the program makes that Deferred.
    const source = `import { defer, reactor } from 'ravel'
const d = new defer.Deferred()
d.addCallback(x => x)
reactor.callLater(1, defer.maybeDeferred, String)
reactor.run()
`;
    const { choice } = await pictureOf(source);
    expect(choice.own).toHaveLength(1);
    expect(choice.full).toContain(1);
    const events = (await traceOf(source)).map(({ line: _, ...event }) => event);
    const recording = makeRecording(source, 'virtual', events);
    const lineless = layOut(recording, new Seeker(recording).at(events.length), {
      way: 'across',
      width: 680,
      filter: 'all',
      opened: new Set(),
    });
    expect(lineless.choice.own).toEqual([]);
    expect([...lineless.choice.full, ...lineless.choice.rows]).toContain(1);
  });

  test('gathered by a list stand under it, and the list counts them', async () => {
    const { picture, rows } = await pictureOf(
      many(6, 'const list = new defer.DeferredList(all)\nlist.addCallback(x => x)\nall[0].callback(1); all[1].callback(2)\n'),
    );
    expect(picture.plates.map(({ deferred, note }) => [deferred, note])).toEqual([
      [2, ''],
      [7, '2 of 6'],
    ]);
    expect(picture.headings.map(({ text }) => text)).toEqual([expect.stringMatching(/^In \w+: 5 Deferreds: 1 ended, 4 not fired$/)]);
    expect(rows.map(({ deferred }) => deferred)).toEqual([1, 3, 4, 5, 6]);
  });

  test('the unhandled ones by themselves', async () => {
    const source = many(6, "all[1].errback(new Error('no'))\n");
    const events = await traceOf(source);
    const recording = makeRecording(source, 'virtual', events);
    const state = new Seeker(recording).at(events.length);
    const { choice } = layOut(recording, state, { way: 'across', width: 680, filter: 'unhandled', opened: new Set() });
    expect([choice.unhandled, choice.full, choice.rows]).toEqual([1, [2], []]);
  });
});

test('a long chain folds to what is near the step', async () => {
  const source = `import { defer } from 'ravel'
const d = new defer.Deferred()
for (let i = 0; i < 20; i += 1) d.addCallback(function step(x) { return x })
d.callback(1)
`;
  const { events, picture } = await pictureOf(source, { width: 680 });
  expect(picture.folds.map(({ text }) => text)).toEqual(['16 pairs']);
  const seq = events.filter(({ kind }) => kind === 'deferred.entered')[9]!.seq;
  const middle = await pictureOf(source, { width: 680, step: seq });
  expect(middle.picture.folds.map(({ text }) => text)).toEqual(['6 pairs', '6 pairs']);
  expect([...new Set(middle.picture.boxes.map(({ pair }) => pair))]).toEqual([0, 7, 8, 9, 10, 11, 12, 13]);
  const open = await pictureOf(source, { width: 680, opened: ['fold-1'] });
  expect(open.picture.boxes).toHaveLength(20);
  expect(open.picture.width).toBeGreaterThan(680);
});
