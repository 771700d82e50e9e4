// Engine: what runs a language's programs. One file per language implements it.
import type { Line, RunState, TraceEvent } from 'ravel/create.js';
import type { Refusal, RunSettings } from './messages.js';

/** Who hears of a run. Calls come in order; after `ended` none comes. */
export interface RunEvents {
  lines(lines: Line[]): void;
  state(state: RunState, time: number): void;
  /** The program could not be read; the state is `failed`. */
  refused(refusal: Refusal): void;
}

/** One run. */
export interface EngineRun {
  /**
   * Stops it: first as Ctrl-C does, by asking the reactor; if there is no answer in time, by ending the
   * worker. Resolves to which it was; the state has been told then.
   */
  stop(): Promise<'asked' | 'ended'>;
  /** The steps so far; empty once the worker was ended. */
  trace(): Promise<TraceEvent[]>;
  /** Nothing more is wanted of it. */
  dispose(): void;
}

export interface Engine {
  /** Resolves when a program can be run; rejects with a sentence for people. */
  load(): Promise<void>;
  run(settings: RunSettings, events: RunEvents): Promise<EngineRun>;
}
