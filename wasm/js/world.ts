// World: what the classes of one face share.
import type { Core } from './core.js';
import { Debugging } from './debugging.js';
import { Failure } from './failure.js';
import type { MemoryLink } from './memory_link.js';
import type { Place, Places } from './places.js';
import { Recording } from './recording.js';
import type { Run } from './run.js';
import { Slots } from './slots.js';
import type { TestResult } from './trial/results.js';

/** Where logged errors come from (LoggedError::From in core/world.h): those that the face logs itself. */
export const From = { Canceller: 3, Main: 5 } as const;

/** What the face has to tell of itself: the host. */
export interface Output {
  /** A line as the program prints them. */
  print(text: string, at?: Place): void;
  /** A line that Ravel says. */
  say(text: string): void;
  /** A test is over. */
  tested(result: TestResult): void;
  /** A function of the program is about to be called, and may never return. */
  entering(): void;
}

/** The fields of a TraceEvent; the core finds the line where none is said. */
export interface RecordedStep {
  /** 1: the errback lane. */
  lane?: number;
  deferred?: number;
  other?: number;
  call?: number;
  pair?: number;
  line?: number;
  due?: number;
  text?: string;
}

/** In characters: what a recording holds of long texts, and what of each then. */
const mostTold = 20_000_000;
const short = 200;

/** One wasm instance and its tables. Every class of the face finds it as `this.world`. */
export class World {
  readonly slots = new Slots();
  /** The runs that are being executed, innermost last. */
  readonly executing: Run[] = [];
  core!: Core;
  output!: Output;
  /** Takes errors that nobody took, in place of the host: a test that is running. */
  heard: ((failure: Failure) => void) | undefined = undefined;
  /** Where the program first asked for a call while the reactor did not run. */
  firstCall: Place | undefined = undefined;

  /** How many characters the recording's texts have. */
  private told = 0;
  /** In a recorded run, the call that is asked for just now, or was last: elsewhere it would be held too long. */
  calling: { readonly name: string } | undefined;
  /** For how many seconds the program has slept so far. */
  slept = 0;
  readonly recording = new Recording();
  /** A recorded run holds its Deferreds to its end: when garbage is collected must not show. */
  readonly held: object[] = [];
  /** callFromThread was called since the last wake-up. */
  queued = false;

  /** Collects what pendingCalls() asks for. */
  pending: unknown[] = [];
  /** The links of the scenario's network in memory, by name. */
  readonly links: Record<string, MemoryLink> = {};

  /** Deferreds are to tell when they are made. */
  watching: boolean;
  readonly debugging: Debugging;

  constructor(
    readonly traced: boolean,
    /** Time jumps from call to call. */
    readonly virtual: boolean,
    readonly places: Places,
  ) {
    this.watching = traced;
    this.debugging = new Debugging(places);
  }

  /** A step that the face took by itself, for the trace, if there is one. */
  record(kind: number, event: RecordedStep): void {
    if (!this.traced) return;
    const { lane = 0, deferred = 0, other = 0, call = 0, pair = 0, line = 0, due = 0, text = '' } = event;
    this.core.trace(kind, lane, deferred, other, call, pair, line, due, this.recorded(text));
  }

  /** A text as it is recorded: where very much was told, only its beginning. */
  recorded(text: string): string {
    if (!this.traced) return text;
    this.told += text.length;
    return this.told < mostTold || text.length <= short ? text : `${text.slice(0, short)}…`;
  }

  /** The calls of a Clock, or of the reactor (0), that are still to be made. */
  pendingCalls(clock: number): unknown[] {
    this.core.listCalls(clock);
    return this.pending.splice(0);
  }

  /** Logs an error where nobody is to be told. */
  logError(from: number, error: unknown): void {
    this.core.logError(from, this.slots.keep(error instanceof Failure ? error : new Failure(error, this.places)));
  }
}
