// Trace files: a run's events with what it ran on, as JSON. Written by the page, and opened again without running anything.
import { type TraceEvent, traceVersion } from 'ravel/trace_kinds.js';
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

/** A file may be larger than any that is written here, but not much. */
export const mostBytes = 64_000_000;
const mostSource = 1_000_000;

/** An event to a line. */
export function writeTraceFile({ time, seed, scenario, source, dropped, events }: TraceFile): string {
  const head = JSON.stringify({ ravel: 'trace', version: traceVersion, time, seed, scenario, source, dropped });
  return `${head.slice(0, -1)},"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

/** Of a file that was chosen or dropped. Rejects with a sentence for people. */
export async function openTraceFile(file: Blob): Promise<TraceFile> {
  if (file.size > mostBytes) throw new Error(`This file has more than ${mostBytes / 1_000_000} MB. It was not opened.`);
  return readTraceFile(await file.text());
}

/** Throws with a sentence for people. */
export function readTraceFile(text: string): TraceFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('This file is no JSON, or a part of it is missing. Nothing was opened.');
  }
  if (typeof data !== 'object' || data === null || (data as Record<string, unknown>).ravel !== 'trace') {
    throw new Error('This file is no trace of Ravel. Nothing was opened.');
  }
  const { version, time, seed, scenario, source, dropped, events } = data as Record<string, unknown>;
  if (version !== traceVersion)
    throw new Error(`This trace is of version ${shown(version)}; this page reads version ${traceVersion}. Nothing was opened.`);
  if (time !== 'virtual' && time !== 'real') throw wrong('time', 'virtual or real');
  if (!isCount(seed)) throw wrong('seed', 'a whole number');
  if (!isCount(dropped)) throw wrong('dropped', 'a whole number');
  if (typeof source !== 'string' || source.length > mostSource) throw wrong('source', 'the text of the program');
  if (scenario !== undefined && (typeof scenario !== 'string' || !/^[a-z0-9-]{1,60}$/.test(scenario)))
    throw wrong('scenario', 'the name of a scenario');
  if (!Array.isArray(events)) throw wrong('events', 'a list');
  if (events.length > mostEvents)
    throw new Error(`This trace has more than ${mostEvents.toLocaleString('en')} events. Nothing was opened.`);
  return { time, seed, source, dropped, events: events.map(readEvent), ...(scenario !== undefined && { scenario }) };
}

/** The event with the fields of an event, and no others. */
function readEvent(value: unknown, index: number): TraceEvent {
  if (!isEvent(value) || value.seq !== index + 1) {
    throw new Error(`Event ${index + 1} of this trace is not as an event is. Nothing was opened.`);
  }
  return Object.fromEntries(fields.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]]))) as unknown as TraceEvent;
}

const fields = ['seq', 'time', 'kind', 'cause', 'lane', 'deferred', 'other', 'call', 'pair', 'line', 'due', 'text'] as const;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const wrong = (name: string, what: string): Error => new Error(`The “${name}” of this trace is not ${what}. Nothing was opened.`);
const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : 'no number');
