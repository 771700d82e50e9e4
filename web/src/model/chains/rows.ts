// The rows under what is drawn in full: Deferreds on a line each, under the list that gathers them, or why they stand aside.
import type { Id, RunState } from '../trace/state.js';
import type { Options } from './arrange.js';
import { listsOf } from './lists.js';
import { between, margin, row } from './measures.js';
import { cut } from './names.js';
import { layRoot } from './roots.js';
import type { Scene } from './scene.js';
import type { Choice } from './which.js';
import { stateWord } from './words.js';

export function layRows(base: Scene, choice: Choice, options: Options, top: number): void {
  const { sheet, state, spot } = base;
  const width = options.width;
  let y = top;
  const heading = (key: string, text: string, open: boolean) => {
    sheet.headings.push({ x: 0, y, w: width, h: row.high + 4, key, text: cut(text, Math.floor((width - 44) / 5.9)), open });
    y += row.high + 4;
  };
  const rows = (ids: readonly Id[]) => {
    for (const id of ids) {
      const key = `row-${id}`;
      const open = options.opened.has(key);
      const deferred = state.deferreds.get(id)!;
      sheet.rows.push({
        x: 0,
        y,
        w: width,
        h: row.high,
        key,
        deferred: id,
        seq: deferred.last,
        selected: spot?.deferred === id,
        open,
      });
      y += row.high;
      if (!open || base.placed.has(id)) continue;
      y = layRoot(base, id, { x: margin, y: y + 4, low: y }, width)!.low + between;
    }
  };
  if (choice.rows.length > 0) {
    const { listOf } = listsOf(base.recording);
    const alone: Id[] = [];
    const lists = new Map<Id, Id[]>();
    for (const id of choice.rows) {
      const list = listOf.get(id) ?? 0;
      const ids = state.deferreds.has(list) ? (lists.get(list) ?? []) : alone;
      if (ids !== alone) lists.set(list, ids);
      ids.push(id);
    }
    if (choice.full.length > 0 && alone.length > 0) heading('', rowsHeading('other ', alone, state), true);
    rows(alone);
    for (const [list, ids] of lists) {
      heading('', `In ${base.recording.nameOf(list)}: ${rowsHeading('', ids, state)}`, true);
      rows(ids);
    }
  }
  const groups = [
    ['bare', choice.bare, 'without callbacks'],
    ['own', choice.own, 'of Ravel itself'],
  ] as const;
  for (const [key, ids, what] of groups) {
    if (ids.length === 0) continue;
    const few = key === 'bare' && choice.rows.length === 0;
    const open = few || options.opened.has(key) || ids.includes(choice.step);
    heading(few ? '' : key, `${ids.length} ${ids.length === 1 ? 'Deferred' : 'Deferreds'} ${what}`, open);
    if (open) rows(ids);
  }
  sheet.height = Math.max(y, ...[...sheet.plates, ...sheet.chips].map((shape) => shape.y + shape.h + margin)) + 14;
}

/** "18 other Deferreds: 6 ended, 1 unhandled, 11 not fired". */
function rowsHeading(other: string, ids: readonly Id[], state: RunState): string {
  const words = new Map<string, number>();
  for (const id of ids) {
    const deferred = state.deferreds.get(id)!;
    const word = deferred.unhandled > 0 ? 'unhandled' : stateWord(deferred);
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  const parts = [...words].map(([word, count]) => `${count} ${word}`);
  return `${ids.length} ${other}${ids.length === 1 ? 'Deferred' : 'Deferreds'}: ${parts.join(', ')}`;
}
