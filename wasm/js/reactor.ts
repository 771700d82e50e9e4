// The reactor as programs see it.
import { DelayedCall } from './delayed_call.js';
import { coreError, demand, demandSeconds } from './errors.js';
import type { World } from './world.js';

/** A call without a handle: what callWhenRunning keeps. */
export class WhenRunning {
  constructor(private readonly f: Function) {}
  make(): unknown {
    return this.f();
  }
}

/**
 * Runs one thing at a time: each function it calls has the program to itself until it returns. What a
 * function throws is logged, and the loop goes on. Inside a turn the time stands still.
 */
export class Reactor {
  /** Resolves when the reactor has stopped. */
  private readonly ended: Promise<void>;
  private end!: () => void;

  constructor(private readonly world: World) {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  /** The time now, in seconds since the run began. */
  seconds(): number {
    return this.world.core._ravel_seconds();
  }

  /** Calls f(...args) after `seconds`: never before callLater returns, even with 0. */
  callLater(seconds: number, f: Function, ...args: unknown[]): DelayedCall {
    demandSeconds(seconds, 'callLater: seconds');
    demand(typeof f === 'function', 'callLater takes a function after the seconds', f);
    if (this.world.firstCall === undefined && !this.world.core.started()) this.world.firstCall = this.world.places.of(new Error());
    return new DelayedCall(this.world, f, args).schedule(seconds);
  }

  /** Calls f(...args) at once if the reactor runs, else when it has started. */
  callWhenRunning(f: Function, ...args: unknown[]): void {
    demand(typeof f === 'function', 'callWhenRunning takes a function', f);
    const call = new WhenRunning(args.length === 0 ? f : () => f(...args));
    this.world.core.callWhenRunning(this.world.slots.keep(call));
  }

  /** Starts the loop and returns at once; the turns begin when the program has ended. Awaited, it goes on after stop(). */
  run(): Promise<void> {
    const error = this.world.core.run();
    if (error) throw coreError(error);
    return this.ended;
  }

  /** Ends the loop after the current turn. */
  stop(): void {
    const error = this.world.core.stop();
    if (error) throw coreError(error);
  }

  get running(): boolean {
    return this.world.core.running();
  }

  /** For the host: the loop has ended. */
  stopped(): void {
    this.end();
  }
}
