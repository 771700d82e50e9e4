// LoopingCall: a function called again and again, on a grid of times.
import { asDeferred } from './as_deferred.js';
import type { Deferred } from './deferred.js';
import type { DelayedCall } from './delayed_call.js';
import { AssertionError, demand, demandSeconds } from './errors.js';
import { Failure } from './failure.js';
import { named } from './named.js';
import type { ReactorTime } from './reactor.js';

/** The core's times are whole nanoseconds; so is this grid, and 0.1 s fits into it. */
const nanoseconds = (seconds: number) => Math.round(seconds * 1e9);

/**
 * Calls f(...args) every `interval` seconds since start(). A Deferred that f returns is waited for. What
 * was missed meanwhile is skipped: the next call is at the next multiple of the interval, never behind.
 */
export class LoopingCall {
  /** Of its world: on the prototype (see face.ts). */
  declare readonly Class: typeof Deferred;
  /** Where the time comes from: the reactor; tests put a Clock here. */
  declare clock: ReactorTime;
  running = false;
  interval: number | null = null;
  private readonly call: () => unknown;
  private counts = false;
  private delayed: DelayedCall | null = null;
  private ended: Deferred | null = null;
  private startTime = 0; // nanoseconds, as the next ones
  private length = 0;
  private atStart = false;
  private counted: number | null = null; // when the last counted call was

  constructor(
    private readonly f: Function,
    ...args: unknown[]
  ) {
    demand(typeof f === 'function', 'LoopingCall takes a function', f);
    this.call = () => f(...args);
  }

  /** Calls f(count): how many intervals have passed since the last call, one unless some were missed. */
  static withCount(f: Function): LoopingCall {
    const loop = new this(f);
    loop.counts = true;
    return loop;
  }

  /** Begins. The Deferred fires with this loop when it is stopped, or fails with what f threw. */
  start(interval: number, now = true): Deferred {
    if (this.running) throw new AssertionError('start: this LoopingCall is running already');
    demandSeconds(interval, 'start: interval');
    this.running = true;
    const ended = (this.ended = new this.Class());
    this.startTime = this.now();
    this.interval = interval;
    this.length = nanoseconds(interval);
    this.atStart = now;
    if (now) this.tick();
    else this.schedule();
    return ended;
  }

  /** Ends it: at once, or when f, or the Deferred it gave, is done. */
  stop(): void {
    if (!this.running) throw new AssertionError('stop: this LoopingCall is not running');
    this.running = false;
    if (this.forget()) this.take().callback(this);
  }

  /** Makes the next call a full interval from now, and the grid begin now. */
  reset(): void {
    if (!this.running) throw new AssertionError('reset: this LoopingCall is not running');
    if (!this.forget()) return;
    this.startTime = this.now();
    this.schedule();
  }

  private tick(): void {
    this.delayed = null;
    let value: unknown;
    try {
      value = this.counts ? this.callCounting() : this.call();
      const d = asDeferred(this.Class, value);
      if (d) {
        const goesOn = named('goesOn', () => this.goOn());
        const fails = named('fails', (failure: Failure) => this.fail(failure));
        d.addCallback(goesOn).addErrback(fails);
        return;
      }
      if (!(value instanceof Failure)) return this.goOn();
    } catch (error) {
      value = new Failure(error, this.Class.prototype.world.places);
    }
    this.fail(value as Failure);
  }

  private goOn(): void {
    if (this.running) this.schedule();
    else this.take().callback(this);
  }

  private fail(failure: Failure): void {
    this.running = false;
    this.take().errback(failure);
  }

  private callCounting(): unknown {
    const now = this.now();
    let count = 1;
    if (this.length !== 0) {
      const last = this.counted ?? (this.atStart ? this.startTime - this.length : this.startTime);
      const number = (time: number) => Math.trunc((time - this.startTime) / this.length);
      count = number(now) - number(last);
      if (count <= 0) return undefined;
    }
    this.counted = now;
    return this.f(count);
  }

  private schedule(): void {
    // Exactly on a multiple the interval that begins is waited for in full.
    const wait = this.length === 0 ? 0 : this.length - ((this.now() - this.startTime) % this.length);
    this.delayed = this.clock.callLater(
      wait / 1e9,
      named(this.f.name, () => this.tick()),
    );
  }

  /** Cancels the call that is due next; false when f is at work. */
  private forget(): boolean {
    if (!this.delayed) return false;
    this.delayed.cancel();
    this.delayed = null;
    return true;
  }

  /** The Deferred of start(), which is ours to fire once. */
  private take(): Deferred {
    const ended = this.ended;
    if (!ended) throw new AssertionError('this LoopingCall has ended before');
    this.ended = null;
    return ended;
  }

  private now(): number {
    return nanoseconds(this.clock.seconds());
  }
}
