// Whether a value is an event of a trace: what comes from the sandbox, or out of a file, can be anything.
import { type TraceEvent, traceKinds } from 'ravel/trace_kinds.js';

const kinds = new Set<unknown>(traceKinds);

/** A recording holds no more events. */
export const mostEvents = 100_000;
/** Texts are cut to this on their way to the page: what a program shows can be of any length. */
export const longestText = 10_000;

const counts = ['cause', 'deferred', 'other', 'call', 'pair', 'line'] as const;

export function isEvent(value: unknown): value is TraceEvent {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as Record<string, unknown>;
  if (!isCount(event.seq) || !Number.isFinite(event.time) || !kinds.has(event.kind)) return false;
  if (event.lane !== undefined && event.lane !== 'errback') return false;
  if (event.due !== undefined && !Number.isFinite(event.due)) return false;
  for (const name of counts) {
    if (event[name] !== undefined && !isCount(event[name])) return false;
  }
  // Who goes from cause to cause comes to an end.
  if (event.cause !== undefined && (event.cause as number) >= (event.seq as number)) return false;
  return event.text === undefined || (typeof event.text === 'string' && event.text.length <= longestText + 1);
}

/** Cut where it is too long. */
export function cutText(event: TraceEvent, most = longestText): TraceEvent {
  return event.text === undefined || event.text.length <= most ? event : { ...event, text: cut(event.text, most) };
}

/** The same of a line of the console. */
export function cutLine<L extends { text: string }>(line: L): L {
  return line.text.length <= longestText ? line : { ...line, text: cut(line.text) };
}

/** A text that a program has made can be of any length. */
export const cut = (text: string, most = longestText): string => (text.length <= most ? text : `${text.slice(0, most)}…`);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
