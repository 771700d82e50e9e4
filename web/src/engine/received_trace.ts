// ReceivedTrace: what has come of a run's trace, held to what a trace is.
import type { TraceEvent } from 'ravel/create.js';
import { mostEvents } from '../model/trace/event.js';

export interface Received {
  events: readonly TraceEvent[];
  dropped: number;
}

/** The event of number n is the n-th. What does not fit on is left out, and so is what comes after `mostEvents`. */
export class ReceivedTrace {
  readonly events: TraceEvent[] = [];
  private dropped = 0;

  /** Gives what is new of it. */
  take(events: readonly TraceEvent[], dropped: number): Received {
    const from = this.events.length;
    for (const event of events) {
      if (event.seq !== this.events.length + 1 || this.events.length >= mostEvents) break;
      this.events.push(event);
    }
    this.dropped = Math.max(this.dropped, dropped);
    return { events: this.events.slice(from), dropped: this.dropped };
  }
}
