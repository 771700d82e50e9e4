// What hangs under a pair that returned a Deferred: that one's chain, or, once it has ended, a chip in its place.
import type { Id, Lane, PairState } from '../trace/state.js';
import { type Laid, layChain } from './chain.js';
import { depthUnder } from './depths.js';
import { outOf } from './flow.js';
import { box, chip, deepest, gap } from './measures.js';
import { Pen, area } from './paper.js';
import { plateLong } from './plates.js';
import type { Area } from './picture.js';
import { type Chain, type Scene, breadth, chipText, isFresh, laneAside, makeChain } from './scene.js';
import type { Track } from './track.js';
import { explainPlainly } from './words.js';

/** What it takes: so far along, and so far aside. */
export interface Hung {
  readonly along: number;
  readonly aside: number;
  /** A chain, not a chip: the bands of the outer one leave room for it. */
  readonly chain: boolean;
}

/** Lays what the pair returned, under its box, which began at `begin`; the track goes on behind it. */
export function hang(pair: PairState, chain: Chain, scene: Scene, track: Track, begin: number): Hung {
  const { state, measures, opened, placed } = scene;
  const lane = pair.given?.lane ?? 'callback';
  const inner = state.deferreds.get(pair.returned);
  const ended = pair.resumed > 0 && state.count > pair.resumed;
  const key = `chip-${pair.returned}-${chain.deferred.id}`;
  const deep = chain.depth + 1 > deepest;
  const folded = !opened.has(key) && ((ended && scene.foldEnded) || deep);
  if (!inner || placed.has(inner.id) || folded) {
    const under = depthUnder(state, pair.returned) + 1;
    const word = ended ? 'ended' : deep && folded ? `${under} deep` : inner && placed.has(inner.id) ? 'drawn elsewhere' : 'waited for';
    return hangChip(pair, chain, scene, track, begin, lane, key, word);
  }
  return hangChain(inner.id, pair, chain, scene, track, begin, lane);
}

function hangChip(pair: PairState, chain: Chain, scene: Scene, track: Track, begin: number, lane: Lane, key: string, word: string): Hung {
  const { measures, sheet, state, recording } = scene;
  const { text, width } = chipText(scene, pair.returned, word);
  const inner = state.deferreds.get(pair.returned);
  const across = measures.way === 'across';
  const middle = across ? (begin + track.along) / 2 : chain.aside + breadth(measures) / 2;
  const bottom = chain.aside + breadth(measures);
  const place = across
    ? area('across', Math.max(middle - width / 2, chipsEnd(scene, bottom)), bottom + 6, width, chip.high)
    : area('down', track.along + 10, middle - width / 2, chip.high, width);
  const title = inner
    ? `${text}. ${explainPlainly(inner, recording)}`
    : `${recording.nameOf(pair.returned)}, which is not in the recording`;
  sheet.chips.push({ ...place, key, deferred: pair.returned, text, title, seq: pair.resumed || pair.left, selected: false });
  const path = across
    ? `M${stemAt(pair, lane, begin, track)} ${boxEnd(chain, lane, scene)}V${bottom + 6}`
    : stemDown(track.along, laneAside(chain, lane, measures), place, lane);
  sheet.edges.push({ look: 'waits', path, arrow: undefined, fresh: false });
  const out = outOf(pair);
  if (out) track.send(out, lane, pair.resumed);
  else track.expect(lane);
  if (across) return { along: place.x + place.w, aside: bottom + 6 + chip.high, chain: false };
  track.skip(chip.high + 12);
  return { along: track.along, aside: bottom, chain: false };
}

/** The last chip on this line ends here: the next one stands beside it. */
function chipsEnd({ sheet }: Scene, bottom: number): number {
  const line = sheet.chips.filter(({ y }) => y === bottom + 6);
  return Math.max(-Infinity, ...line.map(({ x, w }) => x + w + 8));
}

/** In chains that run down the chip stands between the lanes: from the box's inner corner to it. */
function stemDown(from: number, aside: number, place: Area, lane: Lane): string {
  const inner = lane === 'callback' ? aside + 20 : aside - 20;
  const side = lane === 'callback' ? place.x : place.x + place.w;
  const over = lane === 'callback' ? inner >= side : inner <= side;
  return over ? `M${inner} ${from}V${place.y}` : `M${inner} ${from}V${place.y + place.h / 2}H${side}`;
}

/** Where the stem leaves the box: in the middle, or beside the name that was left out below it. */
function stemAt(pair: PairState, lane: Lane, begin: number, track: Track): number {
  return lane === 'callback' && pair.errback ? track.along - 7 : (begin + track.along) / 2;
}

const boxEnd = (chain: Chain, lane: Lane, { measures }: Scene): number => laneAside(chain, lane, measures) + box.high / 2 + 1;

function hangChain(id: Id, pair: PairState, chain: Chain, scene: Scene, track: Track, begin: number, lane: Lane): Hung {
  const { measures, sheet, state, recording } = scene;
  const across = measures.way === 'across';
  const middle = laneAside(chain, lane, measures);
  const inner = makeChain(scene, id, chain.depth + 1, chain.aside + (across ? breadth(measures) + measures.hang : measures.indent));
  const stem = across ? stemAt(pair, lane, begin, track) : 0;
  const start = across ? Math.max(stem - plateLong(inner, scene) / 2, 0) : track.along + measures.hang;
  const from = across ? boxEnd(chain, lane, scene) : track.along + 1;
  const path = across ? `M${stem} ${from}V${inner.aside - 7}` : `M${middle} ${from}V${start - 7}`;
  const arrow = across ? { x: stem, y: inner.aside, turn: 90 as const } : { x: middle, y: start, turn: 90 as const };
  sheet.edges.push({ look: 'waits', path, arrow, fresh: isFresh(scene, pair.left + 1) });

  const laid = layChain(inner, scene, start, true);
  const corner = laid.along + gap.siding;
  if (across && !outOf(pair)) track.expectAlong(lane, corner);
  lead(laid, pair, chain, scene, track, corner);
  return { along: corner, aside: laid.aside, chain: true };
}

/** Leads the inner chain's line, or its dots, up into the lanes of the outer one. */
function lead(laid: Laid, pair: PairState, chain: Chain, scene: Scene, track: Track, corner: number): void {
  const { measures } = scene;
  const out = outOf(pair);
  const { tail } = laid;
  track.along = corner;
  if (out) {
    const line = 'line' in tail ? tail.line : new Pen(measures.way, laid.along, laneAside(chain, out.lane, measures));
    line.round(corner, laneAside(chain, out.lane, measures));
    return track.send(out, out.lane, pair.resumed, line);
  }
  track.expect();
  const [pens, look, lane] =
    'line' in tail ? ([[tail.line], tail.carried.lane, tail.carried.lane] as const) : ([tail.dots, 'not-yet', 'callback'] as const);
  const [first, ...others] = pens;
  if (!first) return;
  const from = first.at;
  const errback = laneAside(chain, 'errback', measures);
  first.round(corner, laneAside(chain, lane, measures));
  for (const pen of others) pen.on(corner);
  // To the other lane, unless the way to the first one passes it.
  const passes = look !== 'not-yet' || from.aside >= errback;
  const fork = passes ? [] : [new Pen(measures.way, from.along, from.aside).round(corner, errback)];
  for (const pen of [...pens, ...fork]) scene.sheet.edges.push({ look, path: pen.text, arrow: undefined, fresh: false });
}
