// Delayed calls: from made to due, with their moves.
import type { TraceEvent } from 'ravel/create.js';
import type { Id } from '../trace/state.js';
import type { Call, Fetch } from './types.js';

export class CallHistory {
  readonly calls: Call[] = [];
  lastDue = 0;
  private readonly byId = new Map<Id, Call>();

  /** `ofFetch`: the fetch whose answer this call brings; it is drawn there. */
  take(event: TraceEvent, ofFetch: Fetch | undefined): void {
    if (!event.kind.startsWith('call.')) return;
    const { seq, kind, call: id = 0, due = 0, text = '', line = 0 } = event;
    if (kind === 'call.made') {
      const call: Call = { id, name: text, line, made: seq, due, moves: [], cancelled: 0, entered: 0, left: 0 };
      this.byId.set(id, call);
      if (ofFetch) ofFetch.answers.push(call);
      else this.calls.push(call);
      this.lastDue = Math.max(this.lastDue, due);
      return;
    }
    const call = this.byId.get(id);
    if (!call) return;
    if (kind === 'call.moved') {
      call.moves.push({ seq, from: call.due, to: due });
      call.due = due;
      this.lastDue = Math.max(this.lastDue, due);
    } else if (kind === 'call.cancelled') call.cancelled = seq;
    else if (kind === 'call.entered') call.entered = seq;
    else if (kind === 'call.left') call.left = seq;
  }
}
