// Host: one run from outside. Its lines, its state, and what Ravel has to say about it.
import type { Listener } from './border.js';
import { type Failure, messageOf, typeNameOf } from './failure.js';
import type { Place } from './places.js';
import type { Reactor } from './reactor.js';
import { showAll } from './show.js';
import type { TestResult } from './trial/results.js';
import { Kind, type TraceEvent } from './trace_kinds.js';
import type { World } from './world.js';

/**
 * running: the program or its reactor is at work. waiting: the reactor runs, and nothing is left to wait
 * for. finished: the program has ended, and its reactor was stopped or never ran. stopped: from outside.
 * failed: the program threw.
 */
export type RunState = 'running' | 'waiting' | 'finished' | 'stopped' | 'failed';

export interface Line {
  /** The reactor's seconds since the run began. */
  time: number;
  /** out: what the program printed; err: errors; log: what Ravel says. */
  stream: 'out' | 'err' | 'log';
  text: string;
  /** Where in the program it comes from. */
  at?: Place;
}

export interface HostOptions {
  onLine?(line: Line): void;
  /** In a recorded run, a function of the program is about to be called: should it never return, this is the last that is heard. */
  onEntering?(): void;
  onState?(state: RunState, time: number): void;
  /** A test of `trial` is over. */
  onTest?(result: TestResult): void;
  /**
   * In virtual time, before each turn and after the promises of the one before: false holds the turn back until
   * host.goOn(). Nothing in the program notices.
   */
  mayTurn?(): boolean;
  /** A turn is held back. */
  onHeld?(): void;
  /** The core could not go on. Without it, the error is the host's own. */
  onBroken?(error: unknown): void;
}

/** Finding a line's place costs some microseconds; after so many lines it is left out. */
const placedLines = 10_000;

export class Host implements Listener {
  state: RunState = 'running';
  /** Has the turn that is held back asked for again. */
  goOn: () => void = () => undefined;
  private scriptDone = false;
  private stopAsked = false;
  private saidIdle = false;
  private lines = 0;
  /** How many events of the run were not recorded, as of the last look at them. */
  dropped = 0;

  constructor(
    private readonly world: World,
    private readonly reactor: () => Reactor,
    private readonly options: HostOptions,
  ) {
    world.output = {
      print: (text, at) => this.printed('out', text, at),
      say: (text) => this.say(text),
      tested: (result) => this.options.onTest?.(result),
      entering: () => this.options.onEntering?.(),
    };
  }

  /** What the program's `console` is. */
  readonly console = {
    log: (...values: unknown[]) => this.print('out', values),
    info: (...values: unknown[]) => this.print('out', values),
    debug: (...values: unknown[]) => this.print('out', values),
    warn: (...values: unknown[]) => this.print('err', values),
    error: (...values: unknown[]) => this.print('err', values),
  };

  /** The address that the program's module comes from, told before it is evaluated. */
  programAt(url: string): void {
    this.world.places.alsoNamed(url);
  }

  /** The program's module has been evaluated: turn 0 is over. */
  scriptEnded(): void {
    if (this.scriptDone) return;
    this.scriptDone = true;
    if (this.world.core.started()) return;
    const left = this.world.core.pendingCalls();
    if (left > 0 && !this.world.core.stopAsked()) {
      const calls = left === 1 ? '1 call was asked for, but the reactor never ran' : `${left} calls were asked for, but the reactor never ran`;
      this.say(`${calls}: nothing is called. Add reactor.run() at the end.`, this.world.firstCall);
    }
    this.finish(this.stopAsked ? 'stopped' : 'finished');
  }

  /** … or threw. */
  scriptFailed(error: unknown): void {
    this.scriptDone = true;
    this.report(error, '');
    if (this.world.core.started()) this.world.core.stop();
    this.finish('failed');
  }

  /** An error or a rejected promise that nobody took. */
  uncaught(error: unknown): void {
    this.report(error, 'Uncaught: ');
  }

  /** Like Ctrl-C: stops the reactor, or, where none runs, ends the run. */
  stop(): void {
    if (this.closing) return;
    this.stopAsked = true;
    if (this.world.core.started()) {
      this.world.core.stop();
      this.goOn();
    } else {
      this.finish('stopped');
    }
  }

  /** The reactor was asked to stop, and is not through with it: at most what is to be done before the shutdown is still going on. */
  get closing(): boolean {
    return this.world.core.started() && this.world.core.stopAsked();
  }

  /** Told of what the core threw: it throws nothing where all is well. */
  broken(error: unknown): void {
    if (!this.options.onBroken) throw error;
    this.options.onBroken(error);
  }

  /** The recorded events so far. */
  trace(): TraceEvent[] {
    return this.traceFrom(0);
  }

  /** The recorded events behind the first `count`. */
  traceFrom(count: number): TraceEvent[] {
    const { core, recording } = this.world;
    this.dropped = core._ravel_trace_read();
    return recording.events.slice(count);
  }

  /** Whether the next turn is to be held back. Where none is due, the wake-up only finds that out. */
  holds(): boolean {
    const { options, world } = this;
    if (this.stopAsked || !world.virtual || !options.mayTurn || options.mayTurn() || !turnDue(world)) return false;
    options.onHeld?.();
    return true;
  }

  // -- what the core tells

  logged(from: number, failure: Failure, id: number): void {
    if (this.world.heard) return this.world.heard(failure);
    const what = ['Unhandled error in Deferred: ', 'Error in a call of the reactor: ', 'Error in a trigger: ', 'Error in a canceller: ', 'The trace was detached: ', 'Error in the main function: '];
    const debug = from === 0 ? this.world.debugging.textOf(id, ' (debug: ', ', ') : '';
    this.report(failure.value, debug ? `Unhandled error in Deferred${debug}): ` : (what[from] ?? ''));
  }

  called(): void {
    if (this.state === 'waiting') this.change('running');
  }

  idle(): void {
    if (this.state !== 'running') return;
    this.world.core.reportUnhandled();
    if (!this.saidIdle) this.say('Nothing is left to wait for. The reactor runs on until it is stopped.');
    this.saidIdle = true;
    this.change('waiting');
  }

  stopped(): void {
    this.reactor().stopped();
    if (this.stopAsked) this.finish('stopped');
    else if (this.scriptDone) this.finish('finished');
    // Else the program awaits reactor.run(), and goes on.
  }

  // -- lines

  private print(stream: 'out' | 'err', values: unknown[]): void {
    const text = showAll(values);
    const at = this.lines < placedLines ? this.world.places.of(new Error()) : undefined;
    this.printed(stream, text, at);
  }

  private printed(stream: 'out' | 'err', text: string, at: Place | undefined): void {
    if (stream === 'out') this.world.record(Kind.Printed, { line: at?.line ?? 0, text });
    this.write(stream, text, at);
  }

  private report(error: unknown, what: string): void {
    const type = typeNameOf(error);
    const message = messageOf(error);
    this.write('err', what + (type === 'Error' ? message : `${type}: ${message}`), this.world.places.of(error));
  }

  private say(text: string, at?: Place): void {
    this.write('log', text, at);
  }

  private write(stream: Line['stream'], text: string, at: Place | undefined): void {
    this.lines += 1;
    const line: Line = { time: this.world.core._ravel_seconds(), stream, text };
    if (at) line.at = at;
    this.options.onLine?.(line);
  }

  private finish(state: RunState): void {
    if (this.state === 'finished' || this.state === 'stopped' || this.state === 'failed') return;
    this.world.core.reportUnhandled();
    this.change(state);
  }

  private change(state: RunState): void {
    this.state = state;
    this.options.onState?.(state, this.world.core._ravel_seconds());
  }
}

/** Whether the loop has a turn to make. In its first one it starts up, and is not running yet. */
function turnDue({ core, queued }: World): boolean {
  return core.started() && (!core.running() || core.stopAsked() || queued || core.pendingCalls() > 0);
}
