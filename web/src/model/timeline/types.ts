// What the timeline draws, before it is known where: a run as turns, calls, fetches, connections and Deferreds.
import type { TraceEvent } from 'ravel/create.js';
import type { Id, Lane, Seq } from '../trace/state.js';

/** The rows of the picture, from the top. */
export const rowKinds = ['turns', 'calls', 'clocks', 'fetches', 'connections', 'chains', 'console'] as const;
export type RowKind = (typeof rowKinds)[number];

/** Something held everything up: `from` and `to` are times. */
export interface Block {
  readonly seq: Seq;
  readonly from: number;
  readonly to: number;
  /** The function that did, and its line; '' and 0 where they are not known. */
  readonly culprit: string;
  readonly line: number;
}

/** A stretch of events: the script (number 0), a turn, or what happened after a turn, which has no box. */
export interface Turn {
  readonly number: number;
  readonly boxed: boolean;
  readonly first: Seq;
  last: Seq;
  readonly from: number;
  to: number;
  /** How many places for events the turns before have. The marks of a turn's beginning and end take none. */
  readonly slotsBefore: number;
  slots: number;
  ended: boolean;
  readonly blocks: Block[];
}

export interface Move {
  readonly seq: Seq;
  readonly from: number;
  readonly to: number;
}

export interface Call {
  readonly id: Id;
  readonly name: string;
  readonly line: number;
  readonly made: Seq;
  due: number;
  readonly moves: Move[];
  /** The Clock whose call it is, in that one's time; 0: the reactor's. */
  readonly clock: Id;
  /** It has no function of the program's: it brings what a connection gets. */
  carries: boolean;
  cancelled: Seq;
  entered: Seq;
  left: Seq;
}

export interface Fetch {
  readonly id: Id;
  readonly url: string;
  readonly line: number;
  readonly begun: Seq;
  readonly data: Seq[];
  ended: Seq;
  outcome: 'waits' | 'done' | 'failed' | 'aborted';
  text: string;
  /** When answers were due, in the simulated network: the calls that bring them. */
  readonly answers: Call[];
}

/** One end of a connection. */
export interface Connection {
  readonly id: Id;
  readonly name: string;
  readonly line: number;
  readonly opened: Seq;
  readonly data: Seq[];
  readonly dropped: Seq[];
  closed: Seq;
}

/** A part of a Deferred's life: it carries something, or it waits. `to` 0: goes on. */
export interface Span {
  readonly kind: 'runs' | 'rests' | 'waits' | 'paused';
  readonly lane: Lane;
  readonly from: Seq;
  to: Seq;
  /** Whom it waits for. */
  readonly other: Id;
}

export interface Chain {
  readonly id: Id;
  readonly line: number;
  readonly made: Seq;
  fired: Seq;
  readonly spans: Span[];
  cancelled: Seq;
  unhandled: Seq;
  /** What it carries last, and in which lane. */
  lane: Lane;
  text: string;
  /** The last of its events. */
  last: Seq;
}

/** The program moved a Clock of its own on. */
export interface Advance {
  readonly seq: Seq;
  readonly clock: Id;
  readonly to: number;
}

export interface PrintedLine {
  readonly seq: Seq;
  readonly kind: 'printed' | 'logged';
  readonly text: string;
  readonly line: number;
}

export type Events = readonly TraceEvent[];
