// What is read aloud of the console, and where arrows lead in it.
import { describe, expect, it } from 'vitest';
import { lineFrom, stopIn } from '../../web/src/element/console_keys.js';
import type { ShownLine } from '../../web/src/engine/messages.js';
import { WaitingLines } from '../../web/src/model/console_words.js';

const line = (text: string, more: Partial<ShownLine> = {}): ShownLine => ({ time: 0, stream: 'out', text, ...more });
const lines = (n: number, from = 1): ShownLine[] => Array.from({ length: n }, (_, i) => line(`line ${from + i}`));

describe('what is read', () => {
  it('is a few lines as they are, errors by name', () => {
    const waiting = new WaitingLines();
    expect(waiting.waiting).toBe(false);
    waiting.add([line('a'), line('b', { stream: 'err' })], 0);
    waiting.add([line('c', { stream: 'err', printed: 'warn' }), line('d', { stream: 'log' })], 0);
    expect(waiting.waiting).toBe(true);
    expect(waiting.take()).toEqual(['a', 'Error: b', 'Warning: c', 'd']);
    expect(waiting.waiting).toBe(false);
  });

  it('is how many and the last, of many', () => {
    const waiting = new WaitingLines();
    waiting.add(lines(3), 0);
    waiting.add(lines(2000, 4), 0);
    expect(waiting.take()).toEqual(['2,003 lines, the last: line 2003']);
    waiting.add(lines(1), 0);
    expect(waiting.take()).toEqual(['line 1']);
  });

  it('counts what is shown nowhere', () => {
    const waiting = new WaitingLines();
    waiting.add([], 5000);
    expect(waiting.take()).toEqual(['5,000 lines more']);
    waiting.add(lines(1), 1);
    expect(waiting.take()).toEqual(['2 lines, the last: line 1']);
  });

  it('is not all of a long line', () => {
    const waiting = new WaitingLines();
    waiting.add([line('x'.repeat(10_000))], 0);
    expect(waiting.take()[0]!.length).toBeLessThan(210);
  });

  it('is nothing of what was forgotten', () => {
    const waiting = new WaitingLines();
    waiting.add(lines(9), 3);
    waiting.clear();
    expect(waiting.waiting).toBe(false);
  });
});

describe('the console by keys', () => {
  const mixed = ['out', 'log', 'out', 'log', 'log', 'out'].map((stream, i) => line(String(i), { stream: stream as ShownLine['stream'] }));
  const has = ({ stream }: ShownLine): boolean => stream === 'out';

  it('stops at the wanted line, or the nearest that has a button', () => {
    expect(stopIn(mixed, 0, 6, Infinity, has)).toBe(5);
    expect(stopIn(mixed, 0, 5, Infinity, has)).toBe(2);
    expect(stopIn(mixed, 0, 6, 1, has)).toBe(2);
    expect(stopIn(mixed, 3, 5, 4, has)).toBe(-1);
    expect(stopIn([], 0, 0, Infinity, has)).toBe(-1);
  });

  it('goes past lines without buttons, and stays at the ends', () => {
    expect(lineFrom('ArrowDown', mixed, 2, has)).toBe(5);
    expect(lineFrom('ArrowDown', mixed, 5, has)).toBe(5);
    expect(lineFrom('ArrowUp', mixed, 2, has)).toBe(0);
    expect(lineFrom('ArrowUp', mixed, 0, has)).toBe(0);
    expect(lineFrom('Home', mixed, 5, has)).toBe(0);
    expect(lineFrom('End', mixed, 0, has)).toBe(5);
    expect(lineFrom('a', mixed, 0, has)).toBe(-1);
  });
});
