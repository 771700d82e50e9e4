// Engine: what runs a language's programs. One file per language implements it.
import type { RunState, TestResult, TraceEvent } from 'ravel/create.js';
import type { PauseReason, Refusal, RunSettings, ShownLine, Time } from './messages.js';

/** Who hears of a run. Calls come in order. */
export interface RunEvents {
  /** `left`: how many lines of this run were not kept, all told. */
  lines(lines: ShownLine[], left: number): void;
  /** A test that the program ran is over. */
  tested(test: TestResult): void;
  /** What happened, each event once and in order, before the state it led to. `dropped`: how many were not recorded, all told. */
  events(events: readonly TraceEvent[], dropped: number): void;
  state(state: RunState, time: number): void;
  /** It is held between two turns … */
  paused(reason: PauseReason, time: number): void;
  /** … and goes on. */
  resumed(): void;
  /** The program could not be read; the state `failed` follows. */
  refused(refusal: Refusal): void;
}

/**
 * asked: the reactor has stopped. ended: it did not in time, so its worker was ended. closing: it is at what the program
 * does before the shutdown; ended-closing: that was not waited for, since Stop was asked for again.
 */
export type Stopped = 'asked' | 'ended' | 'closing' | 'ended-closing';

/** One run. */
export interface EngineRun {
  /**
   * Stops it: first as Ctrl-C does, by asking the reactor; if it has not stopped in time, by ending the
   * worker. One that is `closing` is ended when it is asked to stop again. The state has been told then.
   */
  stop(): Promise<Stopped>;
  /** The events so far; once the worker was ended, those that came before. */
  trace(): Promise<TraceEvent[]>;

  // In virtual time, between two turns. See messages.ts.
  pause(): void;
  goOn(): void;
  turn(): void;
  runTo(line: number): void;
  breakOnFailure(on: boolean): void;

  /** Nothing more is wanted of it. */
  dispose(): void;
}

export interface Engine {
  /** Resolves when a program can be run in this time; rejects with a sentence for people. */
  load(time: Time): Promise<void>;
  run(settings: RunSettings, events: RunEvents): Promise<EngineRun>;
}
