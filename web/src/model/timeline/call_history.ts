// Delayed calls: from made to due, with their moves.
import type { TraceEvent } from 'ravel/create.js';
import { functionOfCall } from '../trace/call_text.js';
import type { Id } from '../trace/state.js';
import type { Advance, Call, Fetch } from './types.js';

/** The calls by which connections in memory bring what was written: the rows of the connections show that. */
const delivers = new Set(['connects', 'connected', 'arrives', 'nextPiece', 'closed']);

export class CallHistory {
  readonly calls: Call[] = [];
  readonly advances: Advance[] = [];
  private running: Id = 0;
  lastDue = 0;
  /** The library's own calls of a function have its name, and no line: they belong to the one it was handed in at. */
  private readonly lines = new Map<string, number>();
  private readonly byId = new Map<Id, Call>();

  /** `ofFetch`: the fetch whose answer this call brings; it is drawn there. */
  take(event: TraceEvent, ofFetch: Fetch | undefined): void {
    if (event.kind.startsWith('connection.') && event.kind !== 'connection.dropped') this.carries(this.running);
    if (event.kind === 'call.entered') this.running = event.call ?? 0;
    else if (event.kind === 'call.left' || event.kind === 'turn.ended') this.running = 0;
    if (event.kind === 'clock.advanced') this.advances.push({ seq: event.seq, clock: event.other ?? 0, to: event.due ?? 0 });
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
        clock: event.other ?? 0,
        moves: [],
        carries: false,
        cancelled: 0,
        entered: 0,
        left: 0,
      };
      this.byId.set(id, call);
      if (ofFetch) ofFetch.answers.push(call);
      else this.calls.push(call);
      if (!call.clock) this.lastDue = Math.max(this.lastDue, due);
      return;
    }
    const call = this.byId.get(id);
    if (!call) return;
    if (kind === 'call.moved') {
      call.moves.push({ seq, from: call.due, to: due });
      call.due = due;
      if (!call.clock) this.lastDue = Math.max(this.lastDue, due);
    } else if (kind === 'call.cancelled') call.cancelled = seq;
    else if (kind === 'call.entered') call.entered = seq;
    else if (kind === 'call.left') call.left = seq;
  }

  private carries(id: Id): void {
    const call = this.byId.get(id);
    // The program's own functions stand on lines of their own; these are asked for where it writes, or nowhere.
    if (call && (call.name === '' || delivers.has(functionOfCall(call.name)))) call.carries = true;
  }
}
