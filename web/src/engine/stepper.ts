// Stepper: where a run pauses between two turns.
import type { TraceEvent } from 'ravel/create.js';
import type { Breaks, PauseReason } from './messages.js';

/** It is shown the events of the run, and says before each turn whether that may begin. */
export class Stepper {
  /** Why the run is to pause before the next turn. */
  private reason: PauseReason | undefined;
  /** The run is to pause after a turn; `happened`: something did in that turn. One without anything in it, as the first often is, does not count. */
  private stepping = false;
  private happened = false;
  private line: number;
  private onFailure: boolean;
  /** What went into the functions that run now, by Deferred and pair. */
  private readonly entered = new Map<string, TraceEvent>();

  constructor({ start = false, line = 0, failure = false }: Breaks = {}) {
    if (start) this.reason = 'start';
    this.line = line;
    this.onFailure = failure;
  }

  /** Whether events must be shown to it before it is asked. */
  get looks(): boolean {
    return this.line > 0 || this.onFailure || this.stepping;
  }

  pause(): void {
    this.reason = 'asked';
  }

  goOn(): void {
    this.reason = undefined;
    this.stepping = false;
    this.line = 0;
  }

  /** Lets one turn through. */
  turn(): void {
    this.goOn();
    this.stepping = true;
    this.happened = false;
  }

  /** Goes on until something happens at this line. */
  runTo(line: number): void {
    this.goOn();
    this.line = line;
  }

  breakOnFailure(on: boolean): void {
    this.onFailure = on;
  }

  saw(events: readonly TraceEvent[]): void {
    if (events.length > 0) this.happened = true;
    for (const event of events) {
      const failed = this.failed(event);
      if (failed && this.onFailure) this.reason = 'failure';
      else if (this.line > 0 && event.line === this.line) this.reason ??= 'line';
    }
  }

  /** Why the next turn may not begin; undefined: it may. */
  holds(): PauseReason | undefined {
    if (this.stepping && this.happened) this.reason ??= 'turn';
    if (this.reason === undefined) return undefined;
    this.stepping = false;
    this.line = 0;
    return this.reason;
  }

  /** Whether a function raised, or a Failure was found that nobody took. */
  private failed(event: TraceEvent): boolean {
    switch (event.kind) {
      case 'deferred.unhandled':
      case 'logged':
        return true;
      case 'deferred.entered':
        this.entered.set(keyOf(event), event);
        return false;
      case 'deferred.left': {
        const came = this.entered.get(keyOf(event));
        this.entered.delete(keyOf(event));
        // An errback that hands on the Failure it was given has raised nothing.
        return event.lane === 'errback' && (came?.lane !== 'errback' || came.text !== event.text);
      }
      default:
        return false;
    }
  }
}

const keyOf = ({ deferred, pair = 0 }: TraceEvent): string => `${deferred}.${pair}`;
