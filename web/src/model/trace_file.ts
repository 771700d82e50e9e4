// Trace files: a run's events with what it ran on, as JSON. Written by the page, and opened again without running anything.
// Who lands another format adds a file of it to tests/web/fixtures: what was saved once is readable forever.
import { type TraceEvent, traceVersion } from 'ravel/trace_kinds.js';
import { Refusal } from './refusal.js';
import { isEvent, mostEvents } from './trace/event.js';

export interface TraceFile {
  time: 'virtual' | 'real';
  seed: number;
  /** Of the course; without it the program is one of its own. */
  scenario?: string;
  source: string;
  /** How many events came after the recording was full. */
  dropped: number;
  events: readonly TraceEvent[];
}

/** An event to a line. */
export function writeTraceFile({ time, seed, scenario, source, dropped, events }: TraceFile): string {
  const head = JSON.stringify({ ravel: 'trace', version: traceVersion, time, seed, scenario, source, dropped });
  return `${head.slice(0, -1)},"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

/** Of what a file holds. Throws a Refusal. */
export function readTrace(data: Record<string, unknown>): TraceFile {
  const { version, time, seed, scenario, source, dropped, events } = data;
  if (version !== traceVersion)
    throw new Refusal(`This trace is of version ${shown(version)}; this page reads version ${traceVersion}. Nothing was opened.`);
  if (time !== 'virtual' && time !== 'real') throw wrong('time', 'virtual or real');
  if (!isCount(seed)) throw wrong('seed', 'a whole number');
  if (!isCount(dropped)) throw wrong('dropped', 'a whole number');
  if (typeof source !== 'string') throw wrong('source', 'the text of the program');
  if (scenario !== undefined && (typeof scenario !== 'string' || !/^[a-z0-9-]{1,60}$/.test(scenario)))
    throw wrong('scenario', 'the name of a scenario');
  if (!Array.isArray(events)) throw wrong('events', 'a list');
  if (events.length > mostEvents)
    throw new Refusal(`This trace has more than ${mostEvents.toLocaleString('en')} events. Nothing was opened.`);
  return { time, seed, source, dropped, events: events.map(readEvent), ...(scenario !== undefined && { scenario }) };
}

/** The event with the fields of an event, and no others. */
function readEvent(value: unknown, index: number): TraceEvent {
  if (!isEvent(value) || value.seq !== index + 1) {
    throw new Refusal(`Event ${index + 1} of this trace is not as an event is. Nothing was opened.`);
  }
  return Object.fromEntries(fields.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]]))) as unknown as TraceEvent;
}

const fields = ['seq', 'time', 'kind', 'cause', 'lane', 'deferred', 'other', 'call', 'pair', 'line', 'due', 'text'] as const;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const wrong = (name: string, what: string): Refusal => new Refusal(`The “${name}” of this trace is not ${what}. Nothing was opened.`);
const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : 'no number');
