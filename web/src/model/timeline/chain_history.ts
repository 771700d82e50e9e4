// Deferreds: from made to fired to done, in spans of what they carried and waited for.
import type { TraceEvent } from 'ravel/create.js';
import type { Id, Lane, Seq } from '../trace/state.js';
import type { Chain, Span } from './types.js';

export class ChainHistory {
  readonly chains: Chain[] = [];
  private readonly byId = new Map<Id, Chain>();

  of(id: Id): Chain | undefined {
    return this.byId.get(id);
  }

  take(event: TraceEvent): void {
    if (!event.kind.startsWith('deferred.')) return;
    const { seq, kind, deferred: id = 0, line = 0 } = event;
    if (kind === 'deferred.made') {
      const made: Chain = { id, line, made: seq, fired: 0, spans: [], cancelled: 0, unhandled: 0, lane: 'callback', text: '', last: seq };
      this.chains.push(made);
      this.byId.set(id, made);
      return;
    }
    const chain = this.byId.get(id);
    if (chain) this.follow(chain, event);
  }

  private follow(chain: Chain, event: TraceEvent): void {
    const { seq, kind, other = 0, text = '' } = event;
    const lane: Lane = event.lane ?? 'callback';
    switch (kind) {
      case 'deferred.fired':
        chain.fired = seq;
        carry(chain, lane, text);
        if (current(chain)?.kind !== 'paused') open(chain, 'runs', seq);
        break;
      case 'deferred.entered':
      case 'deferred.passed':
        // Pairs run one right after another: after anything else this one was added later.
        if (chain.last < seq - 1) rest(chain, seq);
        break;
      case 'deferred.left':
        if (lane !== chain.lane) {
          carry(chain, lane, text);
          open(chain, 'runs', seq);
        }
        carry(chain, lane, text);
        break;
      case 'deferred.waits':
        open(chain, 'waits', seq, chain.lane, other);
        break;
      case 'deferred.resumed':
        // A generator that takes a result has not fired its own Deferred yet.
        if (!chain.fired) {
          end(chain, seq);
          break;
        }
        carry(chain, lane, text);
        open(chain, 'runs', seq);
        break;
      case 'deferred.paused':
        open(chain, 'paused', seq);
        break;
      case 'deferred.unpaused':
        if (chain.fired) open(chain, 'runs', seq);
        else end(chain, seq);
        break;
      case 'deferred.cancelled':
        chain.cancelled = seq;
        break;
      case 'deferred.unhandled':
        chain.unhandled = seq;
        break;
    }
    if (kind === 'deferred.added' || kind === 'deferred.refused' || kind === 'deferred.unhandled') return;
    chain.last = seq;
    const span = current(chain);
    // A run has no end of its own: it reaches as far as what happened last.
    if (span?.kind === 'runs') span.to = seq;
  }
}

const current = (chain: Chain): Span | undefined => chain.spans.at(-1);

function carry(chain: Chain, lane: Lane, text: string): void {
  chain.lane = lane;
  chain.text = text;
}

function end(chain: Chain, seq: Seq): void {
  const span = current(chain);
  if (span) span.to = seq;
}

function open(chain: Chain, kind: Span['kind'], seq: Seq, lane = chain.lane, other: Id = 0): void {
  end(chain, seq);
  chain.spans.push({ kind, lane, from: seq, to: kind === 'runs' ? seq : 0, other });
}

function rest(chain: Chain, seq: Seq): void {
  const { lane } = chain;
  chain.spans.push({ kind: 'rests', lane, from: chain.last, to: seq, other: 0 }, { kind: 'runs', lane, from: seq, to: seq, other: 0 });
}
