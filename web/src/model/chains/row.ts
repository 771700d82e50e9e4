// A Deferred on one line: its name, a small track of its pairs, its state, its result and its line.
import type { Recording } from '../trace/recording.js';
import type { Carried, DeferredState, Lane } from '../trace/state.js';
import { hasEnded, outOf, resultOf, sideState } from './flow.js';
import { cutName } from './names.js';
import { numbered } from './numbered.js';
import type { SideState } from './picture.js';
import { explainPlainly, stateWord } from './words.js';

/** Of a track: where a pair stands, in which lane, and what became of it. */
export interface Mark {
  readonly x: number;
  readonly lane: Lane;
  readonly state: SideState;
}

export interface TrackLine {
  readonly from: number;
  readonly to: number;
  readonly lane: Lane;
  /** The lane it comes from, where it changes. */
  readonly begins: Lane;
  readonly look: Lane | 'not-yet';
}

export interface RowParts {
  readonly name: string;
  readonly port: Lane | undefined;
  readonly marks: readonly Mark[];
  readonly lines: readonly TrackLine[];
  readonly end: { readonly x: number; readonly lane: Lane; readonly unhandled: boolean } | undefined;
  readonly cancelled: boolean;
  readonly state: string;
  readonly result: Carried | undefined;
  readonly line: number;
  /** Its name in full, and what its state means. */
  readonly title: string;
  /** Where its parts begin; those without room are left out. */
  readonly at: { readonly name: number; readonly track: number; readonly state: number; readonly result: number };
}

const pitch = 20;

/** Its columns, for a panel this wide; result 0: no room for it. */
function columns(width: number): RowParts['at'] & { readonly pairs: number } {
  if (width >= 560) return { name: 52, track: 150, state: 290, result: 372, pairs: 5 };
  return { name: 40, track: 118, state: width - 114, result: 0, pairs: Math.max(2, Math.floor((width - 114 - 118 - 24) / pitch)) };
}

export function rowParts(deferred: DeferredState, width: number, recording: Recording): RowParts {
  const { pairs: room, ...at } = columns(width);
  const pairs = numbered(deferred, recording).filter(({ own }) => !own);
  const shown = pairs.slice(-room).map(({ pair }) => pair);
  const before = pairs.length > room ? outOf(pairs[pairs.length - room - 1]!.pair) : deferred.firedWith;
  const marks: Mark[] = [];
  const lines: TrackLine[] = [];
  let lane: Lane = before?.lane ?? 'callback';
  let carried = before;
  let x = at.track;
  const to = (target: Lane) => {
    lines.push({ from: x, to: x + pitch, begins: lane, lane: target, look: carried?.lane ?? 'not-yet' });
    x += pitch;
    lane = target;
  };
  for (const pair of shown) {
    const side: Lane = pair.given?.lane ?? carried?.lane ?? (pair.callback ? 'callback' : 'errback');
    to(carried ? side : 'callback');
    const state = sideState(pair, pair.given ? side : lane) ?? 'not-run';
    marks.push({ x, lane, state });
    carried = pair.given ? outOf(pair) : undefined;
  }
  const result = hasEnded(deferred) ? resultOf(deferred) : undefined;
  if (result) to(result.lane);
  return {
    name: cutName(recording.nameOf(deferred.id), width >= 560 ? 12 : 9),
    port: before?.lane,
    marks,
    lines,
    end: result && { x, lane: result.lane, unhandled: deferred.unhandled > 0 },
    cancelled: deferred.cancelled > 0,
    state: deferred.unhandled > 0 ? 'unhandled' : stateWord(deferred),
    result,
    line: deferred.line,
    title: `${recording.nameOf(deferred.id)}: ${explainPlainly(deferred, recording)}`,
    at,
  };
}
