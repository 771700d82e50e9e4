// What events do to fetches and connections.
import type { TraceEvent } from 'ravel/create.js';
import type { Handler } from './draft.js';
import type { ConnectionState, FetchState } from './state.js';

function newFetch(id: number, event: TraceEvent): FetchState {
  const { line = 0, text = '' } = event.kind === 'fetch.begun' ? event : {};
  return {
    id,
    url: text,
    line,
    begun: event.seq,
    begunAt: event.time,
    data: [],
    ended: 0,
    endedAt: 0,
    outcome: 'waits',
    text: '',
  };
}

const changing =
  (
    changes: (fetch: FetchState, event: TraceEvent, append: <T>(list: readonly T[], item: T) => readonly T[]) => Partial<FetchState>,
  ): Handler =>
  (draft, event) => {
    if (!event.call) return;
    draft.idle = false;
    const fetch = draft.fetches.get(event.call) ?? newFetch(event.call, event);
    draft.fetches.set(fetch.id, { ...fetch, ...changes(fetch, event, (list, item) => draft.append(list, item)) });
  };

const ending = (outcome: FetchState['outcome']): Handler =>
  changing((_fetch, { seq, time, text = '' }) => ({ ended: seq, endedAt: time, outcome, text }));

function newConnection(id: number, event: TraceEvent): ConnectionState {
  const { other = 0, text: name = '' } = event.kind === 'connection.opened' ? event : {};
  return { id, other, name, opened: event.seq, openedAt: event.time, closed: 0, closedAt: 0 };
}

const connection =
  (changes: (event: TraceEvent) => Partial<ConnectionState>): Handler =>
  (draft, event) => {
    if (!event.call) return;
    const known = draft.connections.get(event.call) ?? newConnection(event.call, event);
    draft.connections.set(known.id, { ...known, ...changes(event) });
  };

export const onFetch: [string, Handler][] = [
  ['fetch.begun', changing(() => ({}))],
  ['fetch.data', changing(({ data }, { seq, time, text = '' }, append) => ({ data: append(data, { seq, at: time, text }) }))],
  ['fetch.done', ending('done')],
  ['fetch.failed', ending('failed')],
  ['fetch.aborted', ending('aborted')],
  ['connection.opened', connection(() => ({}))],
  ['connection.data', connection(() => ({}))],
  ['connection.dropped', connection(() => ({}))],
  ['connection.closed', connection(({ seq, time }) => ({ closed: seq, closedAt: time }))],
];
