// DeferredLock, DeferredSemaphore, DeferredQueue: taking turns.
import type { Deferred } from './deferred.js';
import { AssertionError, QueueOverflow, QueueUnderflow } from './errors.js';
import type { Helpers } from './helpers.js';
import { named } from './named.js';

export function makeLocks(Class: typeof Deferred, { maybeDeferred, succeed }: Helpers) {
  /** So many may pass; the others wait in the order of asking. */
  class Turns {
    /** How many more may pass now. */
    tokens: number;
    /** Those who wait. */
    readonly waiting: Deferred[] = [];

    constructor(readonly limit: number) {
      this.tokens = limit;
    }

    /** Fires with this lock once it is ours. cancel() gives up waiting. */
    acquire(): Deferred {
      const d = new Class((self) => remove(this.waiting, self));
      if (this.tokens === 0) {
        this.waiting.push(d);
      } else {
        this.tokens -= 1;
        d.callback(this);
      }
      return d;
    }

    /** Gives it to the first who waits, before this returns. */
    release(): void {
      if (this.tokens >= this.limit) throw new AssertionError('release: nobody holds it');
      const next = this.waiting.shift();
      if (next) next.callback(this);
      else this.tokens += 1;
    }

    /** Acquires, calls f(...args), and releases when its result is there, value or failure. */
    run(f: Function, ...args: unknown[]): Deferred {
      const release = named('release', (result: unknown) => {
        this.release();
        return result;
      });
      return this.acquire().addCallback(named(f?.name, () => maybeDeferred(f, ...args).addBoth(release)));
    }
  }

  /** Held by one at a time. */
  class DeferredLock extends Turns {
    constructor() {
      super(1);
    }
    get locked(): boolean {
      return this.tokens === 0;
    }
  }

  /** Held by up to `limit` at a time. */
  class DeferredSemaphore extends Turns {
    constructor(limit: number) {
      if (!(Number.isInteger(limit) && limit >= 1)) throw new RangeError(`DeferredSemaphore takes a whole number from 1 on: it got ${limit}`);
      super(limit);
    }
  }

  /** Values handed from those who put to those who get. `size`: how many may lie there; `backlog`: how many may wait. */
  class DeferredQueue {
    readonly pending: unknown[] = [];
    readonly waiting: Deferred[] = [];

    constructor(
      readonly size: number | null = null,
      readonly backlog: number | null = null,
    ) {}

    /** Fires the first who waits, before this returns; else keeps the value. Throws QueueOverflow. */
    put(value: unknown): void {
      const first = this.waiting.shift();
      if (first) first.callback(value);
      else if (this.size !== null && this.pending.length >= this.size) throw new QueueOverflow();
      else this.pending.push(value);
    }

    /** A value that is there, or one to come. cancel() gives up waiting. Throws QueueUnderflow. */
    get(): Deferred {
      if (this.pending.length > 0) return succeed(this.pending.shift());
      if (this.backlog !== null && this.waiting.length >= this.backlog) throw new QueueUnderflow();
      const d = new Class((self) => remove(this.waiting, self));
      this.waiting.push(d);
      return d;
    }
  }

  return { DeferredLock, DeferredSemaphore, DeferredQueue };
}

function remove(waiting: Deferred[], d: Deferred): void {
  const place = waiting.indexOf(d);
  if (place >= 0) waiting.splice(place, 1);
}
