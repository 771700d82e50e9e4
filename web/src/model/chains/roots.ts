// A chain of its own, with all that hangs in it: in full, or with as much folded as it takes to fit.
import type { Id } from '../trace/state.js';
import { layChain } from './chain.js';
import { header, margin } from './measures.js';
import { type Area, type Sheet, emptySheet } from './picture.js';
import { type Scene, makeChain } from './scene.js';

/** Where the next chain begins. */
export interface Place {
  x: number;
  y: number;
  /** The lowest of this line so far. */
  low: number;
}

export interface LaidRoot {
  readonly low: number;
  readonly wide: number;
  readonly plate: Area;
  readonly bandsEnd: number;
}

/** In full (`asItIs`: or not at all); if that is too wide, with chips for inner chains that have ended; if need be, with its long chains folded. */
export function layRoot(base: Scene, id: Id, place: Place, width: number, asItIs = false): LaidRoot | undefined {
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
