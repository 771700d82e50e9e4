// The chains as a picture: shapes with coordinates, in units of a pixel. Nothing here draws.
import type { Id, Lane, Seq } from '../trace/state.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Area extends Point {
  readonly w: number;
  readonly h: number;
}

/** What became of one side of a pair. */
export type SideState = 'ran-callback' | 'ran-errback' | 'running' | 'paused' | 'left-out' | 'not-run' | 'passed';

/** Something that can be reached, named and selected: `seq` is the event it stands for, 0 if there is none. */
interface Place {
  readonly deferred: Id;
  /** Unlike any other's of the picture. */
  readonly key: string;
  readonly seq: Seq;
  /** All of it in words. */
  readonly title: string;
  readonly selected: boolean;
}

export interface Plate extends Area, Place {
  readonly name: string;
  readonly word: string;
  /** A second line under the word; '' if there is none. */
  readonly note: string;
  /** It is nothing good. */
  readonly wrong: boolean;
  readonly look: 'plain' | 'waits' | 'paused' | 'cancelled' | 'failed';
  /** Of a chain of its own, which stays in view while its chain is scrolled: how far it may go. */
  readonly reach: number;
}

export interface Port extends Point {
  readonly deferred: Id;
  readonly lane: Lane;
  readonly filled: boolean;
}

export interface Band extends Area {
  readonly lane: Lane;
}

export interface Box extends Area, Place {
  readonly pair: number;
  readonly lane: Lane;
  readonly state: Exclude<SideState, 'passed'>;
  readonly name: string;
  /** What it gave is a Failure that it raised. */
  readonly raised: boolean;
}

/** Where a value went past a side without a function. */
export interface Ring extends Point, Place {
  readonly pair: number;
  readonly lane: Lane;
}

export type EdgeLook = 'callback' | 'errback' | 'not-yet' | 'waits';

export interface Edge {
  readonly look: EdgeLook;
  readonly path: string;
  /** Where it ends, and the way it points there; undefined without an arrow. */
  readonly arrow: (Point & { readonly turn: 0 | 90 }) | undefined;
  /** Made by the selected event. */
  readonly fresh: boolean;
}

/** A value or a Failure, on the edge it went along. */
export interface Label extends Area, Place {
  readonly lane: Lane;
  readonly text: string;
}

export interface Caption extends Point {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly quiet: boolean;
}

/** The end of a chain: a bar across, or, if nobody took the Failure, a burst. */
export interface End extends Point, Place {
  readonly lane: Lane;
  readonly unhandled: boolean;
  /** Of the bar. */
  readonly turn: 0 | 90;
}

/** In place of an inner chain that has ended, or lies too deep. */
export interface Chip extends Area, Place {
  readonly text: string;
}

/** In place of pairs of a long chain. */
export interface Fold extends Area, Place {
  readonly text: string;
}

export interface Flag extends Point {
  readonly text: string;
  readonly w: number;
}

/** A Deferred on one line; row.ts says what is on it, once it is in view. */
export interface Row extends Area, Omit<Place, 'title'> {
  readonly open: boolean;
}

/** Rows one right under another: those of ids[from] to before ids[to]. row_runs.ts makes the rows, once they are in view. */
export interface RowRun {
  readonly y: number;
  readonly w: number;
  readonly ids: readonly Id[];
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

/** A line that opens and closes what is under it. */
export interface Heading extends Area {
  readonly key: string;
  readonly text: string;
  readonly open: boolean;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly plates: readonly Plate[];
  readonly ports: readonly Port[];
  readonly bands: readonly Band[];
  readonly boxes: readonly Box[];
  readonly rings: readonly Ring[];
  readonly edges: readonly Edge[];
  readonly labels: readonly Label[];
  readonly captions: readonly Caption[];
  readonly ends: readonly End[];
  readonly chips: readonly Chip[];
  readonly folds: readonly Fold[];
  readonly flags: readonly Flag[];
  readonly runs: readonly RowRun[];
  /** The Deferred of the selected event; 0: none. */
  readonly marked: Id;
  readonly headings: readonly Heading[];
}

/** A picture while it is made. */
export type Sheet = { -readonly [K in keyof Picture]: Picture[K] extends readonly (infer T)[] ? T[] : Picture[K] };

export const emptySheet = (): Sheet => ({
  width: 0,
  height: 0,
  plates: [],
  ports: [],
  bands: [],
  boxes: [],
  rings: [],
  edges: [],
  labels: [],
  captions: [],
  ends: [],
  chips: [],
  folds: [],
  flags: [],
  runs: [],
  marked: 0,
  headings: [],
});
