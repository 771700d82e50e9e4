// The reactor as programs see it.
import { DelayedCall } from './delayed_call.js';
import { coreError, demand, demandSeconds } from './errors.js';
import type { Failure } from './failure.js';
import type { World } from './world.js';

/** The part of a reactor that knows the time; Clock has it too. */
export interface ReactorTime {
  seconds(): number;
  callLater(seconds: number, f: Function, ...args: unknown[]): DelayedCall;
  getDelayedCalls(): DelayedCall[];
}

export type Phase = 'before' | 'during' | 'after';
const phases: readonly string[] = ['before', 'during', 'after'];

/** Names one trigger for removeSystemEventTrigger. */
export interface SystemEventTrigger {
  readonly event: string;
  readonly phase: Phase;
  readonly number: number;
}

/** A call without a handle: what callWhenRunning and the like keep. */
export class PlainCall {
  constructor(
    private readonly f: Function,
    private readonly args: readonly unknown[],
  ) {}
  make(): unknown {
    return this.f(...this.args);
  }
}

/**
 * Runs one thing at a time: each function it calls has the program to itself until it returns. What a
 * function throws is logged, and the loop goes on. Inside a turn the time stands still.
 */
export class Reactor implements ReactorTime {
  private end: () => void = () => undefined;

  constructor(private readonly world: World) {}

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
    const { core, slots } = this.world;
    const failure = core._ravel_call_when_running(slots.keep(new PlainCall(f, args)));
    if (failure) throw (slots.take(failure) as Failure).value;
  }

  /** Has f(...args) called in the next turn, ahead of delayed calls. (JavaScript has no other threads here.) */
  callFromThread(f: Function, ...args: unknown[]): void {
    demand(typeof f === 'function', 'callFromThread takes a function', f);
    this.world.queued = true;
    this.world.core.callFromThread(this.world.slots.keep(new PlainCall(f, args)));
  }

  /** The calls still to be made. */
  getDelayedCalls(): DelayedCall[] {
    return this.world.pendingCalls(0) as DelayedCall[];
  }

  /**
   * Calls f(...args) once when the event comes: "startup", "shutdown", or one of the program's own. Deferreds that
   * triggers before the event return are waited for.
   */
  addSystemEventTrigger(phase: Phase, event: string, f: Function, ...args: unknown[]): SystemEventTrigger {
    demand(phases.includes(phase), "the phase must be 'before', 'during' or 'after'", phase);
    demand(typeof f === 'function', 'addSystemEventTrigger takes a function after the event', f);
    const { core, slots } = this.world;
    return { event, phase, number: core.addTrigger(phases.indexOf(phase), event, slots.keep(new PlainCall(f, args))) };
  }

  /** Throws where the trigger has run, or was removed before. */
  removeSystemEventTrigger({ event, phase, number }: SystemEventTrigger): void {
    if (!this.world.core.removeTrigger(phases.indexOf(phase), event, number)) {
      throw new RangeError('removeSystemEventTrigger: it has run, or was removed before');
    }
  }

  fireSystemEvent(event: string): void {
    const { core } = this.world;
    core._ravel_fire_system_event(core.stringToNewUTF8(event));
  }

  /** Starts the loop and returns at once; the turns begin when the program has ended. Awaited, it goes on after stop(). */
  run(): Promise<void> {
    const error = this.world.core.run();
    if (error) throw coreError(error);
    return new Promise((resolve) => (this.end = resolve));
  }

  /** Ends the loop after the current turn. */
  stop(): void {
    const error = this.world.core.stop();
    if (error) throw coreError(error);
  }

  /** Ends the loop after the current turn without "shutdown"; it may be run again. */
  crash(): void {
    this.world.core.crash();
  }

  get running(): boolean {
    return this.world.core.running();
  }

  /** For the host: the loop has ended. */
  stopped(): void {
    this.end();
  }
}
