// The whole picture: chains in full one under the other, or side by side where they fit, then the rest as rows.
import type { Recording } from '../trace/recording.js';
import type { Id, RunState } from '../trace/state.js';
import { spotOf } from './flow.js';
import { depthUnder } from './depths.js';
import { type Measures, type Way, acrossMeasures, between, downMeasures, gap, label, margin, plate, textWidth } from './measures.js';
import { pairWidth } from './pairs.js';
import { type LaidRoot, type Place, layRoot } from './roots.js';
import { type Picture, emptySheet } from './picture.js';
import { layRows } from './rows.js';
import { type Scene, breadth } from './scene.js';
import { type Choice, type Filter, choose } from './which.js';

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
  const letters = options.way === 'across' ? lettersFor(base, choice.full, options.width) : 0;
  const scene = { ...base, measures: { ...measures, valueLetters: Math.max(measures.valueLetters, letters) } };
  const bottom = layFull(scene, choice.full, options.width);
  layRows(base, choice, options, bottom);
  const { sheet } = base;
  sheet.width = options.width;
  for (const { x, w } of [...sheet.bands, ...sheet.chips, ...sheet.plates, ...sheet.labels])
    sheet.width = Math.max(sheet.width, x + w + margin);
  return { picture: sheet, choice };
}

/** Of a value, so many letters fit where every chain has a line of its own; 0: some stand side by side, or hang. */
function lettersFor(base: Scene, ids: readonly Id[], width: number): number {
  const needs = ids.map((id) => reserve(base, id)).sort((a, b) => a - b);
  if (needs.length === 0 || (needs.length > 1 && needs[0]! + needs[1]! + 2 * margin <= width)) return 0;
  if (ids.some((id) => depthUnder(base.state, id) > 0)) return 0;
  const each = ids.map((id) => {
    const { pairs } = base.state.deferreds.get(id)!;
    const boxes = pairs.reduce((sum, pair) => sum + pairWidth(pair, base), 0);
    const free = (width - 2 * margin - plate.min - boxes) / (pairs.length + 1);
    return Math.floor((free - label.around - label.sign - gap.around) / label.letter);
  });
  return Math.min(24, ...each);
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
