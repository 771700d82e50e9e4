// Delayed calls: from made to due, with their moves.
import type { TraceEvent } from 'ravel/create.js';
import { functionOfCall } from '../trace/call_text.js';
import type { Id } from '../trace/state.js';
import type { Call, Fetch } from './types.js';

export class CallHistory {
  readonly calls: Call[] = [];
  lastDue = 0;
  /** The library's own calls of a function have its name, and no line: they belong to the one it was handed in at. */
  private readonly lines = new Map<string, number>();
  private readonly byId = new Map<Id, Call>();

  /** `ofFetch`: the fetch whose answer this call brings; it is drawn there. */
  take(event: TraceEvent, before: TraceEvent | undefined, ofFetch: Fetch | undefined): void {
    if (event.kind.startsWith('connection.') && before?.kind === 'call.entered') this.carries(before.call ?? 0);
    if (!event.kind.startsWith('call.')) return;
    const { seq, kind, call: id = 0, due = 0, line = 0 } = event;
    const text = functionOfCall(event.text ?? '');
    if (kind === 'call.made') {
      if (line && text) this.lines.set(text, line);
      const call: Call = {
        id,
        name: text,
        line: line || (text && this.lines.get(text)) || 0,
        made: seq,
        due,
        moves: [],
        carries: false,
        cancelled: 0,
        entered: 0,
        left: 0,
      };
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

  private carries(id: Id): void {
    const call = this.byId.get(id);
    if (call && !call.name) call.carries = true;
  }
}
