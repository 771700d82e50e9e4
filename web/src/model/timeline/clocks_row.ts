// The row of Clocks: a mark for each time that the program moved one on, with the time that it showed then.
import { type Frame, inView, type RowDrawing, spaced, xOf } from './frame.js';
import { box } from './shapes.js';
import type { Advance } from './types.js';

export function clockItems(frame: Frame, advances: readonly Advance[], y: number, drawing: RowDrawing): void {
  const apart = spaced();
  for (const { seq, to } of advances) {
    const x = xOf(frame, seq);
    if (!inView(frame, x, x) || !apart(x)) continue;
    const words = String(Number(to.toFixed(3)));
    drawing.taken.push([x - 3, x + 3]);
    drawing.wanted.push({ words: [words.includes('.') ? words : `${words}.0`], look: 'plainText', left: x, right: x, seq });
    const shapes = [box('printed', x - 1.5, y - 6, 3, 12, 1, seq)];
    drawing.items.push({ row: 'clocks', id: seq, kind: 'clocks', title: `A Clock is moved on to ${words}`, shapes });
  }
}
