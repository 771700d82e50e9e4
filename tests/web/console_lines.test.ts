// The console's lines: counted, filtered, and a window of them.
import { describe, expect, it } from 'vitest';
import { ConsoleLines, allShown, rowsInView } from '#web/model/console_lines.js';

const line = (stream: 'out' | 'err' | 'log', text = 'x') => ({ time: 0, stream, text });

describe('the console', () => {
  it('keeps all lines in order and counts them', () => {
    const lines = new ConsoleLines();
    lines.add([line('out', 'a'), line('err', 'b')]);
    lines.add([line('log', 'c')]);
    expect(lines.lines.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect([lines.count('all'), lines.count('out'), lines.count('err'), lines.count('log')]).toEqual([3, 1, 1, 1]);
    expect(lines.filtered('err').map(({ text }) => text)).toEqual(['b']);
    lines.clear();
    expect(lines.count('all')).toBe(0);
  });
});

describe('the window', () => {
  it('shows all rows up to the limit', () => {
    expect(rowsInView(allShown, 24, 9999, 100)).toEqual({ from: 0, to: allShown });
  });

  it('shows those in view, and some either side', () => {
    expect(rowsInView(10_000, 24, 24 * 5000, 240)).toEqual({ from: 4980, to: 5030 });
    expect(rowsInView(10_000, 24, 0, 240)).toEqual({ from: 0, to: 30 });
    const { to } = rowsInView(10_000, 24, 24 * 10_000, 240);
    expect(to).toBe(10_000);
  });
});
