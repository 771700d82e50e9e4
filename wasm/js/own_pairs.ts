// OwnPairs: how a Deferred that needs nothing of the core runs its pairs by itself.
import { AlreadyCalledError } from './errors.js';
import { Failure } from './failure.js';

/** A pair of functions in a row of them. One that is missing lets things pass. */
export interface Pair {
  readonly callback: Function | undefined;
  readonly errback: Function | undefined;
  next: Pair | undefined;
}

/**
 * The chain of a Deferred as long as all it has is pairs and, once it was fired, a value. For anything else, that it
 * waits, is paused or cancelled, or is left with a failure, the core makes a chain and gets what is here (`enter`).
 */
export abstract class OwnPairs {
  /** Of its chain in the core; 0: it needs none. What follows is of no use where it has one. */
  protected handle = 0;
  /** It was fired. `current` is what it carries then: what was given to the function that runs, if one does. */
  protected fired = false;
  protected current: unknown = undefined;
  /** One of its functions runs. */
  protected running = false;
  /** The pairs that are still to run. */
  private first: Pair | undefined = undefined;
  private last: Pair | undefined = undefined;

  /** Makes the chain in the core, of all that is here. */
  protected abstract enter(): void;
  /** The function that was running when the chain was made has returned this. */
  protected abstract leave(value: unknown): void;
  /** The Deferred that a returned value is, or that stands for it; null for any other value. */
  protected abstract awaited(value: object): OwnPairs | null;
  protected abstract failureOf(error: unknown): Failure;

  protected fireHere(value: unknown): void {
    if (this.fired) throw new AlreadyCalledError();
    this.fired = true;
    this.current = value;
    this.runHere();
  }

  protected addHere(callback: Function | undefined, errback: Function | undefined): void {
    const pair: Pair = { callback, errback, next: undefined };
    if (this.first === undefined) this.first = pair;
    else this.last!.next = pair;
    this.last = pair;
    if (this.fired && !this.running) this.runHere();
  }

  /** The pairs that are still to run, for the chain. */
  protected takePairs(): Pair | undefined {
    const { first } = this;
    this.first = this.last = undefined;
    return first;
  }

  /** Runs the pairs in order, those too that they add. */
  private runHere(): void {
    let value = this.current;
    let failed = value instanceof Failure;
    for (let pair = this.first; pair !== undefined; pair = this.first) {
      this.first = pair.next;
      const f = failed ? pair.errback : pair.callback;
      if (f === undefined) continue;
      this.current = value;
      this.running = true;
      try {
        value = f(value);
        failed = false;
      } catch (error) {
        value = this.failureOf(error);
        failed = true;
      }
      if (this.handle !== 0) return this.leave(value);
      if (failed || typeof value !== 'object' || value === null) continue;
      failed = value instanceof Failure;
      if (failed) continue;
      const awaited = this.awaited(value);
      if (awaited === null) continue;
      if (awaited === this || awaited.handle !== 0 || !awaited.fired) {
        this.enter();
        return this.leave(awaited);
      }
      value = awaited.current;
      awaited.current = undefined;
      failed = value instanceof Failure;
    }
    this.last = undefined;
    this.running = false;
    this.current = value;
    if (failed) this.enter();
  }
}
