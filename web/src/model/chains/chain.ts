// One chain: plate, pairs and end, one after another, and what hangs under its pairs.
import type { PairState } from '../trace/state.js';
import { type Column, foldColumns } from './folds.js';
import { hasEnded, lanes, outAt, outOf, resultOf } from './flow.js';
import { type Hung, hang } from './hanging.js';
import { box, fold } from './measures.js';
import { layPair } from './pairs.js';
import { area, at, turnOf } from './paper.js';
import { layPlate } from './plates.js';
import { type Chain, type Scene, breadth, flagOver, isSpot, laneAside } from './scene.js';
import { Track } from './track.js';
import { carriedWords, explainPlainly } from './words.js';

export interface Laid {
  /** Where it ends, along and aside, with what hangs under it. */
  readonly along: number;
  readonly aside: number;
  readonly tail: ReturnType<Track['tail']>;
}

/** Lays a chain from `along` on. `hangs`: another waits, or waited, for it, and takes its line at the end. */
export function layChain(chain: Chain, scene: Scene, along: number, hangs = false): Laid {
  const { deferred } = chain;
  scene.placed.add(deferred.id);
  const ports = layPlate(chain, scene, along);
  const track = new Track(scene, chain, ports);
  if (deferred.firedWith) track.send(deferred.firedWith, deferred.firedWith.lane, deferred.fired);
  else track.expect();

  const across = scene.measures.way === 'across';
  let band = ports;
  let aside = chain.aside + breadth(scene.measures);
  let chipsEnd = 0;
  for (const column of columnsOf(chain, scene)) {
    if ('pair' in column) {
      const { given } = column.pair;
      if (given) track.become(given);
      if (column.own) {
        const out = outOf(column.pair);
        if (out) track.become(out, outAt(column.pair));
        continue;
      }
    }
    track.advance(chain.depth === 0 && across && ports === track.along ? firstGap : 0);
    const begin = track.along;
    if (!('pair' in column)) {
      layFold(column.from, column.to, chain, scene, track);
      continue;
    }
    const { pair } = column;
    layPair(column, chain, scene, track);
    if (pair.returned === 0) {
      goOn(pair, track);
      continue;
    }
    const boxesEnd = track.along;
    const hung: Hung = hang(pair, chain, scene, track, begin);
    aside = Math.max(aside, hung.aside);
    if (hung.chain) {
      layBands(chain, scene, band, boxesEnd + 10);
      band = track.along - 14;
    } else if (across) {
      chipsEnd = hung.along;
    }
  }
  const tail = layEnd(chain, scene, track, hangs);
  layBands(chain, scene, band, track.along);
  return { along: Math.max(track.along, chipsEnd), aside, tail };
}

/** Room for the lanes' names above and below the first line of a chain. */
const firstGap = 64;

function columnsOf({ deferred, marked, pairs }: Chain, { opened, foldLong }: Scene): readonly Column[] {
  if (!foldLong || opened.has(`fold-${deferred.id}`)) return pairs;
  return foldColumns(pairs, marked >= 0 ? marked : Math.min(deferred.next, pairs.length) - 1);
}

/** What a pair gave goes on from its box; what passed it by is on its way already. */
function goOn(pair: PairState, track: Track): void {
  const out = outOf(pair);
  if (pair.passed > 0 && out && !track.carried) track.send(out, out.lane, pair.passed);
  if (pair.passed > 0 || pair.entered === 0) return;
  if (out) track.send(out, pair.given!.lane, pair.left);
  else if (pair.left > 0) track.expect(pair.given!.lane);
}

function layFold(from: number, to: number, chain: Chain, scene: Scene, track: Track): void {
  const { measures, sheet } = scene;
  const { deferred } = chain;
  const hidden = chain.pairs.slice(from, to).map(({ pair }) => pair);
  const long = measures.way === 'across' ? fold.along : box.high;
  const inset = 7;
  track.arrive();
  sheet.folds.push({
    ...area(measures.way, track.along, chain.aside + inset, long, breadth(measures) - 2 * inset),
    key: `fold-${deferred.id}`,
    deferred: deferred.id,
    text: `${hidden.length} pairs`,
    title: `${hidden.length} pairs of ${chain.name}, folded for want of room. Opens.`,
    seq: hidden.at(-1)!.added,
    selected: false,
  });
  const out = outOf(hidden.at(-1)!);
  if (!out) for (const lane of lanes) track.through(lane, long);
  track.along += long;
  if (out) track.send(out, out.lane, outAt(hidden.at(-1)!));
}

function layEnd(chain: Chain, scene: Scene, track: Track, hangs: boolean): Laid['tail'] {
  const { deferred } = chain;
  const { measures, sheet, recording } = scene;
  const result = resultOf(deferred);
  const free = !hangs && hasEnded(deferred) && result !== undefined;
  if (!free) {
    if (hangs) {
      if (chain.pairs.every(({ own }) => own)) track.advance();
      return track.tail();
    }
    if (track.carried) track.advance();
    // A Deferred without pairs: room for the names of its lanes.
    else if (chain.pairs.every(({ own }) => own)) track.skip(firstGap);
    track.end();
    return { dots: [] };
  }
  track.advance(28);
  const lane = track.carried?.lane ?? result.lane;
  const unhandled = deferred.unhandled > 0;
  const selected = isSpot(scene, deferred.id, 'end');
  const point = at(measures.way, track.along, laneAside(chain, lane, measures));
  track.end();
  sheet.ends.push({
    ...point,
    key: `end-${deferred.id}`,
    deferred: deferred.id,
    lane,
    unhandled,
    turn: turnOf(measures.way),
    seq: deferred.unhandled || deferred.done,
    title: unhandled ? explainPlainly(deferred, recording) : `The end of ${chain.name}: ${carriedWords(result)}`,
    selected,
  });
  if (selected) flagOver(scene, point, 14);
  track.along += unhandled ? 14 : 6;
  return { dots: [] };
}

function layBands(chain: Chain, { measures, sheet }: Scene, from: number, to: number): void {
  const half = breadth(measures) / 2;
  if (to <= from) return;
  for (const lane of lanes) {
    sheet.bands.push({ ...area(measures.way, from, chain.aside + (lane === 'errback' ? half : 0), to - from, half), lane });
  }
}
