// The whole picture: chains in full one under the other, or side by side where they fit, then the rest as rows.
import type { Recording } from '../trace/recording.js';
import type { Id, RunState } from '../trace/state.js';
import { layChain } from './chain.js';
import { spotOf } from './flow.js';
import { depthUnder } from './hanging.js';
import {
  type Measures,
  type Way,
  acrossMeasures,
  between,
  downMeasures,
  header,
  label,
  margin,
  plate,
  row,
  textWidth,
} from './measures.js';
import { pairWidth } from './pairs.js';
import { type Area, type Picture, type Sheet, emptySheet } from './picture.js';
import { type Scene, breadth, makeChain } from './scene.js';
import { type Choice, type Filter, choose } from './which.js';
import { explainPlainly, stateWord } from './words.js';

export interface Options {
  /** Of the panel. */
  readonly width: number;
  readonly way: Way;
  readonly filter: Filter;
  /** Keys of chips, folds, rows and headings that were opened by hand. */
  readonly opened: ReadonlySet<string>;
}

export interface Laying {
  readonly picture: Picture;
  readonly choice: Choice;
}

/** Under this width chains run down. */
export const wayFor = (width: number): Way => (width < 560 ? 'down' : 'across');

export function layOut(recording: Recording, state: RunState, options: Options): Laying {
  const choice = choose(recording, state, options.filter);
  const depth = Math.max(0, ...choice.full.map((id) => depthUnder(state, id)));
  const measures = options.way === 'across' ? acrossMeasures(options.width) : downMeasures(options.width, depth);
  const base: Scene = {
    state,
    measures,
    recording,
    spot: spotOf(state, recording.events[state.count - 1]),
    opened: options.opened,
    foldEnded: false,
    foldLong: false,
    sheet: emptySheet(),
    placed: new Set(),
  };
  const bottom = layFull(base, choice.full, options.width);
  layRows(base, choice, options, bottom);
  const { sheet } = base;
  sheet.width = Math.max(options.width, ...extents(sheet, ({ x, w }) => x + w));
  return { picture: sheet, choice };
}

function* extents(sheet: Sheet, of: (area: Area) => number): Generator<number> {
  for (const shape of [...sheet.bands, ...sheet.chips, ...sheet.plates, ...sheet.labels]) yield of(shape) + margin;
}

/** Where the next chain begins. */
interface Place {
  x: number;
  y: number;
  /** The lowest of this line so far. */
  low: number;
}

function newLine(place: Place): Place {
  if (place.low > place.y) Object.assign(place, { x: margin, y: place.low + between });
  return place;
}

function layFull(base: Scene, ids: readonly Id[], width: number): number {
  const place: Place = { x: margin, y: 4, low: 4 };
  for (const [index, id] of ids.entries()) {
    if (base.placed.has(id)) continue;
    const hangs = depthUnder(base.state, id) > 0;
    const needs = hangs ? width : reserve(base, id);
    if (place.x > margin && place.x + needs > width - margin) newLine(place);
    const across = base.measures.way === 'across';
    const laid = (place.x > margin && layRoot(base, id, place, width, true)) || layRoot(base, id, newLine(place), width)!;
    if (index === 0) nameLanes(base, laid);
    place.low = Math.max(place.low, laid.low);
    if (across && !hangs) place.x += Math.max(needs, laid.wide) + between;
    else newLine(place);
  }
  return ids.length === 0 ? 0 : place.low + between;
}

/** About as wide as a chain becomes once values have gone along it, so that it mostly keeps its place while one steps. */
function reserve(scene: Scene, id: Id): number {
  const { pairs } = scene.state.deferreds.get(id)!;
  const value = textWidth('a value', label) + 18;
  const columns = pairs.reduce((sum, pair) => sum + pairWidth(pair, scene), 0);
  return plate.min + columns + (pairs.length + 1) * value;
}

interface LaidRoot {
  readonly low: number;
  readonly wide: number;
  readonly plate: Area;
  readonly bandsEnd: number;
}

/** In full (`asItIs`: or not at all); if that is too wide, with chips for inner chains that have ended; if need be, with its long chains folded. */
function layRoot(base: Scene, id: Id, place: Place, width: number, asItIs = false): LaidRoot | undefined {
  const { measures } = base;
  const across = measures.way === 'across';
  const chain = makeChain(base, id, 0, across ? place.y + header : place.x);
  const begin = across ? place.x : place.y + 6;
  for (const [foldEnded, foldLong] of [
    [false, false],
    [true, false],
    [true, true],
  ] as const) {
    const scene: Scene = { ...base, foldEnded, foldLong, sheet: emptySheet(), placed: new Set(base.placed) };
    const laid = layChain(chain, scene, begin);
    const fits = across ? laid.along <= width - margin : chain.pairs.length <= 8 && laid.along - begin < 700;
    if (!fits && asItIs) return undefined;
    if (!fits && !foldLong) continue;
    for (const placed of scene.placed) base.placed.add(placed);
    const [first, ...others] = scene.sheet.plates;
    if (across) scene.sheet.plates = [{ ...first!, reach: laid.along - begin - first!.w - 8 }, ...others];
    add(base.sheet, scene.sheet);
    const bandsEnd = Math.max(...scene.sheet.bands.map(({ x, y, w, h }) => (across ? x + w : y + h)));
    return { low: across ? laid.aside : laid.along, wide: laid.along - begin, plate: first!, bandsEnd };
  }
  return undefined;
}

function add(to: Sheet, from: Sheet): void {
  for (const [kind, shapes] of Object.entries(from)) {
    if (Array.isArray(shapes)) (to[kind as 'plates'] as unknown[]).push(...(shapes as unknown[]));
  }
}

/** The names of the lanes, at the first chain; each only where nothing else stands. */
function nameLanes({ sheet, measures }: Scene, { plate: area, bandsEnd }: LaidRoot): void {
  const across = measures.way === 'across';
  const names = ['callback lane', 'errback lane'] as const;
  for (const [index, text] of names.entries()) {
    const wide = textWidth(text, { letter: 5.6, around: 0 });
    if (across) {
      const x = area.x + area.w + 8;
      const y = index === 0 ? area.y - 9 : area.y + area.h + 14;
      const taken = sheet.chips.some((chip) => chip.x < x + wide && chip.y < y + 2 && chip.y + chip.h > y - 10);
      if (!taken) sheet.captions.push({ x, y, text, anchor: 'start', quiet: false });
    } else {
      sheet.captions.push({
        x: area.x + ((index * 2 + 1) * breadth(measures)) / 4,
        y: bandsEnd + 13,
        text,
        anchor: 'middle',
        quiet: false,
      });
    }
  }
}

function layRows(base: Scene, choice: Choice, options: Options, top: number): void {
  const { sheet, state, recording, spot } = base;
  const width = options.width;
  let y = top;
  const heading = (key: string, text: string, open: boolean) => {
    sheet.headings.push({ x: 0, y, w: width, h: row.high + 4, key, text, open });
    y += row.high + 4;
  };
  const rows = (ids: readonly Id[]) => {
    for (const id of ids) {
      const key = `row-${id}`;
      const open = options.opened.has(key);
      const deferred = state.deferreds.get(id)!;
      const title = `${recording.nameOf(id)}, ${stateWord(deferred)}. ${explainPlainly(deferred, recording)}`;
      sheet.rows.push({
        x: 0,
        y,
        w: width,
        h: row.high,
        key,
        deferred: id,
        seq: deferred.last,
        title,
        selected: spot?.deferred === id,
        open,
      });
      y += row.high;
      if (!open || base.placed.has(id)) continue;
      y = layRoot(base, id, { x: margin, y: y + 4, low: y }, width)!.low + between;
    }
  };
  if (choice.rows.length > 0) {
    if (choice.full.length > 0) heading('', rowsHeading(choice.rows, state), true);
    rows(choice.rows);
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
function rowsHeading(ids: readonly Id[], state: RunState): string {
  const words = new Map<string, number>();
  for (const id of ids) {
    const deferred = state.deferreds.get(id)!;
    const word = deferred.unhandled > 0 ? 'unhandled' : stateWord(deferred);
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  const parts = [...words].map(([word, count]) => `${count} ${word}`);
  return `${ids.length} other ${ids.length === 1 ? 'Deferred' : 'Deferreds'}: ${parts.join(', ')}`;
}
