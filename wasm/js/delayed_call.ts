// DelayedCall: the handle of a call that the reactor will make.
import { AlreadyCalled, AlreadyCancelled, demand, demandSeconds } from './errors.js';
import { shownAs, showGiven } from './show.js';
import type { World } from './world.js';

/**
 * Once the call was made (or is being made), everything but `active` and `getTime` throws
 * AlreadyCalled; once it was cancelled, AlreadyCancelled. Follows Twisted's IDelayedCall.
 */
export class DelayedCall {
  private handle = 0; // of the core's record, until it was made or cancelled
  private time = 0; // when it was due, after that
  private wasCancelled = false;

  constructor(
    private readonly world: World,
    private readonly f: Function,
    private readonly args: readonly unknown[],
  ) {}

  get [shownAs](): string {
    return '<DelayedCall>';
  }

  /** As recorded runs show it: the function's name, and what it is given, as in "say('hello')". */
  get name(): string {
    return this.args.length === 0 ? this.f.name : `${this.f.name}(${this.args.map(showGiven).join(', ')})`;
  }

  /** Asks the core for it. */
  schedule(seconds: number): this {
    if (this.world.traced) this.world.calling = this;
    this.handle = this.world.core._ravel_call_later(seconds, this.world.slots.keep(this));
    return this;
  }

  /** Asks a Clock of the core for it. */
  scheduleOn(clock: number, seconds: number): this {
    if (this.world.traced) this.world.calling = this;
    this.handle = this.world.core._ravel_clock_call_later(clock, seconds, this.world.slots.keep(this));
    return this;
  }

  /** Makes it: the reactor calls this. */
  make(): unknown {
    this.end();
    return this.args.length === 0 ? this.f() : this.f(...this.args);
  }

  /** The call will not be made. */
  cancel(): void {
    this.demandPending();
    this.world.core._ravel_call_cancel(this.handle);
    this.wasCancelled = true;
    this.end();
  }

  /** Makes it due `secondsFromNow`, whatever was planned. */
  reset(secondsFromNow: number): void {
    this.demandPending();
    demandSeconds(secondsFromNow, 'reset: secondsFromNow');
    this.world.core._ravel_call_reset(this.handle, secondsFromNow);
  }

  /** Makes it due `secondsLater` than planned; negative: earlier. */
  delay(secondsLater: number): void {
    this.demandPending();
    demand(typeof secondsLater === 'number' && !Number.isNaN(secondsLater), 'delay: secondsLater must be a number of seconds', secondsLater);
    this.world.core._ravel_call_delay(this.handle, secondsLater);
  }

  /** True while it is still to be made. */
  active(): boolean {
    return this.handle !== 0;
  }

  /** When it is (or was) due, in the reactor's seconds. */
  getTime(): number {
    return this.handle === 0 ? this.time : this.world.core._ravel_call_time(this.handle);
  }

  private demandPending(): void {
    if (this.wasCancelled) throw new AlreadyCancelled();
    if (this.handle === 0) throw new AlreadyCalled();
  }

  private end(): void {
    const { core } = this.world;
    this.time = core._ravel_call_time(this.handle);
    core._ravel_call_release(this.handle);
    this.handle = 0;
  }
}
