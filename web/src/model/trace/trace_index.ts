// The index of a recording: which events belong to a Deferred, to a line; what each was caused by. It grows with it.
import type { TraceEvent } from 'ravel/create.js';
import { Causes, type Context } from './causes.js';
import type { Recording } from './recording.js';
import type { Id, Seq } from './state.js';

/** Kinds that bring a Failure into the world, or end one badly. */
function fails({ kind, lane }: TraceEvent): boolean {
  if (kind === 'deferred.unhandled' || kind === 'logged' || kind === 'fetch.failed' || kind === 'deferred.refused') return true;
  return lane === 'errback' && kind !== 'deferred.entered' && kind !== 'deferred.passed';
}

export class TraceIndex {
  private readonly contexts: Context[] = [];
  private readonly ids = new Map<Id, Seq[]>();
  private readonly lines = new Map<number, Seq[]>();
  /** The events that made a Deferred, a call, a fetch, a connection. */
  private readonly makers = new Map<Id, TraceEvent>();
  readonly printed: Seq[] = [];
  readonly failures: Seq[] = [];
  private readonly causes = new Causes();

  constructor(private readonly events: readonly TraceEvent[]) {}

  /** Takes what has come since, or the first `to` events. */
  grow(to = this.events.length): this {
    for (let i = this.contexts.length; i < to; i += 1) this.take(this.events[i]!);
    return this;
  }

  /** Of event `seq`. */
  context(seq: Seq): Context {
    return this.contexts[seq - 1] ?? { cause: 0, inside: 0, added: 0, turn: 0 };
  }

  event(seq: Seq): TraceEvent | undefined {
    return this.events[seq - 1];
  }

  made(id: Id): TraceEvent | undefined {
    return this.makers.get(id);
  }

  /** All events that speak of it, in order. */
  ofId(id: Id): readonly Seq[] {
    return this.ids.get(id) ?? [];
  }

  ofLine(line: number): readonly Seq[] {
    return this.lines.get(line) ?? [];
  }

  /** The line of the program that an event belongs to; 0: none is known. */
  lineOf(seq: Seq): number {
    const event = this.event(seq);
    if (!event) return 0;
    if (event.line) return event.line;
    const { kind } = event;
    if (kind.startsWith('turn.') || kind === 'idle') return 0;
    const { added, inside, cause } = this.context(seq);
    // Who waits does so for what the pair before gave.
    if (kind === 'deferred.waits' && cause) return this.lineOf(cause);
    if (added) return this.event(added)?.line ?? 0;
    if (event.call) return this.made(event.call)?.line ?? 0;
    if (inside && inside !== seq) return this.lineOf(inside);
    return event.deferred && kind !== 'deferred.made' ? (this.made(event.deferred)?.line ?? 0) : 0;
  }

  private take(event: TraceEvent): void {
    const { seq, kind } = event;
    this.contexts.push(this.causes.take(event));
    for (const id of new Set([event.deferred, event.other, event.call])) if (id) listed(this.ids, id, seq);
    if (kind === 'deferred.made') this.makers.set(event.deferred ?? 0, event);
    else if (kind === 'call.made' || kind === 'fetch.begun' || kind === 'connection.opened') this.makers.set(event.call ?? 0, event);
    const line = this.lineOf(seq);
    if (line) listed(this.lines, line, seq);
    if (kind === 'printed') this.printed.push(seq);
    if (fails(event)) this.failures.push(seq);
  }
}

function listed(lists: Map<number, Seq[]>, key: number, seq: Seq): void {
  const list = lists.get(key);
  if (list) list.push(seq);
  else lists.set(key, [seq]);
}

const indexes = new WeakMap<object, TraceIndex>();

/** The index of a recording, as far as it has come, or at least of its first `to` events. */
export function indexOf({ events }: Pick<Recording, 'events'>, to = events.length): TraceIndex {
  let index = indexes.get(events);
  if (!index) indexes.set(events, (index = new TraceIndex(events)));
  return index.grow(to);
}

/** The event that brought an event about; 0: none that is known. */
export const causeOf = (recording: Pick<Recording, 'events'>, seq: Seq): Seq => indexOf(recording).context(seq).cause;
