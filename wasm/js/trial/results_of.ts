// successResultOf and its kind: what a Deferred has by now.
import type { Deferred } from '../deferred.js';
import { demand } from '../errors.js';
import { type ErrorClass, Failure, typeNameOf } from '../failure.js';
import { show } from '../show.js';
import { FailTest } from './errors.js';

/** `RangeError: too far` for a Failure, else `the result 3`. */
const told = (result: unknown): string => (result instanceof Failure ? toldError(result.value) : `the result ${show(result)}`);
const toldError = (error: unknown): string => `${typeNameOf(error)}: ${show(error)}`;
const anyOf = (types: readonly ErrorClass[]): string => types.map((type) => type.prototype.name ?? type.name).join(' or ') || 'a failure';
const isAnyOf = (failure: Failure, types: readonly ErrorClass[]): boolean => types.length === 0 || failure.check(...types) !== null;

function demandDeferred(d: unknown, who: string): asserts d is Deferred {
  demand(typeof (d as Deferred | null)?.addSilently === 'function', `${who} takes a Deferred`, d);
}

/** Takes the result, if there is one. */
function take(d: Deferred): { result: unknown } | undefined {
  let found: { result: unknown } | undefined;
  const keep = (result: unknown): void => void (found = { result });
  d.addSilently(keep, keep);
  return found;
}

export function successResultOf(d: Deferred): unknown {
  demandDeferred(d, 'successResultOf');
  const found = take(d);
  if (!found) throw new FailTest('wanted a result, found no result yet');
  if (found.result instanceof Failure) throw new FailTest(`wanted a result, found a failure: ${told(found.result)}`);
  return found.result;
}

export function failureResultOf(d: Deferred, types: readonly ErrorClass[]): Failure {
  demandDeferred(d, 'failureResultOf');
  const found = take(d);
  if (!found) throw new FailTest(`wanted ${anyOf(types)}, found no result yet`);
  const { result } = found;
  if (result instanceof Failure && isAnyOf(result, types)) return result;
  throw new FailTest(`wanted ${anyOf(types)}, found ${told(result)}`);
}

/** Leaves a result that comes later as it is. A failure found here is told by the test, and counts as handled. */
export function assertNoResult(d: Deferred): void {
  demandDeferred(d, 'assertNoResult');
  let found: { result: unknown } | undefined;
  let asked = true;
  const look = (result: unknown): unknown => {
    if (!asked) return result;
    found = { result };
    return result instanceof Failure ? undefined : result;
  };
  d.addSilently(look, look);
  asked = false;
  if (found) throw new FailTest(`wanted no result yet, found ${told((found as { result: unknown }).result)}`);
}

export function assertFailure(d: Deferred, types: readonly ErrorClass[]): Deferred {
  demandDeferred(d, 'assertFailure');
  return d.addSilently(
    (value: unknown) => {
      throw new FailTest(`wanted ${anyOf(types)}, found ${told(value)}`);
    },
    (failure: Failure) => {
      if (!isAnyOf(failure, types)) throw new FailTest(`wanted ${anyOf(types)}, found ${told(failure)}`);
      return failure.value;
    },
  );
}

/** Calls f, which is to throw; gives what it threw. */
export function assertRaises(type: ErrorClass, f: () => unknown): unknown {
  let value: unknown;
  try {
    value = f();
  } catch (error) {
    if (error instanceof type) return error;
    throw new FailTest(`wanted ${anyOf([type])}, found ${toldError(error)}`);
  }
  throw new FailTest(`wanted ${anyOf([type])}, but nothing was thrown: it returned ${show(value)}`);
}
