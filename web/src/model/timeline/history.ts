// History: all events of a run, sorted into what the timeline's rows show. It grows with the run.
import type { TraceEvent } from 'ravel/create.js';
import type { Id, Seq } from '../trace/state.js';
import { CallHistory } from './call_history.js';
import { ChainHistory } from './chain_history.js';
import { FetchHistory } from './fetch_history.js';
import { TurnHistory } from './turn_history.js';
import type { Advance, Call, Chain, Connection, Events, Fetch, PrintedLine, Turn } from './types.js';

export class History {
  /** How many events have been taken in. */
  count = 0;
  private taken: TraceEvent[] = [];
  private readonly turnHistory = new TurnHistory();
  private readonly callHistory = new CallHistory();
  private readonly fetchHistory = new FetchHistory();
  private readonly chainHistory = new ChainHistory();
  private readonly printed: PrintedLine[] = [];

  /** Takes in what has come since the last time: of an array that is only ever added to. */
  grow(events: Events): this {
    for (; this.count < events.length; this.count += 1) this.take(events[this.count]!);
    return this;
  }

  private take(event: TraceEvent): void {
    this.taken.push(event);
    const before = this.taken[this.count - 1];
    this.turnHistory.take(event);
    const ofFetch = this.fetchHistory.take(event, before);
    this.callHistory.take(event, ofFetch);
    this.chainHistory.take(event);
    const { kind, seq, text = '', line = 0 } = event;
    if (kind === 'printed' || kind === 'logged') this.printed.push({ seq, kind, text, line });
  }

  get events(): Events {
    return this.taken;
  }
  get turns(): readonly Turn[] {
    return this.turnHistory.turns;
  }
  get calls(): readonly Call[] {
    return this.callHistory.calls;
  }
  get advances(): readonly Advance[] {
    return this.callHistory.advances;
  }
  get fetches(): readonly Fetch[] {
    return this.fetchHistory.fetches;
  }
  get connections(): readonly Connection[] {
    return this.fetchHistory.connections;
  }
  get chains(): readonly Chain[] {
    return this.chainHistory.chains;
  }
  get lines(): readonly PrintedLine[] {
    return this.printed;
  }

  timeOf(seq: Seq): number {
    return this.taken[seq - 1]?.time ?? 0;
  }
  get begin(): number {
    return this.taken[0]?.time ?? 0;
  }
  /** When the last thing happened that is known of. */
  get end(): number {
    return Math.max(this.timeOf(this.count), this.turns.at(-1)?.to ?? 0);
  }
  /** The latest moment a call was to be made at and was not; 0: none. */
  get lastDue(): number {
    return this.callHistory.lastDue;
  }
  chainOf(id: Id): Chain | undefined {
    return this.chainHistory.of(id);
  }
}

const histories = new WeakMap<Events, History>();

/** The history of these events, as far as it was grown. */
export function historyOf(events: Events): History {
  let history = histories.get(events);
  if (!history) histories.set(events, (history = new History()));
  return history;
}
