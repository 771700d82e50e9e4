// The row of printed lines: a bar for each, with its words where there is room.
import { cut } from '../trace/event.js';
import { type Frame, inView, type RowDrawing, spaced, xOf } from './frame.js';
import { short } from './place_texts.js';
import { box } from './shapes.js';
import type { PrintedLine } from './types.js';

/** A tooltip has no room for more of what was printed. */
const longest = 300;

export function consoleItems(frame: Frame, lines: readonly PrintedLine[], y: number, drawing: RowDrawing): void {
  const apart = spaced();
  for (const { seq, kind, text, line } of lines) {
    const x = xOf(frame, seq);
    if (!inView(frame, x, x) || !apart(x)) continue;
    drawing.taken.push([x - 3, x + 3]);
    const look = kind === 'logged' ? 'failureText' : 'plainText';
    const said = cut(text, longest);
    const [first = ''] = said.split('\n');
    if (first) drawing.wanted.push({ words: [short(first, 32), short(first, 14)], look, left: x, right: x, seq });
    const place = line ? `, L${line}` : '';
    drawing.items.push({ row: 'console', id: seq, kind, title: `${said}${place}`, shapes: [box(kind, x - 1.5, y - 6, 3, 12, 1, seq)] });
  }
}
