// succeed, fail, maybeDeferred, inlineCallbacks: the functions of `defer`.
import { asDeferred } from './as_deferred.js';
import type { Deferred } from './deferred.js';
import { NotACoroutineError, demand } from './errors.js';
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

  /** As maybeDeferred, for a function that returns no Deferred. */
  function execute(f: Function, ...args: unknown[]): Deferred {
    return maybeDeferred(f, ...args);
  }

  /**
   * A Deferred for a promise (of an async function, say) or for a generator: a generator runs at once, as with
   * inlineCallbacks, but `yield` of a Deferred that has fired leaves it its result, as Twisted's `await` does. A
   * Deferred is given back itself.
   */
  function ensureDeferred(value: unknown): Deferred {
    const d = asDeferred(Class, value);
    if (d) return d;
    if (!isGenerator(value)) throw new NotACoroutineError('ensureDeferred takes a Deferred, a promise or a generator');
    return drive(value, true);
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
      return drive(generator, false);
    };
  }

  /** `peeks`: the results of Deferreds that have fired are read, not taken. */
  function drive(generator: Iterator<unknown, unknown, unknown>, peeks: boolean): Deferred {
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
        const seen = peeks ? inner.peek() : null;
        if (seen) {
          value = seen.value;
          failed = value instanceof Failure;
          continue;
        }
        waiting = inner;
        let result: { value: unknown } | null = null;
        let inside = true;
        const take = (taken: unknown) => {
          if (inside) {
            result = { value: taken };
            return;
          }
          target.tellTaken(inner, taken);
          advance(taken, taken instanceof Failure);
        };
        inner.addSilently(take, take);
        inside = false;
        // Fired ones do not recurse.
        if (result === null) return target.tellWaits(inner);
        value = (result as { value: unknown }).value;
        failed = value instanceof Failure;
      }
    };
    advance(undefined, false);
    return first;
  }

  return { succeed, fail, maybeDeferred, execute, ensureDeferred, inlineCallbacks };
}

function isGenerator(value: unknown): value is Iterator<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { next?: unknown }).next === 'function';
}

function raise(generator: Iterator<unknown, unknown, unknown>, error: unknown): IteratorResult<unknown, unknown> {
  if (!generator.throw) throw error;
  return generator.throw(error);
}
