// Rows of thousands of Deferreds: the layout keeps runs of them, and a row is made where it is looked at.
import type { Id, RunState } from '../trace/state.js';
import { row } from './measures.js';
import type { Picture, Row, RowRun } from './picture.js';

type Rows = Pick<Picture, 'runs' | 'marked'>;

/** Those that are at least partly between two heights, in order. */
export function rowsBetween({ runs, marked }: Rows, { deferreds }: RunState, top = -Infinity, bottom = Infinity): Row[] {
  const rows: Row[] = [];
  for (const run of runs) {
    const from = Math.max(run.from, run.from + Math.floor((top - run.y) / row.high));
    const to = Math.min(run.to, run.from + Math.ceil((bottom - run.y) / row.high));
    for (let i = from; i < to; i += 1) rows.push(rowAt(run, i, marked, deferreds));
  }
  return rows;
}

export const rowCount = ({ runs }: Rows): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);

export const rowKey = (id: Id): string => `row-${id}`;

/** The Deferred that a key is the row of; 0: of none. */
export const idOfRow = (key: string): Id => Number(/^row-(\d+)$/.exec(key)?.[1] ?? 0);

export function rowOf({ runs, marked }: Rows, { deferreds }: RunState, id: Id): Row | undefined {
  if (id === 0) return undefined;
  for (const run of runs) {
    // The runs of one group share its ids.
    const index = run.ids.indexOf(id, run.from);
    if (index >= 0 && index < run.to) return rowAt(run, index, marked, deferreds);
  }
  return undefined;
}

/** The first and the last of all. */
export function outerRows({ runs, marked }: Rows, { deferreds }: RunState): readonly Row[] {
  const [first, last] = [runs[0], runs.at(-1)];
  return first && last ? [rowAt(first, first.from, marked, deferreds), rowAt(last, last.to - 1, marked, deferreds)] : [];
}

function rowAt({ ids, y, w, from, open }: RowRun, index: number, marked: Id, deferreds: RunState['deferreds']): Row {
  const id = ids[index]!;
  return {
    x: 0,
    y: y + (index - from) * row.high,
    w,
    h: row.high,
    key: rowKey(id),
    deferred: id,
    seq: deferreds.get(id)?.last ?? 0,
    selected: id === marked,
    open,
  };
}
