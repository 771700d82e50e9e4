// Clock: a time that tests move by hand. The core's, by its handle.
import { DelayedCall } from './delayed_call.js';
import { demand } from './errors.js';
import type { Failure } from './failure.js';
import type { ReactorTime } from './reactor.js';
import type { World } from './world.js';

/** Starts at 0 and stands still until `advance`. Takes the place of the reactor in tests. */
export class Clock implements ReactorTime {
  /** Of its world: on the prototype (see face.ts). */
  declare readonly world: World;
  declare readonly clocks: FinalizationRegistry<number>;
  private readonly handle: number;

  constructor() {
    this.handle = this.world.core._ravel_clock_new();
    this.clocks.register(this, this.handle);
  }

  seconds(): number {
    return this.world.core._ravel_clock_seconds(this.handle);
  }

  /** Calls f(...args) when the time is `seconds` later. What it throws comes out of `advance`. */
  callLater(seconds: number, f: Function, ...args: unknown[]): DelayedCall {
    demand(typeof seconds === 'number' && !Number.isNaN(seconds), 'callLater: seconds must be a number', seconds);
    demand(typeof f === 'function', 'callLater takes a function after the seconds', f);
    return new DelayedCall(this.world, f, args).scheduleOn(this.handle, seconds);
  }

  /** The calls still to be made. */
  getDelayedCalls(): DelayedCall[] {
    return this.world.pendingCalls(this.handle) as DelayedCall[];
  }

  /** Moves the time on and makes the calls that have become due, those they add included. */
  advance(seconds: number): void {
    demand(typeof seconds === 'number' && !Number.isNaN(seconds), 'advance takes a number of seconds', seconds);
    const slot = this.world.core._ravel_clock_advance(this.handle, seconds);
    if (slot) throw (this.world.slots.take(slot) as Failure).value;
  }

  /** advance() by each in turn. */
  pump(timings: Iterable<number>): void {
    for (const seconds of timings) this.advance(seconds);
  }
}
