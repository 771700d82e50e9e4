// The rows under what is drawn in full: Deferreds on a line each, under the list that gathers them, or why they stand aside.
import type { Id, RunState } from '../trace/state.js';
import type { Options } from './arrange.js';
import { listsOf } from './lists.js';
import { between, margin, row } from './measures.js';
import { cut } from './names.js';
import { layRoot } from './roots.js';
import { idOfRow } from './row_runs.js';
import type { Area } from './picture.js';
import type { Scene } from './scene.js';
import type { Choice } from './which.js';
import { stateWord } from './words.js';

/** So many rows stand under their heading without being asked for. */
const fewRows = 60;

export function layRows(base: Scene, choice: Choice, options: Options, top: number): void {
  const { sheet, state, spot } = base;
  sheet.marked = spot?.deferred ?? 0;
  const width = options.width;
  let y = top;
  const heading = (key: string, text: string, open: boolean) => {
    sheet.headings.push({ x: 0, y, w: width, h: row.high + 4, key, text: cut(text, Math.floor((width - 44) / 5.9)), open });
    y += row.high + 4;
  };
  const opened = new Set([...options.opened].map(idOfRow));
  opened.delete(0);
  const run = (ids: readonly Id[], from: number, to: number, open: boolean) => {
    if (to <= from) return;
    sheet.runs.push({ y, w: width, ids, from, to, open });
    y += (to - from) * row.high;
  };
  const rows = (ids: readonly Id[]) => {
    let from = 0;
    for (const index of opened.size === 0 ? [] : ids.keys()) {
      const id = ids[index]!;
      if (!opened.has(id)) continue;
      run(ids, from, index, false);
      run(ids, index, index + 1, true);
      from = index + 1;
      if (!base.placed.has(id)) y = layRoot(base, id, { x: margin, y: y + 4, low: y }, width)!.low + between;
    }
    run(ids, from, ids.length, false);
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
    // Alone and not many, they need no opening.
    const few = key === 'bare' && choice.rows.length === 0 && ids.length <= fewRows;
    const open = few || options.opened.has(key) || ids.includes(choice.step);
    heading(few ? '' : key, `${ids.length} ${ids.length === 1 ? 'Deferred' : 'Deferreds'} ${what}`, open);
    if (open) rows(ids);
  }
  const low = (least: number, shape: Area) => Math.max(least, shape.y + shape.h + margin);
  sheet.height = sheet.chips.reduce(low, sheet.plates.reduce(low, y)) + 14;
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
