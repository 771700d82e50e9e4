// The chains in words: of a box, of a label, and the sentence that explains a Deferred.
import type { Carried, DeferredState, Id, Lane, PairState } from '../trace/state.js';
import { hasEnded, isPaused, otherLane, outOf, raised, resultOf, sideState } from './flow.js';
import { functionName } from './names.js';

export type NameOf = (id: Id) => string;

/** "Failure timed out", or the value as it is. */
export const carriedWords = ({ lane, text }: Carried): string => (lane === 'errback' ? `Failure ${text}` : text);

/** "initials, errback of pair 1 of photo, runs now". */
export function sideWords(pair: PairState, lane: Lane, deferred: DeferredState, nameOf: NameOf): string {
  const name = functionName(pair, lane);
  const of = `pair ${pair.number} of ${nameOf(deferred.id)}`;
  const what = name ? `${name}, ${lane} of ${of}` : `No ${lane} in ${of}`;
  return `${what}${name ? ', ' : ': '}${fateWords(pair, lane, nameOf)}`;
}

function fateWords(pair: PairState, lane: Lane, nameOf: NameOf): string {
  const given = pair.given ? carriedWords(pair.given) : '';
  switch (sideState(pair, lane)) {
    case 'passed':
      return `${given} passed through`;
    case 'running':
      return `runs now, with ${given}`;
    case 'paused':
      return `ran with ${given}, returned a Deferred and waits for ${nameOf(pair.returned)}`;
    case 'left-out':
      return `left out: ${given} came along the ${otherLane(lane)} lane`;
    case 'ran-callback':
    case 'ran-errback':
      return `ran with ${given} and ${gaveWords(pair, nameOf)}`;
    default:
      return 'has not run yet';
  }
}

function gaveWords(pair: PairState, nameOf: NameOf): string {
  const out = outOf(pair);
  if (pair.returned > 0) return `returned ${nameOf(pair.returned)}, which gave ${out ? carriedWords(out) : 'nothing yet'}`;
  if (!out) return 'is done';
  if (out.lane === 'callback') return `returned ${out.text}`;
  return raised(pair) ? `raised ${out.text}` : `handed on Failure ${out.text}`;
}

/** The word on a name plate. */
export function stateWord(deferred: DeferredState): string {
  if (deferred.phase === 'paused') return 'paused';
  if (deferred.phase === 'waits') return 'waits';
  if (deferred.phase === 'running') return 'running';
  if (deferred.unhandled > 0) return 'failed';
  if (deferred.cancelled > 0) return 'cancelled';
  if (deferred.phase === 'not fired') return 'not fired';
  return resultOf(deferred)?.lane === 'errback' && deferred.waitedForBy === 0 ? 'failed' : 'ended';
}

/** What it is doing, and why: for who does not know the signs yet. */
export function explain(deferred: DeferredState, nameOf: NameOf): string {
  return [...explained(deferred, nameOf)].join(' ');
}

function* explained(deferred: DeferredState, nameOf: NameOf): Generator<string> {
  const name = nameOf(deferred.id);
  if (deferred.cancelled > 0) {
    yield `${name} was cancelled: nobody wants its result any more, so a CancelledError went into its errback lane, unless its canceller fired it with something else.`;
  }
  if (deferred.refused.length > 0) {
    yield `${name} was fired again, which was refused: a Deferred fires once (AlreadyCalledError).`;
  }
  if (deferred.unhandled > 0) {
    const { text = '' } = deferred.carries ?? resultOf(deferred) ?? {};
    yield `Unhandled: the Failure ${text} reached the end of ${name} and no errback took it, so Ravel reports it.`;
  } else if (deferred.phase === 'waits') {
    yield* waits(deferred, nameOf);
  } else if (deferred.phase === 'paused') {
    yield `${name} is paused by hand: its functions wait until unpause() is called as often as pause() was.`;
  } else if (deferred.phase === 'running') {
    yield `${name} has fired, and its pairs run one after another.`;
  } else if (deferred.phase === 'not fired') {
    yield `${name} has no result yet: nobody has called its callback() or errback(). ${pairsWait(deferred.pairs.length)}`;
  } else if (hasEnded(deferred)) {
    yield* ended(deferred, nameOf);
  }
}

function* waits(deferred: DeferredState, nameOf: NameOf): Generator<string> {
  const pair = deferred.pairs.findLast(isPaused);
  const inner = nameOf(deferred.waitsFor || pair?.returned || 0);
  const by = pair ? functionName(pair, pair.given?.lane ?? 'callback') : '';
  yield `${nameOf(deferred.id)} waits: ${by || 'a function'} returned the Deferred ${inner}. It goes on with what ${inner} ends with, a value or a Failure.`;
}

function* ended(deferred: DeferredState, nameOf: NameOf): Generator<string> {
  const result = resultOf(deferred)!;
  const name = nameOf(deferred.id);
  if (deferred.waitedForBy > 0) yield `${name} has ended, and ${nameOf(deferred.waitedForBy)} goes on with its result.`;
  else if (result.lane === 'callback') yield `${name} has ended: ${result.text} stays in it for whoever adds a callback later.`;
  else yield `${name} has ended with the Failure ${result.text}, which no errback has taken so far.`;
}

function pairsWait(pairs: number): string {
  if (pairs === 0) return 'It has no callbacks yet either.';
  return pairs === 1 ? '1 pair of functions waits.' : `${pairs} pairs of functions wait.`;
}
