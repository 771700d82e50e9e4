// The console's lines, and the rows that a window shows.
import type { ShownLine } from '@web/engine/messages.js';
import { ConsoleLines, allShown, inView, rowsInView } from '@web/model/console_lines.js';

const line = (text: string, stream: ShownLine['stream'] = 'out', time = 0): ShownLine => ({ time, stream, text });

describe('ConsoleLines', () => {
  test('counts and filters by stream', () => {
    const model = new ConsoleLines();
    model.add([line('a'), line('b', 'err'), line('c'), line('d', 'log', 2)]);
    expect([model.count('all'), model.count('out'), model.count('err'), model.count('log')]).toEqual([4, 2, 1, 1]);
    expect(model.filtered('out').map(({ text }) => text)).toEqual(['a', 'c']);
    expect(model.filtered('all')).toHaveLength(4);
    expect(model.lastTime).toBe(2);
  });

  test('begins anew', () => {
    const model = new ConsoleLines();
    model.add([line('a')]);
    model.clear();
    expect(model.count('all')).toBe(0);
    expect(model.lastTime).toBe(0);
  });
});

describe('long texts', () => {
  it('a few of them are not all in the document', () => {
    const model = new ConsoleLines();
    model.add([{ time: 0, stream: 'out', text: 'x'.repeat(20_000) }]);
    expect(model.windowed).toBe(false);
    model.add(Array.from({ length: 12 }, () => ({ time: 0, stream: 'out' as const, text: 'x'.repeat(20_000) })));
    expect(model.windowed).toBe(true);
    model.clear();
    expect(model.windowed).toBe(false);
  });
  it('a row has no more of one than a screen has room for', () => {
    expect(inView('short')).toBe('short');
    expect(inView('x'.repeat(20_000))).toBe(`${'x'.repeat(500)}…`);
  });
});

describe('rowsInView', () => {
  test('a few hundred rows are all there', () => {
    expect(rowsInView(allShown, 24, 0, 400)).toEqual({ from: 0, to: allShown });
  });
  test('of more, those in view and some either side', () => {
    const { from, to } = rowsInView(100_000, 24, 24 * 5_000, 480);
    expect(from).toBeLessThan(5_000);
    expect(to).toBeGreaterThan(5_020);
    expect(to - from).toBeLessThan(100);
  });
  test('the first and the last rows are reached', () => {
    expect(rowsInView(10_000, 24, 0, 480).from).toBe(0);
    expect(rowsInView(10_000, 24, 24 * 10_000 - 480, 480).to).toBe(10_000);
  });
  test('a window that is higher than the rows, or scrolled too far, stays within them', () => {
    expect(rowsInView(600, 24, 0, 100_000)).toEqual({ from: 0, to: 600 });
    const { from, to } = rowsInView(600, 24, 1_000_000, 480);
    expect(from).toBeLessThan(to);
    expect(to).toBe(600);
  });
});
