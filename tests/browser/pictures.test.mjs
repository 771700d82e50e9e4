// The pictures of five scenarios at chosen steps: how many shapes there are, in which states, and where they stand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs, usePage } from './support/browser.mjs';
import { chainsOf, grouped, seek, shown, timelineOf } from './support/pictures.mjs';

const { open, problems } = usePage();
// High enough for all rows of the timeline: only those in view are drawn.
const wide = { width: 1440, height: 1600 };

async function openRun(id) {
  const page = await open(`#scenario=${id}`, wide);
  await shown(page);
  return page;
}

async function chainsAt(page, seq) {
  await seek(page, seq);
  return chainsOf(page);
}

/** "1.0 callback": which side of which Deferred. */
const side = ({ deferred, pair, lane }) => `${deferred}.${pair} ${lane}`;
/** The sides in each state. */
const byState = (boxes) =>
  Object.fromEntries(Object.entries(grouped(boxes, ({ state }) => state)).map(([state, all]) => [state, all.map(side).sort()]));
const rises = (numbers, what) =>
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
    what,
  );
const one = (shapes, wanted) => {
  const found = shapes.filter((shape) => Object.entries(wanted).every(([key, value]) => shape[key] === value));
  assert.equal(found.length, 1, `${JSON.stringify(wanted)} in ${JSON.stringify(shapes)}`);
  return found[0];
};

/** What holds for every chain that runs across: its lanes, the order of its pairs, its plate before them. */
function holdsGrammar({ boxes, plates }) {
  for (const plate of plates) {
    const own = boxes.filter(({ deferred }) => deferred === plate.deferred);
    for (const [pair, sides] of Object.entries(grouped(own, ({ pair }) => pair))) {
      assert.ok(sides.length <= 2, `pair ${pair} of ${plate.name} has ${sides.length} sides`);
      if (sides.length < 2) continue;
      const { callback, errback } = Object.fromEntries(sides.map((box) => [box.lane, box]));
      assert.ok(callback.y + callback.h < errback.y, `pair ${pair} of ${plate.name}: its callback is above its errback`);
      assert.ok(Math.abs(callback.x + callback.w / 2 - errback.x - errback.w / 2) < 1, 'in one column');
    }
    const inOrder = [...own].sort((a, b) => a.pair - b.pair);
    for (const [i, box] of inOrder.entries()) {
      const before = inOrder[i - 1];
      assert.ok(box.x > plate.x + plate.w, `${box.name} stands behind the plate of ${plate.name}`);
      if (before && before.pair < box.pair)
        assert.ok(box.x > before.x + before.w, `${plate.name}: pair ${box.pair} stands behind ${before.pair}`);
      // Each lane is one line.
      assert.equal(box.y, own.find(({ lane }) => lane === box.lane).y);
    }
  }
}

test(
  'chaining: the outer chain stops where the inner hangs, and goes on with its value',
  needs('line of a call that ends its function'),
  async () => {
    const page = await openRun('chaining');

    const made = await chainsAt(page, 14);
    holdsGrammar(made);
    assert.deepEqual(
      made.plates.map(({ name, word }) => [name, word]),
      [
        ['d', 'running'],
        ['posts', 'not fired'],
      ],
    );
    assert.deepEqual(byState(made.boxes), { 'ran-callback': ['1.0 callback'], running: ['1.1 callback'], 'not-run': ['1.2 callback'] });
    assert.deepEqual(
      made.labels.map(({ text }) => text),
      ['(nothing)', 'ada'],
    );
    assert.deepEqual(
      made.flags.map(({ text }) => text),
      ['14'],
    );
    assert.ok(one(made.plates, { selected: true }).deferred === 3, 'the flag is at what was made');

    const waits = await chainsAt(page, 18);
    holdsGrammar(waits);
    assert.deepEqual(byState(waits.boxes), {
      'ran-callback': ['1.0 callback'],
      paused: ['1.1 callback'],
      'not-run': ['1.2 callback', '3.0 callback'],
    });
    assert.equal(waits.edges.filter((look) => look === 'waits').length, 1);
    const paused = one(waits.boxes, { state: 'paused' });
    const inner = one(waits.plates, { deferred: 3 });
    const outer = one(waits.plates, { deferred: 1 });
    assert.equal(outer.look, 'waits');
    assert.ok(inner.y > paused.y + paused.h, 'the inner plate hangs below the box that waits');
    assert.ok(Math.abs(inner.x + inner.w / 2 - paused.x - paused.w / 2) < 2, 'its middle is under that of the box');
    const next = one(waits.boxes, { deferred: 1, pair: 2 });
    const innerPair = one(waits.boxes, { deferred: 3 });
    assert.ok(next.x > innerPair.x + innerPair.w, 'the next pair stands behind the end of the inner chain');

    const end = await chainsAt(page, 32);
    holdsGrammar(end);
    assert.deepEqual(byState(end.boxes), { 'ran-callback': ['1.0 callback', '1.1 callback', '1.2 callback'] });
    assert.deepEqual(
      end.chips.map(({ deferred, text }) => [deferred, text]),
      [[3, 'posts, ended']],
    );
    assert.ok(end.chips[0].y > one(end.boxes, { pair: 1 }).y, 'the inner chain is folded under its pair');
    assert.deepEqual(
      end.ends.map(({ deferred, unhandled }) => [deferred, unhandled]),
      [[1, false]],
    );
    rises(
      end.labels.map(({ x }) => x),
      'the values stand in the order in which they went along',
    );
  },
);

test('errback-lanes: which side ran, which was left out, and where the lane changes', async () => {
  const page = await openRun('errback-lanes');
  const first = await chainsAt(page, 20);
  holdsGrammar(first);
  assert.deepEqual(
    first.plates.map(({ name }) => name),
    ['a', 'b', 'c'],
  );
  rises(
    first.plates.map(({ y }) => y),
    'in the order in which they were made',
  );
  assert.deepEqual(byState(first.boxes.filter(({ deferred }) => deferred === 1)), {
    'ran-callback': ['1.0 callback'],
    'left-out': ['1.0 errback', '1.1 callback'],
    running: ['1.1 errback'],
  });
  assert.ok(first.boxes.filter(({ deferred }) => deferred > 1).every(({ state }) => state === 'not-run'));
  const down = one(first.labels, { text: 'boom' });
  assert.equal(down.lane, 'errback');
  const [callback, errback] = ['callback', 'errback'].map((lane) => one(first.boxes, { deferred: 1, pair: 0, lane }));
  assert.ok(down.y > callback.y && down.y < errback.y, 'the Failure is shown between the lanes that it changes');

  const all = await chainsAt(page, 48);
  holdsGrammar(all);
  assert.equal(all.boxes.length, 12);
  assert.deepEqual(byState(all.boxes), {
    'ran-callback': ['1.0 callback', '2.0 callback', '2.2 callback', '3.1 callback'],
    'ran-errback': ['1.1 errback', '2.1 errback', '3.0 errback'],
    'left-out': ['1.0 errback', '1.1 callback', '2.2 errback', '3.0 callback', '3.1 errback'],
  });
  assert.deepEqual(
    all.labels.filter(({ lane }) => lane === 'errback').map(({ text }) => text),
    ['boom', 'boom', 'bad start'],
  );
  assert.deepEqual(
    all.ends.map(({ deferred, unhandled }) => [deferred, unhandled]),
    [
      [1, false],
      [2, false],
      [3, false],
    ],
  );
});

test('blocking-input: one of six in full, the others a row each; a Failure passes where there is no errback', async () => {
  const page = await openRun('blocking-input');
  const failed = await chainsAt(page, 49);
  holdsGrammar(failed);
  assert.deepEqual(
    failed.plates.map(({ deferred }) => deferred),
    [17],
  );
  assert.deepEqual(byState(failed.boxes), {
    'left-out': ['17.0 callback', '17.1 callback'],
    running: ['17.1 errback'],
    'not-run': ['17.2 callback', '17.3 callback', '17.3 errback'],
  });
  assert.deepEqual(failed.rings.map(side), ['17.0 errback']);
  assert.deepEqual(
    failed.rows.map(({ name }) => name),
    ['north.test', 'south.test', 'east.test', 'west.test', 'centre.test'],
  );
  rises(failed.rows.map(({ y }) => y));

  const timeline = await timelineOf(page);
  const fetches = timeline.filter(({ row }) => row === 'fetches');
  assert.deepEqual(
    fetches.map(({ kind }) => kind),
    ['done', 'done', 'done', 'done', 'done', 'failed'],
  );
  assert.equal(timeline.filter(({ row }) => row === 'calls').length, 0, 'the calls that bring answers are the fetches');
  assert.equal(timeline.filter(({ row }) => row === 'chains').length, 6);
  assert.equal(timeline.filter(({ row }) => row === 'console').length, 8);
  assert.equal(timeline.filter(({ row, kind }) => row === 'turns' && kind === 'turn').length, 7);

  const last = await chainsAt(page, 139);
  assert.deepEqual(
    last.plates.map(({ name, word }) => [name, word]),
    [['south.test', 'ended']],
  );
  assert.equal(last.rows.length, 5);
});

test('fuse-chain: no chain, a staircase of calls', async () => {
  const page = await openRun('fuse-chain');
  const { plates, boxes, flags } = await chainsAt(page, 25);
  assert.deepEqual([plates, boxes, flags], [[], [], []]);
  assert.equal(await page.locator('.chains-empty').textContent(), 'This program makes no Deferreds. What it does is in the timeline.');
  const timeline = await timelineOf(page);
  const calls = timeline.filter(({ row }) => row === 'calls');
  assert.equal(calls.length, 8);
  for (const { marks } of calls) assert.equal(marks.length, 2, 'each is made and run');
  const [first, ...more] = calls;
  let before = first;
  for (const call of more) {
    assert.ok(call.marks[0].x >= before.marks[1].x, 'the next is made where the one before is run');
    before = call;
  }
  const { marks } = timeline.find(({ row, kind, id }) => row === 'turns' && kind === 'turn' && id === 1);
  assert.deepEqual(
    marks.map(({ seq }) => seq),
    [3, 4, 5, 6, 7],
  );
});

test(
  'wait-for-all: those that are gathered, and the gathering that fires with the last',
  needs('line of a call that ends its function'),
  async () => {
    const page = await openRun('wait-for-all');
    const fires = await chainsAt(page, 49);
    holdsGrammar(fires);
    assert.deepEqual(
      fires.plates.map(({ name, word }) => [name, word]),
      [
        ['ask 1', 'running'],
        ['ask 2', 'ended'],
        ['ask 3', 'ended'],
        ['gatherRes… 1', 'running'],
      ],
    );
    assert.deepEqual(
      fires.ends.map(({ deferred }) => deferred),
      [5, 7],
    );
    assert.ok(one(fires.plates, { selected: true }).deferred === 9);

    const failed = await chainsAt(page, 87);
    holdsGrammar(failed);
    assert.deepEqual(byState(failed.boxes), { 'left-out': ['16.0 callback', '16.1 callback'], running: ['16.2 errback'] });
    assert.deepEqual(failed.rings.map(side), ['16.0 errback', '16.1 errback']);
    assert.equal(failed.rows.length, 7);

    const end = await chainsAt(page, 113);
    assert.equal(end.plates.length + end.rows.length, 8);
  },
);

for (const id of ['chaining', 'errback-lanes', 'blocking-input', 'fuse-chain', 'wait-for-all']) {
  test(`${id}: the timeline's marks stand in the order of the events`, async () => {
    const page = await openRun(id);
    const order = ['turns', 'calls', 'fetches', 'chains', 'console'];
    const { length } = await page.evaluate(() => window.ravel.trace());
    for (const at of [1, Math.floor(length / 2), length]) {
      await seek(page, at);
      const items = await timelineOf(page);
      const where = new Map();
      for (const { row, marks } of items) {
        assert.ok(order.includes(row));
        for (const { seq, x } of marks) where.set(seq, x);
      }
      const seqs = [...where.keys()].sort((a, b) => a - b);
      rises(
        seqs.map((seq) => where.get(seq)),
        `at step ${at}`,
      );
      // Where beads would stand too close, a turn has their number instead.
      assert.ok(seqs.length > length / 4, `${seqs.length} of ${length} events have a mark of their own`);
      const depth = (kind) => items.filter(({ row }) => row === kind).flatMap(({ marks }) => marks.map(({ y }) => y));
      // Turns stay at the head; the kinds follow each other from the top.
      const tops = order.map(depth).filter((all) => all.length > 0);
      for (const [i, all] of tops.entries()) if (i > 0) assert.ok(Math.min(...all) > Math.max(...tops[i - 1]) - 8, `${order[i]}`);
    }
  });
}

test('down: the same graph turned, callbacks at the left', async () => {
  const page = await openRun('errback-lanes');
  await page.getByRole('button', { name: 'Down', exact: true }).click();
  const { plates, boxes } = await chainsAt(page, 48);
  assert.equal(boxes.length, 12);
  for (const { deferred, y, h } of plates) {
    const own = boxes.filter((box) => box.deferred === deferred);
    for (const sides of Object.values(grouped(own, ({ pair }) => pair))) {
      const { callback, errback } = Object.fromEntries(sides.map((box) => [box.lane, box]));
      if (callback && errback) assert.ok(callback.x + callback.w < errback.x && callback.y === errback.y);
    }
    rises(own.toSorted((a, b) => a.pair - b.pair).map((box) => box.y));
    assert.ok(
      own.every((box) => box.y > y + h),
      'the plate lies on top',
    );
  }
});

test('the page itself logs no error', () => assert.deepEqual(problems, []));
