// Fetches and connections: what went over the network, real, simulated or in memory.
import type { TraceEvent } from 'ravel/create.js';
import type { Id } from '../trace/state.js';
import type { Connection, Fetch } from './types.js';

const outcomes: Record<string, Fetch['outcome']> = { 'fetch.done': 'done', 'fetch.failed': 'failed', 'fetch.aborted': 'aborted' };

export class FetchHistory {
  readonly fetches: Fetch[] = [];
  readonly connections: Connection[] = [];
  private readonly fetchById = new Map<Id, Fetch>();
  private readonly connectionById = new Map<Id, Connection>();
  /** The fetch that began just now: the nameless calls made right after it bring its answer. */
  private begins: Fetch | undefined;

  /** Gives the fetch that a call brings the answer of. */
  take(event: TraceEvent, before: TraceEvent | undefined): Fetch | undefined {
    const { kind } = event;
    if (kind.startsWith('fetch.')) this.takeFetch(event);
    else if (kind.startsWith('connection.')) this.takeConnection(event);
    if (kind !== 'call.made' || event.text) return undefined;
    return before?.kind === 'fetch.begun' || before?.kind === 'call.made' ? this.ofAnswer(before) : undefined;
  }

  private ofAnswer(before: TraceEvent): Fetch | undefined {
    if (before.kind === 'fetch.begun') return (this.begins = this.fetchById.get(before.call ?? 0));
    const last = this.begins?.answers.at(-1);
    return last && last.made === before.seq ? this.begins : undefined;
  }

  private takeFetch({ seq, kind, call: id = 0, text = '', line = 0 }: TraceEvent): void {
    if (kind === 'fetch.begun') {
      const fetch: Fetch = { id, url: text, line, begun: seq, data: [], ended: 0, outcome: 'waits', text: '', answers: [] };
      this.fetches.push(fetch);
      this.fetchById.set(id, fetch);
      return;
    }
    const fetch = this.fetchById.get(id);
    if (!fetch) return;
    const outcome = outcomes[kind];
    if (kind === 'fetch.data') fetch.data.push(seq);
    else if (outcome) {
      fetch.ended = seq;
      fetch.outcome = outcome;
      fetch.text = text;
    }
  }

  private takeConnection({ seq, kind, call: id = 0, text = '', line = 0 }: TraceEvent): void {
    if (kind === 'connection.opened') {
      const connection: Connection = { id, name: text, line, opened: seq, data: [], dropped: [], closed: 0 };
      this.connections.push(connection);
      this.connectionById.set(id, connection);
      return;
    }
    const connection = this.connectionById.get(id);
    if (!connection) return;
    if (kind === 'connection.data') connection.data.push(seq);
    else if (kind === 'connection.dropped') connection.dropped.push(seq);
    else if (kind === 'connection.closed') connection.closed = seq;
  }
}
