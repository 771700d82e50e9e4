// Recording: the events of a run, as the core tells them.
import { traceKinds, type TraceEvent } from './trace_kinds.js';

export class Recording {
  /** The event of number n is at n - 1. */
  readonly events: TraceEvent[] = [];

  /** The core's numbers and text, with what says nothing left out. The order of the fields is that of core/trace/json.cpp. */
  readonly add = (
    kind: number,
    seq: number,
    time: number,
    cause: number,
    lane: number,
    deferred: number,
    other: number,
    call: number,
    pair: number,
    line: number,
    due: number,
    text: string,
  ): void => {
    const event: TraceEvent = { seq, time, kind: traceKinds[kind]! };
    if (cause) event.cause = cause;
    if (lane) event.lane = 'errback';
    if (deferred) event.deferred = deferred;
    if (other) event.other = other;
    if (call) event.call = call;
    if (pair) event.pair = pair;
    if (line) event.line = line;
    if (due) event.due = due;
    if (text) event.text = text;
    this.events.push(event);
  };
}
