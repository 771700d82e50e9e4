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

/** What the events say of all Deferreds, as far as they were looked at. */
interface Known {
  /** Those that get callbacks at any time in the recording. */
  readonly paired: Set<Id>;
  /** Lines of the program are known: without them nothing tells Ravel's own Deferreds. */
  lines: boolean;
  /** Those that ever wait for another, in the order made. */
  readonly waiters: Set<Id>;
  seen: number;
}

const known = new WeakMap<Recording, Known>();

/** Looks at what has come since the last time. */
export function knownOf(recording: Recording): Known {
  const found = known.get(recording) ?? { paired: new Set<Id>(), lines: false, waiters: new Set<Id>(), seen: 0 };
  const { events } = recording;
  for (; found.seen < events.length; found.seen += 1) {
    const { kind, deferred = 0, line = 0 } = events[found.seen]!;
    if (kind === 'deferred.added') found.paired.add(deferred);
    if (deferred > 0 && line > 0) found.lines = true;
    if (kind === 'deferred.waits' || kind === 'deferred.resumed') found.waiters.add(deferred);
  }
  known.set(recording, found);
  return found;
}

/** Who returned whom: the outer ones by the inner. */
function outers({ deferreds }: RunState, waiters: ReadonlySet<Id>): ReadonlyMap<Id, Id> {
  const found = new Map<Id, Id>();
  for (const waiter of waiters) {
    const { id = 0, pairs = [] } = deferreds.get(waiter) ?? {};
    for (const { returned } of pairs) if (returned > 0 && returned !== id && !found.has(returned)) found.set(returned, id);
  }
  return found;
}

/** The outermost chain that one hangs in. Each is looked for once. */
function rootsIn(outer: ReadonlyMap<Id, Id>): (id: Id) => Id {
  const roots = new Map<Id, Id>();
  return (id) => {
    if (!outer.has(id)) return id;
    const way = new Set<Id>();
    let at = id;
    for (let next = outer.get(at); next !== undefined && !roots.has(at) && !way.has(next); next = outer.get(at)) {
      way.add(at);
      at = next;
    }
    const root = roots.get(at) ?? at;
    for (const one of way.add(at)) roots.set(one, root);
    return root;
  };
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

interface Sorted extends Pick<Choice, 'bare' | 'own' | 'total' | 'unhandled'> {
  readonly mains: readonly DeferredState[];
  readonly rootOf: (id: Id) => Id;
}

/** The last that were sorted, of each recording: many steps change no Deferred. */
const kept = new WeakMap<Recording, { deferreds: RunState['deferreds']; seen: number; sorted: Sorted }>();

function sort(recording: Recording, state: RunState): Sorted {
  const { paired, lines, waiters, seen } = knownOf(recording);
  const last = kept.get(recording);
  if (last?.deferreds === state.deferreds && last.seen === seen) return last.sorted;
  const outer = outers(state, waiters);
  const involved = new Set<Id>([...outer.keys(), ...outer.values()]);
  const mains: DeferredState[] = [];
  const bare: Id[] = [];
  const own: Id[] = [];
  let unhandled = 0;
  state.deferreds.forEach((deferred) => {
    const { id, line, pairs } = deferred;
    const matters = deferred.unhandled > 0 || deferred.refused.length > 0 || involved.has(id);
    if (lines && !matters && line === 0 && pairs.every((pair) => pair.line === 0)) own.push(id);
    else if (matters || pairs.length > 0 || deferred.cancelled > 0 || paired.has(id)) mains.push(deferred);
    else bare.push(id);
    if (deferred.unhandled > 0) unhandled += 1;
  });
  const sorted = { mains, bare, own, total: mains.length + bare.length, unhandled, rootOf: rootsIn(outer) };
  kept.set(recording, { deferreds: state.deferreds, seen, sorted });
  return sorted;
}

export function choose(recording: Recording, state: RunState, filter: Filter): Choice {
  const { mains, bare, own, total, unhandled, rootOf } = sort(recording, state);
  const step = stepDeferred(recording, state);
  const wanted = passing(recording, state, filter, mains, step, rootOf);
  // The one of the step with all that waits for it, and the list that it is in.
  const root = rootOf(step);
  const list = rootOf(listsOf(recording).listOf.get(step) ?? 0);
  const all = wanted.length <= inFull;
  const full: Id[] = [];
  const rows: Id[] = [];
  for (const { id } of wanted) if ((all || id === root || id === list) && rootOf(id) === id) full.push(id);
  // What hangs in one that is drawn in full is drawn with it.
  for (const { id } of wanted) if (!full.includes(rootOf(id))) rows.push(id);
  const others = filter === 'all';
  return { full, rows, bare: others ? bare : [], own: others ? own : [], total, unhandled, step };
}

function passing(
  { events }: Recording,
  state: RunState,
  filter: Filter,
  mains: readonly DeferredState[],
  step: Id,
  rootOf: (id: Id) => Id,
): readonly DeferredState[] {
  if (filter === 'all') return mains;
  if (filter === 'unhandled') return mains.filter(({ unhandled }) => unhandled > 0);
  const near = new Set<Id>([rootOf(step)]);
  const boundary = /^turn\./;
  let at = state.count - 1;
  while (at > 0 && !boundary.test(events[at]!.kind)) at -= 1;
  for (; at < state.count; at += 1) {
    const { deferred = 0, other = 0 } = events[at] ?? {};
    for (const id of [deferred, other]) if (id > 0) near.add(rootOf(id));
  }
  return mains.filter(({ id }) => near.has(rootOf(id)));
}
