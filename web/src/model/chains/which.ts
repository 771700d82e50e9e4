// Which Deferreds are drawn in full, which on one line, and which are Ravel's own affair.
import type { Recording } from '../trace/recording.js';
import type { DeferredState, Id, RunState } from '../trace/state.js';
import { spotOf } from './flow.js';
import { listsOf } from './lists.js';
import { inFull } from './measures.js';

export type Filter = 'all' | 'near' | 'unhandled';

export interface Choice {
  /** Heads of what is drawn in full, in the order made. What hangs in them is drawn with them. */
  readonly full: readonly Id[];
  readonly rows: readonly Id[];
  /** Nobody ever adds callbacks to them. */
  readonly bare: readonly Id[];
  /** Made inside the library, with no line of the program. */
  readonly own: readonly Id[];
  /** How many there are of the program, and with an unhandled Failure. */
  readonly total: number;
  readonly unhandled: number;
  /** The one that the step is about; 0: none. */
  readonly step: Id;
}

/** Those that get callbacks at any time in the recording, as far as it was looked at. */
const paired = new WeakMap<Recording, { ids: Set<Id>; seen: number }>();

function everPaired(recording: Recording): ReadonlySet<Id> {
  const known = paired.get(recording) ?? { ids: new Set<Id>(), seen: 0 };
  const { events } = recording;
  for (; known.seen < events.length; known.seen += 1) {
    const { kind, deferred = 0 } = events[known.seen]!;
    if (kind === 'deferred.added') known.ids.add(deferred);
  }
  paired.set(recording, known);
  return known.ids;
}

/** Who returned whom: the outer ones by the inner. */
export function outers(state: RunState): ReadonlyMap<Id, Id> {
  const found = new Map<Id, Id>();
  for (const { id, pairs } of state.deferreds.values()) {
    for (const { returned } of pairs) if (returned > 0 && returned !== id && !found.has(returned)) found.set(returned, id);
  }
  return found;
}

/** The outermost chain that one hangs in. */
export function rootOf(id: Id, outer: ReadonlyMap<Id, Id>): Id {
  const seen = new Set<Id>();
  for (let at = id; ;) {
    const next = outer.get(at);
    if (next === undefined || seen.has(next)) return at;
    seen.add(at);
    at = next;
  }
}

/** The Deferred that the step is about, or the last one before it that anything happened to. */
export function stepDeferred({ events }: Recording, state: RunState): Id {
  const spot = spotOf(state, events[state.count - 1]);
  if (spot) return spot.deferred;
  for (let i = state.count - 1; i >= Math.max(0, state.count - 2_000); i -= 1) {
    const id = events[i]?.deferred;
    if (id) return id;
  }
  return 0;
}

export function choose(recording: Recording, state: RunState, filter: Filter): Choice {
  const ever = everPaired(recording);
  const outer = outers(state);
  const involved = new Set<Id>([...outer.keys(), ...outer.values()]);
  const step = stepDeferred(recording, state);
  const mains: DeferredState[] = [];
  const bare: Id[] = [];
  const own: Id[] = [];
  for (const deferred of state.deferreds.values()) {
    const { id, line, pairs } = deferred;
    const matters = involved.has(id) || deferred.unhandled > 0 || deferred.refused.length > 0;
    if (!matters && line === 0 && pairs.every((pair) => pair.line === 0)) own.push(id);
    else if (matters || ever.has(id) || deferred.cancelled > 0) mains.push(deferred);
    else bare.push(id);
  }
  const wanted = passing(recording, state, filter, mains, step, outer);
  // The one of the step with all that waits for it, and the list that it is in.
  const root = rootOf(step, outer);
  const list = listsOf(recording).listOf.get(step) ?? 0;
  const near = [root, rootOf(list, outer)];
  const all = wanted.length <= inFull;
  const full = wanted.filter(({ id }) => rootOf(id, outer) === id && (all || near.includes(id))).map(({ id }) => id);
  const drawn = new Set(full);
  const rows = wanted.filter(({ id }) => !drawn.has(rootOf(id, outer))).map(({ id }) => id);
  const unhandled = mains.filter((deferred) => deferred.unhandled > 0).length;
  const others = filter === 'all';
  return { full, rows, bare: others ? bare : [], own: others ? own : [], total: mains.length + bare.length, unhandled, step };
}

function passing(
  { events }: Recording,
  state: RunState,
  filter: Filter,
  mains: readonly DeferredState[],
  step: Id,
  outer: ReadonlyMap<Id, Id>,
): readonly DeferredState[] {
  if (filter === 'all') return mains;
  if (filter === 'unhandled') return mains.filter(({ unhandled }) => unhandled > 0);
  const near = new Set<Id>([rootOf(step, outer)]);
  const boundary = /^turn\./;
  let at = state.count - 1;
  while (at > 0 && !boundary.test(events[at]!.kind)) at -= 1;
  for (; at < state.count; at += 1) {
    const { deferred = 0, other = 0 } = events[at] ?? {};
    for (const id of [deferred, other]) if (id > 0) near.add(rootOf(id, outer));
  }
  return mains.filter(({ id }) => near.has(rootOf(id, outer)));
}
