// The record of a Deferred: how it begins, how it is replaced, and the phase that follows from the rest.
import type { TraceEvent } from 'ravel/create.js';
import type { RunDraft } from './draft.js';
import type { Carried, DeferredState, Id, Phase } from './state.js';

export const carriedBy = (event: TraceEvent): Carried => ({ lane: event.lane ?? 'callback', text: event.text ?? '' });

function newDeferred(id: Id, event: TraceEvent): DeferredState {
  return {
    id,
    made: event.seq,
    madeAt: event.time,
    line: event.kind === 'deferred.made' ? (event.line ?? 0) : 0,
    pairs: [],
    next: 0,
    fired: 0,
    firedAt: 0,
    firedWith: undefined,
    refused: [],
    carries: undefined,
    waitsFor: 0,
    waitedForBy: 0,
    waitsAt: -1,
    handedTo: 0,
    paused: 0,
    cancelled: 0,
    unhandled: 0,
    running: -1,
    phase: 'not fired',
    done: 0,
    doneAt: 0,
    last: event.seq,
  };
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

function phaseOf(d: DeferredState): Phase {
  if (d.running >= 0) return 'running';
  if (d.waitsFor !== 0) return 'waits';
  if (d.paused > 0) return 'paused';
  if (d.fired === 0) return 'not fired';
  return d.next < d.pairs.length ? 'running' : 'done';
}

/** Replaces the record of one that an event speaks of; its phase follows from the rest. */
export function change(draft: RunDraft, id: Id, event: TraceEvent, changes: Partial<DeferredState>): void {
  if (id === 0) return;
  const before = draft.deferreds.get(id) ?? newDeferred(id, event);
  const after: Mutable<DeferredState> = { ...before, ...changes };
  after.last = event.seq;
  after.phase = phaseOf(after);
  if (after.phase !== 'done') {
    after.done = after.doneAt = 0;
  } else if (before.done === 0) {
    after.done = event.seq;
    after.doneAt = event.time;
  }
  draft.deferreds.set(id, after);
}

/** The one an event speaks of. */
export const subject = (draft: RunDraft, event: TraceEvent): DeferredState =>
  draft.deferreds.get(event.deferred ?? 0) ?? newDeferred(event.deferred ?? 0, event);
