// A file that was chosen or dropped: what it is, and what it holds. Nothing is run.
import { readProgram } from './program_file.js';
import { Refusal } from './refusal.js';
import { TooMuch, parseJson } from './safe_json.js';
import type { Shared } from './shared.js';
import { type TraceFile, readTrace } from './trace_file.js';

/** A work file is read by who takes it in (work/work_file.ts). */
export type Opened = { kind: 'work' } | { kind: 'program'; shared: Shared } | { kind: 'trace'; trace: TraceFile };

/** A file may be larger than any that is written here, but not much. */
export const mostBytes = 64_000_000;

/** Rejects with a Refusal. */
export async function openFile(file: Blob): Promise<Opened> {
  if (file.size > mostBytes) throw new Refusal(`This file has more than ${mostBytes / 1_000_000} MB. It was not opened.`);
  const text = await file.text().catch(() => {
    throw new Refusal('This file could not be read: was it moved or changed? Nothing was opened.');
  });
  return readFile(text);
}

/** Throws a Refusal. */
export function readFile(text: string): Opened {
  const data = readJson(text);
  switch (data.ravel) {
    case 'program':
      return { kind: 'program', shared: readProgram(data) };
    case 'work':
      return { kind: 'work' };
    case 'trace':
      return { kind: 'trace', trace: readTrace(data) };
    default:
      throw new Refusal('This file is neither a program nor a trace of Ravel. Nothing was opened.');
  }
}

/** Throws a Refusal where it is no JSON, or too much of it. */
export function readJson(text: string): Record<string, unknown> {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch (error) {
    if (error instanceof TooMuch) throw new Refusal('This file holds more than any that Ravel saves. Nothing was opened.');
    throw new Refusal('This file is no JSON, or a part of it is missing. Nothing was opened.');
  }
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}
