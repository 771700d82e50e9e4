// One pair of a chain: its two boxes, or what stands for them, side by side.
import type { Lane, PairState } from '../trace/state.js';
import { isRunning, lanes, raised, sideState } from './flow.js';
import { box, boxWidth, letters } from './measures.js';
import { cut, functionName, pairCaption } from './names.js';
import type { NumberedPair } from './numbered.js';
import { area, at } from './paper.js';
import type { Track } from './track.js';
import { type Chain, type Scene, breadth, flagOn, flagOver, laneAside } from './scene.js';
import { type NameOf, sideWords } from './words.js';

const shownName = (pair: PairState, lane: Lane): string => cut(functionName(pair, lane), letters.function);

/** Both boxes of a pair are as wide as the wider one. */
export function pairWidth(pair: PairState, { measures }: Scene): number {
  const names = lanes.map((lane) => shownName(pair, lane)).filter(Boolean);
  return names.length === 0 ? 28 : Math.max(...names.map((name) => boxWidth(name, measures.boxMax)));
}

/** Lays a pair where the track is, and leads the track through it. */
export function layPair(numbered: NumberedPair, chain: Chain, scene: Scene, track: Track): void {
  const { measures, sheet, recording } = scene;
  const { pair, number } = numbered;
  const nameOf: NameOf = (id) => recording.nameOf(id);
  const wide = pairWidth(pair, scene);
  const long = measures.way === 'across' ? wide : box.high;
  const begin = track.along;
  const marked = chain.marked === pair.number;
  const arrives = pair.given ? undefined : track.carried?.lane;
  if (pair.passed === 0) track.arrive();
  const past = arrives !== undefined && !pair[arrives];
  if (past) track.expect(arrives);
  if (!pair.given && !arrives) for (const lane of lanes) if (pair[lane]) track.through(lane, long);
  let flagged = !marked;
  for (const lane of lanes) {
    const state = sideState(pair, lane);
    const middle = laneAside(chain, lane, measures);
    const place = { deferred: chain.deferred.id, pair: number, lane, title: sideWords(numbered, lane, chain.deferred, nameOf) };
    const key = `pair-${chain.deferred.id}-${pair.number}-${lane}`;
    // The side that the selected event is about; a pair that was only added is marked on the first that it has.
    const selected = !flagged && (pair.given ? pair.given.lane === lane : Boolean(pair[lane]));
    if (state === 'passed') {
      const point = at(measures.way, begin + long / 2, middle);
      sheet.rings.push({ ...place, ...point, key, seq: pair.passed, selected });
      if (selected) flagOver(scene, point, 7);
    } else if (state) {
      const [a, b] = measures.way === 'across' ? [wide, box.high] : [box.high, wide];
      const shape = area(measures.way, begin, middle - b / 2, a, b);
      const seq = state === 'left-out' ? pair.passed || pair.entered : pair.entered || pair.added;
      const didRaise = pair.given?.lane === lane && raised(pair);
      sheet.boxes.push({ ...place, ...shape, key, seq, state, name: shownName(pair, lane), raised: didRaise, selected });
      if (selected) flagOn(scene, shape);
    }
    flagged ||= selected;
  }
  const caption =
    measures.way === 'across'
      ? at('across', begin + long / 2, chain.aside - 9)
      : at('down', begin - 10, chain.aside + breadth(measures) / 2);
  sheet.captions.push({ ...caption, text: pairCaption(numbered), anchor: 'middle', quiet: true });
  track.along = begin + long;
  const open = isRunning(pair) ? pair.given?.lane : arrives;
  if (open && !past) track.expect(open);
}
