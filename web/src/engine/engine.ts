// Engine: what runs a language's programs. One file per language implements it.
import type { RunState, TestResult, TraceEvent } from 'ravel/create.js';
import type { Refusal, RunSettings, ShownLine, Time } from './messages.js';

/** Who hears of a run. Calls come in order. */
export interface RunEvents {
  /** `left`: how many lines of this run were not kept, all told. */
  lines(lines: ShownLine[], left: number): void;
  /** A test that the program ran is over. */
  tested(test: TestResult): void;
  state(state: RunState, time: number): void;
  /** The program could not be read; the state `failed` follows. */
  refused(refusal: Refusal): void;
}

/** One run. */
export interface EngineRun {
  /**
   * Stops it: first as Ctrl-C does, by asking the reactor; if there is no answer in time, by ending the
   * worker. Resolves to which it was; the state has been told then, or is about to be.
   */
  stop(): Promise<'asked' | 'ended'>;
  /** The steps so far; empty once the worker was ended. */
  trace(): Promise<TraceEvent[]>;
  /** Nothing more is wanted of it. */
  dispose(): void;
}

export interface Engine {
  /** Resolves when a program can be run in this time; rejects with a sentence for people. */
  load(time: Time): Promise<void>;
  run(settings: RunSettings, events: RunEvents): Promise<EngineRun>;
}
