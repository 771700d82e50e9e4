// Causes: what ran when an event happened, and which event brought it about.
import type { TraceEvent } from 'ravel/create.js';
import type { Id, Seq } from './state.js';

/** A Deferred as far as causes go. */
interface Chain {
  /** The events that added its pairs, and the first pair that nothing has come to. */
  readonly added: TraceEvent[];
  next: number;
  /** The event that gave it what it carries. */
  last: Seq;
  waits: Seq;
  fired: boolean;
}

interface Frame {
  readonly seq: Seq;
  readonly id: Id;
  /** A function that went on at its yield: what it does comes of the result that it got there. */
  readonly generator?: boolean;
}

/** What is known of an event besides itself. */
export interface Context {
  /** 0: none is known, or it is the program's script that did it. */
  cause: Seq;
  /** The event that entered the innermost function that runs; 0: the script, or the reactor itself. */
  inside: Seq;
  /** The event that added the pair it is about. */
  added: Seq;
  /** The reactor's turn; 0: the script. */
  turn: number;
}

const inner = new Set(['deferred.entered', 'deferred.left', 'deferred.passed']);

/** Is told the events in order. */
export class Causes {
  private readonly chains = new Map<Id, Chain>();
  /** The last event that made or moved a call, or began a fetch. */
  private readonly asked = new Map<Id, Seq>();
  private readonly frames: Frame[] = [];
  private turn = 0;
  private turnBegan: Seq = 0;
  /** What the network did last in this turn: it fires without a function that runs. */
  private arrived: Seq = 0;

  take(event: TraceEvent): Context {
    const { seq, kind } = event;
    if (kind === 'turn.begun') this.begin(seq);
    const chain = event.deferred ? this.chainOf(event.deferred) : undefined;
    const added = chain && inner.has(kind) ? this.pairOf(chain, event) : 0;
    const left = this.leave(event);
    const inside = this.frames.at(-1)?.seq ?? 0;
    const derived = this.derive(event, chain, added, left, inside);
    const cause = derived === inside && this.frames.at(-1)?.generator ? inside : (event.cause ?? derived);
    this.enter(event, chain);
    return { cause, inside: left || inside, added, turn: this.turn };
  }

  private begin(seq: Seq): void {
    this.turn += 1;
    this.turnBegan = seq;
    this.arrived = 0;
    this.frames.length = 0;
  }

  private chainOf(id: Id): Chain {
    let chain = this.chains.get(id);
    if (!chain) this.chains.set(id, (chain = { added: [], next: 0, last: 0, waits: 0, fired: false }));
    return chain;
  }

  /** Pairs run once each, and in order: see fold_pair.ts. */
  private pairOf(chain: Chain, { kind, pair = 0 }: TraceEvent): Seq {
    const at = kind === 'deferred.left' ? chain.next - 1 : pair >= chain.next && chain.added[pair] ? pair : chain.next;
    chain.next = at + 1;
    return chain.added[at]?.seq ?? 0;
  }

  /** The event that entered what is left here. */
  private leave({ kind, deferred, call }: TraceEvent): Seq {
    if (kind !== 'deferred.left' && kind !== 'call.left') return 0;
    const id = kind === 'call.left' ? call : deferred;
    const at = this.frames.findLastIndex((frame) => frame.id === id);
    if (at < 0) return 0;
    const { seq } = this.frames[at]!;
    this.frames.length = at;
    return seq;
  }

  private derive(event: TraceEvent, chain: Chain | undefined, added: Seq, left: Seq, inside: Seq): Seq {
    const { kind } = event;
    switch (kind) {
      case 'deferred.entered':
      case 'deferred.passed':
        // What was fired before the pair was added goes on because it was added.
        return chain ? Math.max(chain.last, added) : 0;
      case 'deferred.left':
      case 'call.left':
        return left;
      case 'deferred.waits':
        return chain?.last || inside;
      case 'deferred.unhandled':
        return chain?.last ?? 0;
      case 'deferred.resumed':
        return Math.max(this.chains.get(event.other ?? 0)?.last ?? 0, chain?.waits ?? 0);
      case 'call.entered':
        return this.asked.get(event.call ?? 0) ?? 0;
      case 'fetch.data':
      case 'fetch.done':
      case 'fetch.failed':
        return this.asked.get(event.call ?? 0) ?? 0;
      case 'turn.begun':
      case 'idle':
        return 0;
      case 'turn.ended':
        return this.turnBegan;
      case 'deferred.fired':
        return this.arrived || inside;
      default:
        return inside;
    }
  }

  private enter(event: TraceEvent, chain: Chain | undefined): void {
    const { seq, kind } = event;
    if (kind === 'deferred.added') chain?.added.push(event);
    else if (kind === 'deferred.entered') this.frames.push({ seq, id: event.deferred ?? 0 });
    else if (kind === 'call.entered') this.frames.push({ seq, id: event.call ?? 0 });
    else if (kind === 'call.made' || kind === 'call.moved' || kind === 'fetch.begun') this.asked.set(event.call ?? 0, seq);
    else if (kind === 'deferred.waits' && chain) chain.waits = seq;
    if (chain && !chain.fired) this.generator(event, chain);

    if (chain && carries.has(kind)) chain.last = seq;
    if (kind.startsWith('fetch.') && kind !== 'fetch.begun') this.arrived = seq;
    else if (kind === 'deferred.entered' || kind === 'call.entered') this.arrived = 0;
  }

  /** A function that waited at a yield goes on, until it waits again or fires its Deferred. */
  private generator({ seq, kind, deferred: id = 0 }: TraceEvent, chain: Chain): void {
    if (kind === 'deferred.resumed') return void this.frames.push({ seq, id, generator: true });
    if (kind === 'deferred.fired') chain.fired = true;
    else if (kind !== 'deferred.waits') return;
    const at = this.frames.findLastIndex((frame) => frame.id === id && frame.generator);
    if (at >= 0) this.frames.splice(at, 1);
  }
}

const carries = new Set(['deferred.fired', 'deferred.passed', 'deferred.left', 'deferred.resumed']);
