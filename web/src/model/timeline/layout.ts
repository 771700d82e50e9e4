// The layout: from a run and a view of it to a picture. Only what is in view is laid out.
import type { Id, Seq } from '../trace/state.js';
import { type Axis, axisOf } from './axis.js';
import { callItem, foldedCalls } from './call_row.js';
import { chainItem, foldedChains } from './chain_row.js';
import { clockItems } from './clocks_row.js';
import { consoleItems } from './console_row.js';
import { cut, type Frame, inView, RowDrawing, xOf } from './frame.js';
import type { History } from './history.js';
import { rowLabels } from './labels.js';
import { axisHeight, headHeight, type Measures, measuresOf, turnsY } from './measures.js';
import { connectionItem, fetchItem } from './network_rows.js';
import type { Row } from './rows.js';
import type { Scale } from './scale.js';
import { findLast } from './search.js';
import { box, type Item, type Shape } from './shapes.js';
import { alwaysDrawn, blockSpan, selectedBead, smallestPitch, turnRow, turnsInView } from './turn_row.js';
import { scaleOf, type View } from './view.js';

export interface LayoutInput {
  readonly history: History;
  readonly rows: readonly Row[];
  readonly virtual: boolean;
  readonly width: number;
  /** Of what can be seen of the rows, and how far they are scrolled; without it, all rows. */
  readonly height?: number;
  readonly scroll?: number;
  readonly view: View;
  readonly selected: Seq;
  nameOf(id: Id): string;
}

/** A row and where it is. */
export interface PlacedRow {
  readonly row: Row;
  readonly y: number;
  readonly height: number;
  readonly items: readonly Item[];
}

export interface Picture {
  readonly width: number;
  /** Of the whole, also of the rows that are out of view. */
  readonly height: number;
  readonly measures: Measures;
  readonly scale: Scale;
  readonly frame: Frame;
  /** From the top: columns and grid; what stays while the rows scroll; the rows; the playhead. */
  readonly behind: readonly Shape[];
  readonly head: PlacedRow;
  readonly axis: Axis;
  readonly labels: readonly Shape[];
  readonly rows: readonly PlacedRow[];
  readonly front: readonly Shape[];
  /** How many shapes the rows and turns have. */
  readonly marks: number;
}

const between = 10;

export function roomOf({ history, rows, virtual, width }: Pick<LayoutInput, 'history' | 'rows' | 'virtual' | 'width'>) {
  const measures = measuresOf(
    width,
    rows.reduce((longest, { label }) => Math.max(longest, label.length), 0),
  );
  return { history, virtual, width: Math.max(40, measures.right - measures.left), pitch: measures.pitch, measures };
}

export function layout(input: LayoutInput): Picture {
  const { history, rows, virtual, width, view, selected } = input;
  const { measures, ...room } = roomOf(input);
  const scale = scaleOf(room, view.zoom);
  const { left, narrow, letters } = measures;
  const frame: Frame = {
    history,
    scale,
    virtual,
    narrow,
    letters,
    left,
    right: left + room.width,
    offset: view.offset,
    selected,
    first: Math.max(1, scale.seqAt(view.offset) - 1),
    last: Math.min(history.count, scale.seqAt(view.offset + room.width) + 1),
    nameOf: (id) => input.nameOf(id),
  };
  const stacked = stackOf(rows, measures);
  const height = (stacked.at(-1)?.bottom ?? headHeight) + 8;
  const scroll = Math.max(0, Math.min(input.scroll ?? 0, height - (input.height ?? height)));
  const bottom = Math.min(height, input.height ?? height);
  const placed = stacked
    .filter(({ bottom: low, top }) => low - scroll > headHeight && top - scroll < bottom)
    .map(({ row, top, bottom: low }): PlacedRow => {
      const y = (top + low) / 2 - scroll;
      return { row, y, height: low - top, items: rowItems(frame, row, y) };
    });
  const head: PlacedRow = { row: rows[0] ?? noRow, y: turnsY, height: 30, items: turnRow(frame, turnsY) };
  const shapes = [head, ...placed].flatMap(({ items }) => items);
  return {
    width,
    height,
    measures,
    scale,
    frame,
    head,
    axis: axisOf(frame, bottom),
    behind: behind(frame, bottom),
    labels: rowLabels(placed, measures, width),
    rows: placed,
    front: [...alwaysDrawn(frame, turnsY), ...selectedBead(frame, selected, turnsY)],
    marks: shapes.reduce((sum, item) => sum + item.shapes.length, 0),
  };
}

const noRow: Row = { kind: 'turns', label: 'Turns', note: '', folded: false, things: [], ends: [] };

/** Made once for the same rows: there may be thousands. */
const stacks = new WeakMap<readonly Row[], { pitch: number; narrow: boolean; stacked: ReturnType<typeof stack> }>();

function stackOf(rows: readonly Row[], measures: Measures): ReturnType<typeof stack> {
  const { row: pitch, narrow } = measures;
  const known = stacks.get(rows);
  if (known?.pitch === pitch && known.narrow === narrow) return known.stacked;
  const stacked = stack(rows, measures);
  stacks.set(rows, { pitch, narrow, stacked });
  return stacked;
}

/** The rows one under another, with some space where the kind changes. */
function stack(rows: readonly Row[], { row: pitch, narrow }: Measures): { row: Row; top: number; bottom: number }[] {
  let y = headHeight + 4;
  let kind: Row['kind'] | undefined;
  return rows
    .filter((row) => row.kind !== 'turns')
    .map((row) => {
      if (kind && kind !== row.kind) y += narrow ? 7 : between;
      kind = row.kind;
      const top = y;
      y += pitch + (row.folded ? 10 : 0);
      return { row, top, bottom: y };
    });
}

function rowItems(frame: Frame, row: Row, y: number): Item[] {
  const drawing = new RowDrawing();
  switch (row.kind) {
    case 'calls':
      if (row.folded)
        return foldedCalls(
          frame,
          inSight(frame, row, (call) => call.made),
          y,
        );
      for (const call of row.things) callItem(frame, call, y, row.things.length === 1 ? row.label : '', drawing);
      break;
    case 'fetches':
      for (const fetch of inSight(frame, row, ({ begun }) => begun)) fetchItem(frame, fetch, y, drawing);
      break;
    case 'connections':
      for (const end of inSight(frame, row, ({ opened }) => opened)) connectionItem(frame, end, y, drawing);
      break;
    case 'clocks':
      clockItems(
        frame,
        inSight(frame, row, ({ seq }) => seq),
        y,
        drawing,
      );
      break;
    case 'chains':
      if (row.folded)
        return foldedChains(
          frame,
          inSight(frame, row, ({ made }) => made),
          y,
        );
      for (const chain of row.things) chainItem(frame, chain, y, drawing);
      break;
    case 'console':
      consoleItems(
        frame,
        inSight(frame, row, ({ seq }) => seq),
        y,
        drawing,
      );
  }
  return drawing.finish(frame, y);
}

/** Of the things of a row, those that may be in view: begun before its end, and not all over before its beginning. */
function inSight<T>(frame: Frame, { things, ends }: { things: readonly T[]; ends: readonly number[] }, begun: (thing: T) => Seq): T[] {
  const from = findLast(things.length, (i) => ends[i]! < frame.first) + 1;
  const to = findLast(things.length, (i) => begun(things[i]!) <= frame.last) + 1;
  return things.slice(from, to);
}

function behind(frame: Frame, bottom: number): Shape[] {
  const { history, scale, left, offset, virtual, selected } = frame;
  const shapes: Shape[] = [];
  const [from, to] = turnsInView(frame);
  const top = axisHeight;
  for (let i = from; i <= to; i += 1) {
    const turn = history.turns[i]!;
    const x = left - offset + scale.left(i);
    const end = left - offset + scale.right(i);
    if (virtual && turn.boxed && end - x >= 8 && scale.pitch >= smallestPitch)
      shapes.push(box('column', cut(frame, x), top, cut(frame, end) - cut(frame, x), bottom - top, 0));
  }
  for (let i = from; i <= to; i += 1) {
    for (const block of history.turns[i]!.blocks) {
      const [a, b] = blockSpan(frame, block);
      if (inView(frame, a, b)) shapes.push(box('blockedColumn', cut(frame, a), top, cut(frame, b) - cut(frame, a), bottom - top, 0));
    }
  }
  if (selected > 0 && selected <= history.count) {
    const x = xOf(frame, selected);
    if (x >= left - 2 && x <= frame.right + 2) shapes.push(box('selectedColumn', x - 4, top, 8, bottom - top, 0));
  }
  return shapes;
}
