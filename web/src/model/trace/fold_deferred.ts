// What events do to Deferreds.
import type { TraceEvent } from 'ravel/create.js';
import { carriedBy, change, subject } from './deferred_record.js';
import type { Handler, RunDraft } from './draft.js';
import { added, entered, left, passed, resumed, waits } from './fold_pair.js';
import type { DeferredState } from './state.js';

/** A handler that says what changes in the Deferred that the event speaks of. */
const changing =
  (changes: (d: DeferredState, event: TraceEvent, draft: RunDraft) => Partial<DeferredState>): Handler =>
  (draft, event) =>
    change(draft, event.deferred ?? 0, event, changes(subject(draft, event), event, draft));

export const onDeferred: [string, Handler][] = [
  ['deferred.made', changing((_d, { line = 0 }) => ({ line }))],
  ['deferred.added', added],
  [
    'deferred.fired',
    changing((_d, event) => ({ fired: event.seq, firedAt: event.time, firedWith: carriedBy(event), carries: carriedBy(event) })),
  ],
  ['deferred.refused', changing((d, { seq }, draft) => ({ refused: draft.append(d.refused, seq) }))],
  ['deferred.entered', entered],
  ['deferred.left', left],
  ['deferred.passed', passed],
  ['deferred.waits', waits],
  ['deferred.resumed', resumed],
  ['deferred.paused', changing((d) => ({ paused: d.paused + 1 }))],
  ['deferred.unpaused', changing((d) => ({ paused: Math.max(0, d.paused - 1) }))],
  ['deferred.cancelled', changing((_d, { seq }) => ({ cancelled: seq }))],
  [
    'deferred.unhandled',
    (draft, event) => {
      draft.logged += 1;
      change(draft, event.deferred ?? 0, event, { unhandled: event.seq });
    },
  ],
];
