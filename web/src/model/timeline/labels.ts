// The names of the rows, at the left, and the hairlines between their kinds.
import { headHeight, type Measures, turnsY } from './measures.js';
import { short } from './place_texts.js';
import { line, type Shape, text, type TextShape, widthOf } from './shapes.js';
import type { PlacedRow } from './layout.js';
import type { RowKind } from './types.js';

const names: Record<RowKind, string> = {
  turns: 'Turns',
  calls: 'Calls',
  clocks: 'Clocks',
  fetches: 'Fetches',
  connections: 'Links',
  chains: 'Chains',
  console: 'Console',
};
export const kindNames = names;

export function rowLabels(rows: readonly PlacedRow[], measures: Measures, width: number): Shape[] {
  const { narrow, names: at, letters } = measures;
  const edge = narrow ? 12 : 16;
  const shapes: Shape[] = [text('kindText', edge, turnsY + 4, names.turns), line('rule', edge, headHeight, width - edge, headHeight)];
  let kind: RowKind = 'turns';
  for (const { row, y, height } of rows) {
    const first = row.kind !== kind;
    const above = y - height / 2 - (narrow ? 3.5 : 5);
    if (first && kind !== 'turns') shapes.push(line('rule', edge, above, width - edge, above));
    kind = row.kind;
    if (row.kind === 'console' || row.kind === 'clocks') {
      const name = names[row.kind];
      shapes.push(text(narrow ? 'narrowNameText' : 'kindText', edge, y + 4, narrow ? name.toLowerCase() : name));
      continue;
    }
    if (first && !narrow) shapes.push(text('kindText', edge, y + 4 - (row.note ? 7 : 0), names[row.kind]));
    const up = row.note ? 7 : 0;
    shapes.push({ ...text(narrow ? 'narrowNameText' : 'nameText', at, y + 4 - up, short(shortLabel(row), letters)), title: row.label });
    if (row.note) shapes.push(noteText(row.note, measures, edge, y + 11));
  }
  return shapes;
}

/** Of a call of deferLater what tells it from others: the Deferred that it fires. */
const shortLabel = ({ kind, label }: PlacedRow['row']): string => (kind === 'calls' ? label.replace(/^deferLater of /, '') : label);

/** How many a row holds: under its name, moved or in fewer words so that it fits. */
function noteText(note: string, { left, names: at }: Measures, edge: number, y: number): TextShape {
  const room = left - 8 - edge;
  const number = note.slice(0, note.indexOf(' '));
  const words = [note, `${number} times`].find((some) => widthOf(some) <= room) ?? `${number}×`;
  return { ...text('quietText', Math.max(edge, Math.min(at, left - 8 - widthOf(words))), y, words), title: note };
}
