// Every message between page, frame and worker: declared here, with its reply and its after-effect.
//
//   page ⇄ frame    window messages; the frame's origin is opaque, so each side checks the source
//   page ⇄ worker   a MessagePort of their own for each run, which is why no message carries a run's number
import type { Line, Page, RunState, TraceEvent } from 'ravel/create.js';

/** Page → frame. */
export type ToFrame =
  /** Once. The frame compiles the module and answers `frame-ready` or `frame-failed`. */
  | { type: 'boot'; wasm: ArrayBuffer; worker: string }
  /** Starts a worker and gives it the port that comes along. The worker answers `ready` on the port. */
  | { type: 'start'; worker: number }
  /** Ends a worker at once, whatever it does. No answer; its port falls silent. */
  | { type: 'kill'; worker: number };

/** Frame → page. */
export type FromFrame =
  | { type: 'frame-loaded' } // its script runs: it takes `boot`
  | { type: 'frame-ready' }
  | { type: 'frame-failed'; reason: string };

/** What a run is given. */
export interface RunSettings {
  source: string;
  time: 'virtual' | 'real';
  seed: number;
  network: Record<string, Page>;
}

/** Page → worker. */
export type ToWorker =
  /** Once. Runs the program; answers `lines` and `state` as they come, and `refused` if it can't be read. */
  | ({ type: 'run' } & RunSettings)
  /** Asks the reactor to stop. Answers with `stopping`: without it the worker is ended. */
  | { type: 'stop' }
  /** Answers with `trace`. */
  | { type: 'trace' };

/** Why a program could not begin. Places count from 1; line 0: not known. */
export interface Refusal {
  message: string;
  line: number;
  column: number;
  /** The engine saw a syntax error but does not tell where: the page finds the place. */
  syntax: boolean;
}

/** Worker → page. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'lines'; lines: Line[] }
  | { type: 'state'; state: RunState; time: number }
  | { type: 'stopping' }
  | { type: 'trace'; events: TraceEvent[] };

const fromFrame = new Set(['frame-loaded', 'frame-ready', 'frame-failed']);
const fromWorker = new Set(['ready', 'refused', 'lines', 'state', 'stopping', 'trace']);
const states = new Set<unknown>(['running', 'waiting', 'finished', 'stopped', 'failed']);
const streams = new Set<unknown>(['out', 'err', 'log']);

/** Whether a message is one of the frame's. */
export function isFromFrame(data: unknown): data is FromFrame {
  return isRecord(data) && fromFrame.has(String(data.type)) && (data.type !== 'frame-failed' || typeof data.reason === 'string');
}

/** Whether a message is one of the worker's, in shape: the program in there can send what it likes. */
export function isFromWorker(data: unknown): data is FromWorker {
  if (!isRecord(data) || !fromWorker.has(String(data.type))) return false;
  switch (data.type) {
    case 'lines':
      return Array.isArray(data.lines) && data.lines.every(isLine);
    case 'state':
      return states.has(data.state) && typeof data.time === 'number';
    case 'refused':
      return isRecord(data.refusal) && typeof data.refusal.message === 'string' && isPlace(data.refusal);
    case 'trace':
      return Array.isArray(data.events);
    default:
      return true;
  }
}

function isLine(line: unknown): line is Line {
  if (!isRecord(line)) return false;
  if (typeof line.time !== 'number' || typeof line.text !== 'string' || !streams.has(line.stream)) return false;
  return line.at === undefined || (isRecord(line.at) && isPlace(line.at));
}

function isPlace(place: Record<string, unknown>): boolean {
  return Number.isInteger(place.line) && Number.isInteger(place.column);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
