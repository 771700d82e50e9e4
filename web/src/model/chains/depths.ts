// Depths: how deep chains hang in each other. Thousands may hang in a row, so nothing here calls itself.
import type { Id, RunState } from '../trace/state.js';

type Deferreds = RunState['deferreds'];
const known = new WeakMap<Deferreds, Map<Id, number>>();
const none: readonly Id[] = [];

/** How deep others hang in it. What hangs in itself ends there. */
export function depthUnder({ deferreds }: RunState, id: Id): number {
  const depths = known.get(deferreds) ?? new Map<Id, number>();
  known.set(deferreds, depths);
  const begun = new Set<Id>();
  const open = [id];
  while (open.length > 0) {
    const at = open.at(-1)!;
    const inner = depths.has(at) ? none : innerOf(deferreds, at);
    const before = begun.size;
    const deeper = begun.add(at).size > before ? inner.filter((one) => !begun.has(one) && !depths.has(one)) : none;
    open.push(...deeper);
    if (deeper.length > 0) continue;
    open.pop();
    if (!depths.has(at))
      depths.set(
        at,
        inner.reduce((most, one) => Math.max(most, 1 + (depths.get(one) ?? 0)), 0),
      );
  }
  return depths.get(id) ?? 0;
}

function innerOf(deferreds: Deferreds, id: Id): readonly Id[] {
  const pairs = deferreds.get(id)?.pairs ?? [];
  return pairs.some(({ returned }) => returned > 0) ? pairs.filter(({ returned }) => returned > 0).map(({ returned }) => returned) : none;
}
