// LineBatch: who prints little is heard at once, who prints much in groups, and nothing changes its order.
import { longestText } from '@web/model/trace/event.js';
import { LineBatch, kept, keptText } from '@web/engine/line_batch.js';
import type { ShownLine } from '@web/engine/messages.js';

const line = (text: string, stream: ShownLine['stream'] = 'out'): ShownLine => ({ time: 0, stream, text });

function batch() {
  let now = 0;
  const groups: ShownLine[][] = [];
  const lefts: number[] = [];
  const lines = new LineBatch(
    (group, left) => {
      groups.push(group);
      lefts.push(left);
    },
    () => now,
  );
  return { lines, groups, lefts, wait: (milliseconds: number) => (now += milliseconds) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first lines go out at once, each by itself', () => {
  const { lines, groups } = batch();
  for (let i = 0; i < 5; i += 1) lines.add(line(`${i}`));
  expect(groups.map((group) => group.length)).toEqual([1, 1, 1, 1, 1]);
});

test('many lines go in few groups, in order, without a loss', () => {
  const { lines, groups } = batch();
  for (let i = 0; i < 10_000; i += 1) lines.add(line(`${i}`));
  lines.flush();
  expect(groups.length).toBeLessThan(150);
  expect(groups.flat().map(({ text }) => Number(text))).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
});

test('a program that never returns to the event loop is heard as it goes', () => {
  const { lines, groups, wait } = batch();
  for (let i = 0; i < 100; i += 1) lines.add(line('a'));
  wait(20);
  lines.add(line('b'));
  expect(groups.flat()).toHaveLength(101);
});

test('of those that were printed before a program hangs, at most a tenth has not gone', () => {
  const { lines, groups } = batch();
  for (let i = 1; i <= 300; i += 1) {
    lines.add(line('a'));
    expect(groups.flat().length).toBeGreaterThanOrEqual(i <= 20 ? i : i * 0.9);
  }
});

test('after a quiet time, what is printed right before a program hangs has gone, however much was printed before', () => {
  const { lines, groups, wait } = batch();
  for (let i = 0; i < 10_000; i += 1) lines.add(line('a'));
  wait(1_000);
  for (let i = 1; i <= 20; i += 1) {
    lines.add(line('b'));
    expect(groups.flat()).toHaveLength(10_000 + i);
  }
});

test('the rest of a group follows by itself', () => {
  const { lines, groups } = batch();
  for (let i = 0; i < 1_000; i += 1) lines.add(line('a'));
  expect(groups.flat().length).toBeLessThan(1_000);
  vi.advanceTimersByTime(20);
  expect(groups.flat()).toHaveLength(1_000);
});

test('beyond what the console keeps lines are only counted, but what Ravel says is kept', () => {
  const { lines, groups, lefts } = batch();
  for (let i = 0; i < kept + 500; i += 1) lines.add(line('a'));
  lines.add(line('the end', 'log'));
  lines.flush();
  expect(groups.flat()).toHaveLength(kept + 1);
  expect(groups.flat().at(-1)?.text).toBe('the end');
  expect(lefts.at(-1)).toBe(500);
});

test('a flood sends few messages', () => {
  const { lines, groups } = batch();
  for (let i = 0; i < 1_000_000; i += 1) lines.add(line('a'));
  expect(groups.length).toBeLessThan(250);
});

test('a long text is cut, and groups are not made of very much text', () => {
  const { lines, groups } = batch();
  for (let i = 0; i < 100; i += 1) lines.add(line('x'.repeat(1_000_000)));
  lines.flush();
  expect(groups.flat().every(({ text }) => text.length === longestText + 1 && text.endsWith('…'))).toBe(true);
  expect(Math.max(...groups.map((group) => group.length))).toBeLessThanOrEqual(51);
});

test('beyond so much text lines are only counted, and none is kept after one that was left out', () => {
  const { lines, groups, lefts } = batch();
  for (let i = 0; i < 3_000; i += 1) lines.add(line('x'.repeat(10_000)));
  lines.add(line('short'));
  lines.add(line('said', 'log'));
  lines.flush();
  expect(groups.flat()).toHaveLength(keptText / 10_000 + 1);
  expect(groups.flat().at(-1)?.text).toBe('said');
  expect(lefts.at(-1)).toBe(1_001);
});
