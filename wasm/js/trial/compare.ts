// Comparing values, and saying how they differ.
import { typeNameOf } from '../failure.js';
import { show } from '../show.js';

/** Equal values: numbers, texts; lists, plain objects, maps and sets by what is in them. Anything else is itself alone. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  if (!(a instanceof Object) || !(b instanceof Object) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map || a instanceof Set) return equal([...a], [...(b as Set<unknown>)]);
  if (!Array.isArray(a) && a.constructor !== Object) return false;
  const keys = Object.keys(a);
  const [left, right] = [a, b] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(left[key], right[key]));
}

/** `wanted 3, got 4`; where both look the same, with their types. */
export function wantedGot(wanted: unknown, got: unknown): string {
  const [a, b] = [show(wanted), show(got)];
  return a === b ? `wanted ${a} (${typeNameOf(wanted)}), got ${b} (${typeNameOf(got)})` : `wanted ${a}, got ${b}`;
}
