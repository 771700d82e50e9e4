// What became of each side of a pair, and what a chain carries between two pairs.
import type { TraceEvent } from 'ravel/create.js';
import type { Carried, DeferredState, Lane, PairState, RunState, Seq } from '../trace/state.js';
import type { SideState } from './picture.js';

export const lanes: readonly Lane[] = ['callback', 'errback'];
export const otherLane = (lane: Lane): Lane => (lane === 'callback' ? 'errback' : 'callback');

/** A pair waits for the Deferred that it returned. */
export const isPaused = (pair: PairState): boolean => pair.returned > 0 && pair.resumed === 0;

/** … entered, and not left. */
export const isRunning = (pair: PairState): boolean => pair.entered > 0 && pair.left === 0;

/** What became of a side; undefined: there is nothing to show. */
export function sideState(pair: PairState, lane: Lane): SideState | undefined {
  const { given } = pair;
  if (!given) return pair[lane] ? 'not-run' : undefined;
  if (given.lane !== lane) return pair[lane] ? 'left-out' : undefined;
  if (pair.passed > 0) return 'passed';
  if (isRunning(pair)) return 'running';
  if (isPaused(pair)) return 'paused';
  return lane === 'callback' ? 'ran-callback' : 'ran-errback';
}

/** How a trace shows what came out of a function that returned a Deferred: it never goes on. */
const aDeferred = '<Deferred>';

/** What goes on from a pair; undefined as long as nothing does. */
export function outOf(pair: PairState): Carried | undefined {
  if (pair.passed > 0) return pair.given;
  if (pair.returned > 0) return pair.resumedWith;
  return pair.gave?.text === aDeferred && pair.gave.lane === 'callback' ? undefined : pair.gave;
}

/** The event by which it goes on. */
export const outAt = (pair: PairState): Seq => pair.passed || (pair.returned > 0 ? pair.resumed : pair.left);

/** Its function raised: what came to it was not already that Failure's lane, or it was another Failure. */
export function raised(pair: PairState): boolean {
  const { given, gave } = pair;
  if (pair.left === 0 || gave?.lane !== 'errback') return false;
  return given?.lane === 'callback' || given?.text !== gave.text;
}

/** What a chain has at its end once every pair has had its turn. */
export function resultOf(deferred: DeferredState): Carried | undefined {
  const last = deferred.pairs.at(-1);
  return last ? outOf(last) : deferred.firedWith;
}

/** All that came to it has gone through the pairs that are there. */
export const hasEnded = (deferred: DeferredState): boolean => deferred.phase === 'done' && resultOf(deferred) !== undefined;

/** The place that the selected event has in the chains. */
export interface Spot {
  readonly deferred: number;
  readonly part: 'plate' | 'port' | 'pair' | 'end';
  /** Its index; -1 where it is about none. */
  readonly pair: number;
}

/** The kinds of events that have a place in a chain, and which. */
const parts: Readonly<Record<string, Spot['part']>> = {
  'deferred.made': 'plate',
  'deferred.fired': 'port',
  'deferred.refused': 'plate',
  'deferred.cancelled': 'plate',
  'deferred.paused': 'plate',
  'deferred.unpaused': 'plate',
  'deferred.unhandled': 'end',
  'deferred.added': 'pair',
  'deferred.entered': 'pair',
  'deferred.left': 'pair',
  'deferred.passed': 'pair',
  'deferred.waits': 'pair',
  'deferred.resumed': 'pair',
};

/** Where the selected event is; undefined if it is in no chain, and no function of one is running. */
export function spotOf(state: RunState, event: TraceEvent | undefined): Spot | undefined {
  const part = event && parts[event.kind];
  const deferred = event?.deferred ? state.deferreds.get(event.deferred) : undefined;
  if (deferred && part) return { deferred: deferred.id, part, pair: part === 'pair' ? pairAt(deferred, event!.seq) : -1 };
  const frame = state.running.findLast(({ kind }) => kind === 'pair');
  return frame && { deferred: frame.id, part: 'pair', pair: frame.pair };
}

/** The index of the pair that an event is about. */
function pairAt({ pairs, waitsAt }: DeferredState, seq: Seq): number {
  const found = pairs.findIndex((pair) => [pair.added, pair.passed, pair.entered, pair.left, pair.resumed].includes(seq));
  return found >= 0 ? found : waitsAt;
}
