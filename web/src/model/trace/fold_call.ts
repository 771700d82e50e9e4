// What events do to delayed calls.
import type { TraceEvent } from 'ravel/create.js';
import { functionOfCall } from './call_text.js';
import type { Handler, RunDraft } from './draft.js';
import { leave } from './fold_pair.js';
import type { CallState } from './state.js';

function newCall(id: number, event: TraceEvent): CallState {
  const { line = 0, text = '', other = 0 }: Partial<TraceEvent> = event.kind === 'call.made' ? event : {};
  return {
    id,
    made: event.seq,
    madeAt: event.time,
    line,
    name: functionOfCall(text),
    clock: other,
    due: event.due ?? 0,
    moves: [],
    cancelled: 0,
    cancelledAt: 0,
    entered: 0,
    enteredAt: 0,
    left: 0,
  };
}

/** A handler that says what changes in the call that the event speaks of. */
const changing =
  (changes: (call: CallState, event: TraceEvent, draft: RunDraft) => Partial<CallState>): Handler =>
  (draft, event) => {
    if (!event.call) return;
    const call = draft.calls.get(event.call) ?? newCall(event.call, event);
    draft.calls.set(call.id, { ...call, ...changes(call, event, draft) });
  };

function clockAt(draft: RunDraft, { other, seq }: TraceEvent, time?: number): void {
  if (!other) return;
  draft.clocks.set(other, { id: other, time: time ?? draft.clocks.get(other)?.time ?? 0, last: seq });
}

const madeCall = changing(() => ({}));

export const onCall: [string, Handler][] = [
  [
    'call.made',
    (draft, event) => {
      clockAt(draft, event);
      madeCall(draft, event);
    },
  ],
  ['clock.advanced', (draft, event) => clockAt(draft, event, event.due ?? 0)],
  [
    'call.moved',
    // A moment of 0 is left out of the event.
    changing((call, { seq, time, due = 0 }, draft) => ({
      due,
      moves: draft.append(call.moves, { seq, at: time, from: call.due, to: due }),
    })),
  ],
  ['call.cancelled', changing((_call, { seq, time }) => ({ cancelled: seq, cancelledAt: time }))],
  [
    'call.entered',
    changing((call, { seq, time }, draft) => {
      draft.running = draft.append(draft.running, { seq, kind: 'call', id: call.id, pair: -1 });
      return { entered: seq, enteredAt: time };
    }),
  ],
  [
    'call.left',
    changing((call, { seq }, draft) => {
      leave(draft, 'call', call.id);
      return { left: seq };
    }),
  ],
];
