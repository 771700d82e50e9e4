// The chains in words: of a box, of a label, and of a Deferred.
import { explain } from '../trace/explain.js';
import type { Recording } from '../trace/recording.js';
import { plainWords } from '../trace/segments.js';
import type { Carried, DeferredState, Id, Lane, PairState } from '../trace/state.js';
import { otherLane, outOf, raised, resultOf, sideState } from './flow.js';
import { functionName } from './names.js';
import type { NumberedPair } from './numbered.js';

export type NameOf = (id: Id) => string;

/** "Failure timed out", or the value as it is. */
export const carriedWords = ({ lane, text }: Carried): string => (lane === 'errback' ? `Failure ${text}` : text);

/** "initials, errback of pair 1 of photo, runs now". */
export function sideWords({ pair, number }: NumberedPair, lane: Lane, deferred: DeferredState, nameOf: NameOf): string {
  const name = functionName(pair, lane);
  const of = `pair ${number} of ${nameOf(deferred.id)}`;
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

/** What it is at, and what that means: for who does not know the signs yet. */
export function explainPlainly(deferred: DeferredState, recording: Recording): string {
  const sentence = plainWords(explain(deferred, recording));
  if (deferred.refused.length === 0) return sentence;
  return `${sentence} It was fired again, which was refused: a Deferred fires once (AlreadyCalledError).`;
}
