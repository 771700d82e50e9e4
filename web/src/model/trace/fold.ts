// The fold: a state and the events after it give a later state. Pure; any events will do, also part of a trace.
import type { TraceEvent } from 'ravel/create.js';
import { type Handler, RunDraft } from './draft.js';
import { onCall } from './fold_call.js';
import { onDeferred } from './fold_deferred.js';
import { onFetch } from './fold_fetch.js';
import type { RunState } from './state.js';

const onReactor: [string, Handler][] = [
  [
    'turn.begun',
    (draft) => {
      draft.turn += 1;
      draft.inTurn = true;
      draft.idle = false;
      draft.running = [];
    },
  ],
  [
    'turn.ended',
    (draft) => {
      draft.inTurn = false;
      draft.running = [];
    },
  ],
  ['idle', (draft) => void (draft.idle = true)],
  ['printed', (draft) => void (draft.printed += 1)],
  ['logged', (draft) => void (draft.logged += 1)],
];

const handlers = new Map<string, Handler>([...onReactor, ...onDeferred, ...onCall, ...onFetch]);

/** Takes one more event. Kinds that are not known only count. */
export function take(draft: RunDraft, event: TraceEvent): void {
  draft.count += 1;
  draft.time = event.time;
  handlers.get(event.kind)?.(draft, event);
}

/** The state after `to` events, from the one after fewer of the same ones. */
export function fold(from: RunState, events: readonly TraceEvent[], to = events.length): RunState {
  if (from.count >= to) return from;
  const draft = new RunDraft(from);
  for (let i = from.count; i < to; i += 1) take(draft, events[i]!);
  return draft.state();
}
