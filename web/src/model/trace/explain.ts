// What a Deferred's state means, in a sentence for a learner.
import type { Recording } from './recording.js';
import { type Segment, code, failure, say, shown } from './segments.js';
import type { DeferredState } from './state.js';
import { carriedWords, shortened } from './value_words.js';

/** A sign of a Deferred: its phase, or what stands out more. */
export type Standing = DeferredState['phase'] | 'cancelled' | 'unhandled' | 'ended with a Failure';

export function standingOf(d: DeferredState): Standing {
  if (d.unhandled) return 'unhandled';
  if (d.cancelled && d.phase === 'done') return 'cancelled';
  if (d.phase === 'done' && d.carries?.lane === 'errback') return 'ended with a Failure';
  return d.phase;
}

/** One or two sentences: what it is at, and what that means. */
export function explain(d: DeferredState, recording: Recording): Segment[] {
  const name = code(recording.nameOf(d.id));
  switch (standingOf(d)) {
    case 'unhandled':
      return say`${name} ended with the Failure ${failure(shortened(textOf(d)))}, and no errback came to take it, so it is reported. An errback at the end of the chain would have taken it.`;
    case 'cancelled':
      return say`${name} was cancelled: its canceller ran, and it fired with a Failure, which went down its chain like any other. ${ending(d)}`;
    case 'ended with a Failure':
      return say`All pairs of ${name} have run, and it holds the Failure ${failure(shortened(textOf(d)))}. An errback that is added now takes it; if none is, it is reported as unhandled.`;
    case 'not fired':
      return say`${name} has no result yet: nobody has called its callback or errback. ${waitingPairs(d)}`;
    case 'paused':
      return say`${name} is paused by hand${d.paused > 1 ? `, ${d.paused} times` : ''}: until unpause() is called as often, its functions wait, also where it has a result.`;
    case 'waits':
      if (d.fired === 0)
        return say`${code(recording.generatorOf?.(d.id) || 'Its function')} waits at a ${code('yield')} for ${code(recording.nameOf(d.waitsFor))}, and goes on there with the result. What it returns at its end fires ${name}.`;
      return say`A callback returned the Deferred ${code(recording.nameOf(d.waitsFor))}. ${name} waits until that one has a result, and goes on with it at the next pair.`;
    case 'running':
      return d.running >= 0
        ? say`A function of ${name} runs. What it returns, or raises, goes to the next pair.`
        : say`${name} has a result, and carries it to its next pair.`;
    case 'done':
      return say`All pairs of ${name} have run. ${ending(d)}`;
  }
}

const textOf = (d: DeferredState): string => d.carries?.text ?? d.firedWith?.text ?? '';

function waitingPairs({ pairs }: DeferredState): string {
  if (pairs.length === 0) return 'It has no functions either.';
  return pairs.length === 1 ? 'A pair of functions waits for it.' : `${pairs.length} pairs of functions wait for it.`;
}

function ending(d: DeferredState): Segment[] {
  if (d.handedTo) return say`It handed its result to the Deferred that waited for it.`;
  if (!d.carries) return [];
  const since = say` since ${code(shown(d.doneAt))}`;
  return say`It holds ${carriedWords(d.carries)}${since}; a function that is added now runs at once.`;
}
