// Every message between page, frame and worker: declared here, with its reply and its after-effect.
//
//   page ⇄ frame    window messages; the frame's origin is opaque, so each side checks the source
//   page ⇄ worker   a MessagePort of their own for each run, which is why no message carries a run's number
import type { Line, Network, RunState, TestResult, TraceEvent } from 'ravel/create.js';

export type Time = 'virtual' | 'real';

/** Page → frame. */
export type ToFrame =
  /** Once. The frame compiles the module and answers `frame-ready` or `frame-failed`. */
  | { type: 'boot'; wasm: ArrayBuffer; worker: string }
  /** Starts a worker and gives it the port that comes along. The worker answers `ready` on the port. */
  | { type: 'start'; worker: number }
  /** Answers `pong`. Silence: what the programs did has ended the frame, or its process. */
  | { type: 'ping' }
  /** Ends a worker at once, whatever it does. No answer; its port falls silent. */
  | { type: 'kill'; worker: number };

/** Frame → page. */
export type FromFrame =
  | { type: 'frame-loaded' } // its script runs: it takes `boot`
  | { type: 'frame-ready' }
  | { type: 'frame-failed'; reason: string }
  | { type: 'pong' }
  | { type: 'worker-failed'; worker: number; reason: string }; // it could not start

/** What a run is given. */
export interface RunSettings {
  source: string;
  time: Time;
  seed: number;
  network: Network;
  /** Where it pauses by itself; in virtual time only. */
  breaks?: Breaks;
}

/** Where a run pauses. It does so between two turns, and the program does not notice. */
export interface Breaks {
  /** After the script, before the first turn. */
  start?: boolean;
  /** After the turn in which something happens at this line; once. */
  line?: number;
  /** After a turn in which a function raised, or a Failure was found that nobody took. */
  failure?: boolean;
}

export type PauseReason = 'start' | 'asked' | 'turn' | 'line' | 'failure';

/** Page → worker. */
export type ToWorker =
  /** Once. Runs the program; answers `lines`, `events` and `state` as they come, and `refused` if it can't be read. */
  | ({ type: 'run' } & RunSettings)
  /** Asks the reactor to stop. Answers with `stopping`: without it the worker is ended. May be asked again. */
  | { type: 'stop' }
  /** Has all events sent; `traced` follows them. */
  | { type: 'trace' }
  /** In virtual time: no turn begins any more. Answers with `paused` when one would; this may be never. */
  | { type: 'pause' }
  /** Answers with `resumed`, where a turn was held back. */
  | { type: 'go-on' }
  /** Lets one turn through, then pauses. Answers with `resumed` as above; then `paused` or a state. */
  | { type: 'turn' }
  /** Goes on until something has happened at this line, then pauses. Answers like `turn`. */
  | { type: 'run-to'; line: number }
  /** Whether a Failure pauses the run. No answer. */
  | { type: 'break-on-failure'; on: boolean };

/** A line on its way to the console. */
export interface ShownLine extends Line {
  /** Printed by the program's own console.warn or console.error: nothing is wrong at its place. */
  printed?: 'warn' | 'error';
}

/** Why a program could not begin. Places count from 1; line 0: not known. */
export interface Refusal {
  message: string;
  line: number;
  column: number;
  /** A syntax error, of which the engine may not tell the place: the page finds it. */
  syntax: boolean;
}

/** The page shows so many tests. */
export const mostTests = 1_000;

/** Worker → page. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'refused'; refusal: Refusal }
  /** `left`: how many lines were left out so far, since the console keeps only so many. */
  | { type: 'lines'; lines: ShownLine[]; left: number }
  /** A test of the program is over; of the first `mostTests` only. */
  | { type: 'test'; test: TestResult }
  /** Events of the trace, each once and in order; `dropped`: how many were not recorded so far. They come before the state they led to. */
  | { type: 'events'; events: TraceEvent[]; dropped: number }
  | { type: 'state'; state: RunState; time: number }
  /** A turn is held back. */
  | { type: 'paused'; reason: PauseReason; time: number }
  | { type: 'resumed' }
  /** `closing`: the reactor is at what the program does before the shutdown. */
  | { type: 'stopping'; closing: boolean }
  /** Ravel itself could not go on: the memory is full, or the program has changed what Ravel stands on. Nothing follows. */
  | { type: 'broken'; reason: string }
  | { type: 'traced' };
