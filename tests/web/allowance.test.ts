// Allowance: a worker is within it whatever a program does; who sends more is not.
import { Allowance } from '@web/engine/allowance.js';
import { kept } from '@web/engine/line_batch.js';
import type { FromWorker, ShownLine } from '@web/engine/messages.js';

const line: ShownLine = { time: 0, stream: 'out', text: 'hello' };
const lines = (count: number, text = 'hello'): FromWorker => ({
  type: 'lines',
  lines: Array<ShownLine>(count).fill({ ...line, text }),
  left: 0,
});

function allowance() {
  let now = 0;
  return { allowance: new Allowance(() => now), wait: (milliseconds: number) => (now += milliseconds) };
}

test('the first lines of every 16 ms, for ten minutes', () => {
  const { allowance: given, wait } = allowance();
  let refused = 0;
  // As many lines as are kept, and then their count.
  for (let i = 0; i < 37_500; i += 1) {
    for (let j = 0; j < 21; j += 1) if (!given.takes(lines(i < 4_000 ? 1 : 0))) refused += 1;
    wait(16);
  }
  expect(refused).toBe(0);
});

test('all lines that are kept, in groups', () => {
  const { allowance: given } = allowance();
  for (let i = 0; i < kept / 2_000; i += 1) expect(given.takes(lines(2_000, 'x'.repeat(200)))).toBe(true);
});

test('a flood of messages is too much', () => {
  const { allowance: given } = allowance();
  let taken = 0;
  while (given.takes({ type: 'traced' })) taken += 1;
  expect(taken).toBe(50_000);
  const { allowance: drawn } = allowance();
  for (taken = 0; drawn.takes({ type: 'resumed' }); taken += 1);
  expect(taken).toBe(50);
});

test('so are more lines than are kept, and more text', () => {
  const { allowance: many } = allowance();
  for (let i = 0; i < 55; i += 1) expect(many.takes(lines(2_000))).toBe(true);
  expect(many.takes(lines(2_000))).toBe(false);
  const { allowance: long } = allowance();
  for (let i = 0; i < 70; i += 1) expect(long.takes(lines(50, 'x'.repeat(20_000)))).toBe(true);
  expect(long.takes(lines(50, 'x'.repeat(20_000)))).toBe(false);
});

test('some stray messages are nothing', () => {
  const { allowance: given } = allowance();
  for (let i = 0; i < 100; i += 1) expect(given.stray()).toBe(true);
  expect(given.stray()).toBe(false);
});
