// succeed, fail, maybeDeferred, inlineCallbacks: the functions of `defer`.
import { asDeferred, type Deferred } from './deferred.js';
import { demand } from './errors.js';
import { Failure } from './failure.js';

export type Helpers = ReturnType<typeof makeHelpers>;

export function makeHelpers(Class: typeof Deferred) {
  /** A Deferred that was fired with `value`. */
  function succeed(value?: unknown): Deferred {
    const d = new Class();
    d.callback(value);
    return d;
  }

  /** A Deferred that was fired with an error. */
  function fail(error: unknown): Deferred {
    const d = new Class();
    d.errback(error);
    return d;
  }

  /** Calls f(...args) now. A Deferred it returns is returned itself; a value, or what it throws, comes in a fired one. */
  function maybeDeferred(f: Function, ...args: unknown[]): Deferred {
    demand(typeof f === 'function', 'maybeDeferred takes a function', f);
    let value: unknown;
    try {
      value = f(...args);
    } catch (error) {
      return fail(new Failure(error, Class.prototype.world.places));
    }
    return asDeferred(Class, value) ?? succeed(value);
  }

  /** A Deferred for a promise (of an async function, say); a Deferred itself. */
  function ensureDeferred(value: unknown): Deferred {
    const d = asDeferred(Class, value);
    demand(d !== null, 'ensureDeferred takes a promise or a Deferred', value);
    return d;
  }

  /**
   * Makes of a generator function one that returns a Deferred. At each `yield` of a Deferred (or a
   * promise) the function is put aside until that has its result, which `yield` then gives, or throws.
   * cancel() of the returned Deferred cancels the one waited for.
   */
  function inlineCallbacks<A extends unknown[]>(f: (...args: A) => Iterator<unknown, unknown, unknown>) {
    demand(typeof f === 'function', 'inlineCallbacks takes a generator function', f);
    return function (this: unknown, ...args: A): Deferred {
      const generator = f.apply(this, args);
      if (typeof generator?.next !== 'function') {
        demand(false, 'inlineCallbacks takes a generator function (function*); this one returned', generator);
      }
      return drive(generator);
    };
  }

  function drive(generator: Iterator<unknown, unknown, unknown>): Deferred {
    const cancelled = new Failure(new Error('cancelled while it ran'));
    let waiting: Deferred | null = null;
    const make = () => new Class((d) => d.errback(cancelled));
    // cancel() fires the Deferred with a mark of its own. The first pair finds it, cancels what the
    // function waits for, and puts another Deferred in its place: what the function ends with, if it
    // goes on after all, goes there.
    const guard = (d: Deferred) =>
      d.addSilently(undefined, (failure: Failure) => {
        if (failure !== cancelled) return failure;
        target = guard(make());
        const replacement = target;
        waiting?.cancel();
        return replacement;
      });
    let target = guard(make());
    const first = target;

    const advance = (value: unknown, failed: boolean): void => {
      for (;;) {
        let step: IteratorResult<unknown, unknown>;
        try {
          step = failed ? raise(generator, (value as Failure).value) : generator.next(value);
        } catch (error) {
          target.errback(new Failure(error, first.world.places));
          return;
        }
        const inner = asDeferred(Class, step.value);
        if (step.done) {
          if (inner) inner.addBoth((result: unknown) => target.callback(result));
          else target.callback(step.value);
          return;
        }
        if (!inner) {
          value = step.value;
          failed = false;
          continue;
        }
        waiting = inner;
        let result: { value: unknown } | null = null;
        let inside = true;
        const take = (taken: unknown) => {
          if (inside) result = { value: taken };
          else advance(taken, taken instanceof Failure);
        };
        inner.addSilently(take, take);
        inside = false;
        // Fired ones do not recurse.
        if (result === null) return;
        value = (result as { value: unknown }).value;
        failed = value instanceof Failure;
      }
    };
    advance(undefined, false);
    return first;
  }

  return { succeed, fail, maybeDeferred, ensureDeferred, inlineCallbacks };
}

function raise(generator: Iterator<unknown, unknown, unknown>, error: unknown): IteratorResult<unknown, unknown> {
  if (!generator.throw) throw error;
  return generator.throw(error);
}
