// What a run looked like after so many of its events: the types. fold.ts makes one, seek.ts finds any.

/** Of a Deferred, a call, a fetch or a connection: they count together, from 1. 0: none. */
export type Id = number;
/** Of an event, from 1; it is also how many events there are up to it. 0: none. */
export type Seq = number;

export type Lane = 'callback' | 'errback';

/** A value, or, in the errback lane, a Failure. */
export interface Carried {
  readonly lane: Lane;
  readonly text: string;
}

/** A pair of a chain, and what became of it so far. */
export interface PairState {
  /** Its index among the pairs of its Deferred. */
  readonly number: number;
  /** The program's; 0: not known. */
  readonly line: number;
  /** The functions' names; '' where that side lets things pass. */
  readonly callback: string;
  readonly errback: string;
  readonly added: Seq;
  /** What came to it. */
  readonly given: Carried | undefined;
  /** The side it came by has no function. */
  readonly passed: Seq;
  readonly entered: Seq;
  readonly left: Seq;
  /** What it gave: in the errback lane it raised, or handed on, a Failure. */
  readonly gave: Carried | undefined;
  /** The Deferred it returned, for which the chain waits, or waited. */
  readonly returned: Id;
  /** The end of that wait, and what came of it: this goes on to the next pair. */
  readonly resumed: Seq;
  readonly resumedWith: Carried | undefined;
}

export type Phase = 'not fired' | 'running' | 'waits' | 'paused' | 'done';

export interface DeferredState {
  readonly id: Id;
  readonly made: Seq;
  readonly madeAt: number;
  readonly line: number;
  readonly pairs: readonly PairState[];
  /** The number of the first pair that nothing has come to yet. */
  readonly next: number;
  readonly fired: Seq;
  readonly firedAt: number;
  readonly firedWith: Carried | undefined;
  readonly refused: readonly Seq[];
  /** What it carries now. */
  readonly carries: Carried | undefined;
  /** The one it waits for, and the one that waits for it; 0 again when the wait is over. */
  readonly waitsFor: Id;
  readonly waitedForBy: Id;
  /** The pair that returned the one it waits for; -1: it does not wait. */
  readonly waitsAt: number;
  /** The one that took its result, which it does not carry any more. */
  readonly handedTo: Id;
  readonly paused: number;
  readonly cancelled: Seq;
  readonly unhandled: Seq;
  /** The number of the pair that runs; -1: none does. */
  readonly running: number;
  readonly phase: Phase;
  /** When it came to be done, as it is now; 0 while it is not. */
  readonly done: Seq;
  readonly doneAt: number;
  /** The last event of it. */
  readonly last: Seq;
}

export interface CallMove {
  readonly seq: Seq;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface CallState {
  readonly id: Id;
  readonly made: Seq;
  readonly madeAt: number;
  readonly line: number;
  /** Of its function; '' without one. */
  readonly name: string;
  /** The Clock it is a call of, whose time `due` is in; 0: the reactor. */
  readonly clock: Id;
  readonly due: number;
  readonly moves: readonly CallMove[];
  readonly cancelled: Seq;
  readonly cancelledAt: number;
  readonly entered: Seq;
  readonly enteredAt: number;
  readonly left: Seq;
}

export interface FetchState {
  readonly id: Id;
  readonly url: string;
  readonly line: number;
  readonly begun: Seq;
  readonly begunAt: number;
  /** Pieces that arrived. */
  readonly data: readonly { readonly seq: Seq; readonly at: number; readonly text: string }[];
  readonly ended: Seq;
  readonly endedAt: number;
  readonly outcome: 'waits' | 'done' | 'failed' | 'aborted';
  readonly text: string;
}

/** One end of a connection. */
export interface ConnectionState {
  readonly id: Id;
  readonly other: Id;
  readonly name: string;
  readonly opened: Seq;
  readonly openedAt: number;
  readonly closed: Seq;
  readonly closedAt: number;
}

/** A Clock that the program moves. */
export interface ClockState {
  readonly id: Id;
  readonly time: number;
  readonly last: Seq;
}

/** A function that runs. */
export interface Frame {
  readonly seq: Seq;
  readonly kind: 'call' | 'pair';
  readonly id: Id;
  readonly pair: number;
}

/** The maps are in the order in which things were made. What they hold is never changed, only replaced. */
export interface RunState {
  /** How many events this is after; the last of them is the selected one. */
  readonly count: number;
  readonly time: number;
  /** The reactor's turns so far; 0 is the script. */
  readonly turn: number;
  readonly inTurn: boolean;
  readonly idle: boolean;
  /** What runs, outermost first. */
  readonly running: readonly Frame[];
  readonly deferreds: ReadonlyMap<Id, DeferredState>;
  readonly calls: ReadonlyMap<Id, CallState>;
  readonly fetches: ReadonlyMap<Id, FetchState>;
  readonly connections: ReadonlyMap<Id, ConnectionState>;
  readonly clocks: ReadonlyMap<Id, ClockState>;
  readonly printed: number;
  /** Errors that were logged, and Failures that nobody took. */
  readonly logged: number;
}
