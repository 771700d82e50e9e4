// What events do to the pairs of a chain.
import type { TraceEvent } from 'ravel/create.js';
import type { Handler, RunDraft } from './draft.js';
import { carriedBy, change, subject } from './deferred_record.js';
import type { DeferredState, PairState } from './state.js';

function newPair(number: number, event: TraceEvent): PairState {
  const { line = 0, text = '' } = event.kind === 'deferred.added' ? event : {};
  const cut = text.indexOf('/');
  return {
    number,
    line,
    callback: cut < 0 ? text : text.slice(0, cut),
    errback: cut < 0 ? text : text.slice(cut + 1),
    added: event.seq,
    given: undefined,
    passed: 0,
    entered: 0,
    left: 0,
    gave: undefined,
    returned: 0,
    resumed: 0,
    resumedWith: undefined,
  };
}

const untouched = (pair: PairState | undefined): boolean => pair !== undefined && pair.entered === 0 && pair.passed === 0;

/**
 * The pair that an event means. Pairs run once each and in order, so where its number is taken (a library's own
 * pairs and the program's may be counted apart) it is the first that nothing has come to; and one that was never
 * added, in part of a trace, is added here.
 */
function pairFor(draft: RunDraft, d: DeferredState, event: TraceEvent): { pairs: readonly PairState[]; at: number } {
  const named = event.pair ?? 0;
  const at = untouched(d.pairs[named]) && named >= d.next ? named : d.next;
  return { pairs: at < d.pairs.length ? d.pairs : draft.append(d.pairs, newPair(at, event)), at };
}

export const added: Handler = (draft, event) => {
  const d = subject(draft, event);
  change(draft, d.id, event, { pairs: draft.append(d.pairs, newPair(d.pairs.length, event)) });
};

export const entered: Handler = (draft, event) => {
  const d = subject(draft, event);
  const { pairs, at } = pairFor(draft, d, event);
  const given = carriedBy(event);
  const side = given.lane;
  const pair = pairs[at]!;
  const ran = { ...pair, given, entered: event.seq, [side]: pair[side] || 'fn' };
  change(draft, d.id, event, { pairs: draft.replace(pairs, at, ran), next: at + 1, running: at, carries: given });
  draft.running = draft.append(draft.running, { seq: event.seq, kind: 'pair', id: d.id, pair: at });
};

export const passed: Handler = (draft, event) => {
  const d = subject(draft, event);
  const { pairs, at } = pairFor(draft, d, event);
  const given = carriedBy(event);
  change(draft, d.id, event, {
    pairs: draft.replace(pairs, at, { ...pairs[at]!, given, passed: event.seq }),
    next: at + 1,
    carries: given,
  });
};

export const left: Handler = (draft, event) => {
  const d = subject(draft, event);
  if (d.running < 0) return change(draft, d.id, event, { carries: carriedBy(event) });
  const pair = d.pairs[d.running]!;
  const gave = carriedBy(event);
  change(draft, d.id, event, { pairs: draft.replace(d.pairs, d.running, { ...pair, left: event.seq, gave }), running: -1, carries: gave });
  leave(draft, 'pair', d.id);
};

/** The innermost frame of it is over, and with it what ran inside. */
export function leave(draft: RunDraft, kind: 'pair' | 'call', id: number): void {
  const { running } = draft;
  for (let i = running.length - 1; i >= 0; i -= 1) {
    const frame = running[i]!;
    if (frame.kind === kind && frame.id === id) return void (draft.running = draft.cut(running, i));
  }
}

export const waits: Handler = (draft, event) => {
  const d = subject(draft, event);
  const { other = 0 } = event;
  // A generator that is to fire it waits at a yield.
  if (d.fired === 0) return change(draft, d.id, event, { waitsFor: other });
  const at = d.next - 1;
  const pair = d.pairs[at];
  const pairs = pair ? draft.replace(d.pairs, at, { ...pair, returned: other }) : d.pairs;
  change(draft, d.id, event, { pairs, waitsFor: other, waitsAt: at, carries: undefined });
  if (draft.deferreds.get(other)) change(draft, other, event, { waitedForBy: d.id });
};

export const resumed: Handler = (draft, event) => {
  const d = subject(draft, event);
  if (d.fired === 0) return change(draft, d.id, event, { waitsFor: 0 });
  const with_ = carriedBy(event);
  const at = d.waitsAt >= 0 ? d.waitsAt : d.next - 1;
  const pair = d.pairs[at];
  const after = pair && { ...pair, returned: event.other ?? 0, resumed: event.seq, resumedWith: with_ };
  const pairs = after ? draft.replace(d.pairs, at, after) : d.pairs;
  change(draft, d.id, event, { pairs, waitsFor: 0, waitsAt: -1, carries: with_ });
  const inner = draft.deferreds.get(event.other ?? 0);
  if (!inner || inner.id === d.id) return;
  const waitedForBy = inner.waitedForBy === d.id ? 0 : inner.waitedForBy;
  change(draft, inner.id, event, { waitedForBy, handedTo: d.id, carries: undefined });
};
