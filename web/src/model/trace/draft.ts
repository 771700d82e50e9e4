// RunDraft: a state that is being made. It replaces records, and copies a list once between two states.
import type { TraceEvent } from 'ravel/create.js';
import { IdMap, type IdMapDraft } from './id_map.js';
import type { CallState, ClockState, ConnectionState, DeferredState, FetchState, Frame, RunState } from './state.js';

/** How it begins: a new one for each trace. */
export function emptyState(): RunState {
  return {
    count: 0,
    time: 0,
    turn: 0,
    inTurn: false,
    idle: false,
    running: [],
    deferreds: IdMap.empty<DeferredState>(),
    calls: IdMap.empty<CallState>(),
    fetches: IdMap.empty<FetchState>(),
    connections: IdMap.empty<ConnectionState>(),
    clocks: IdMap.empty<ClockState>(),
    printed: 0,
    logged: 0,
  };
}

const draftOf = <V>(map: ReadonlyMap<number, V>): IdMapDraft<V> => (map as IdMap<V>).draft();

/** What one kind of event does to it. */
export type Handler = (draft: RunDraft, event: TraceEvent) => void;

export class RunDraft {
  count: number;
  time: number;
  turn: number;
  inTurn: boolean;
  idle: boolean;
  running: readonly Frame[];
  printed: number;
  logged: number;
  readonly deferreds: IdMapDraft<DeferredState>;
  readonly calls: IdMapDraft<CallState>;
  readonly fetches: IdMapDraft<FetchState>;
  readonly connections: IdMapDraft<ConnectionState>;
  readonly clocks: IdMapDraft<ClockState>;
  /** Lists that no state has yet: they may be changed. */
  private readonly own = new Set<object>();

  constructor(from: RunState) {
    this.count = from.count;
    this.time = from.time;
    this.turn = from.turn;
    this.inTurn = from.inTurn;
    this.idle = from.idle;
    this.running = from.running;
    this.printed = from.printed;
    this.logged = from.logged;
    this.deferreds = draftOf(from.deferreds);
    this.calls = draftOf(from.calls);
    this.fetches = draftOf(from.fetches);
    this.connections = draftOf(from.connections);
    this.clocks = draftOf(from.clocks);
  }

  state(): RunState {
    this.own.clear();
    const { count, time, turn, inTurn, idle, running, printed, logged } = this;
    return {
      count,
      time,
      turn,
      inTurn,
      idle,
      running,
      deferreds: this.deferreds.map(),
      calls: this.calls.map(),
      fetches: this.fetches.map(),
      connections: this.connections.map(),
      clocks: this.clocks.map(),
      printed,
      logged,
    };
  }

  /** The list with one more. */
  append<T>(list: readonly T[], item: T): readonly T[] {
    const mine = this.mine(list);
    mine.push(item);
    return mine;
  }

  /** The list with another item in this place. */
  replace<T>(list: readonly T[], index: number, item: T): readonly T[] {
    const mine = this.mine(list);
    mine[index] = item;
    return mine;
  }

  /** The list's first so many. */
  cut<T>(list: readonly T[], length: number): readonly T[] {
    const mine = this.mine(list);
    mine.length = length;
    return mine;
  }

  private mine<T>(list: readonly T[]): T[] {
    if (this.own.has(list)) return list as T[];
    const copy = list.slice();
    this.own.add(copy);
    return copy;
  }
}
