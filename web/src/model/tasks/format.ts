// tasks.json, the file beside a scenario that says what there is to do and when it is done: its types.
//
// read.ts takes one in and says what is wrong with it; evaluate.ts holds its checks against a run. Times are
// seconds, and compare in whole milliseconds.
import type { Network } from 'ravel/create.js';
import type { TraceKind } from 'ravel/trace_kinds.js';

export interface TaskFile {
  /** Whether the printed lines are put in order before the run; `first`: only so many of them. */
  predict: boolean | { first: number };
  /** What holds for the program as it is given. */
  checks: Check[];
  tasks: Task[];
}

export interface Task {
  /** "t1", "t2", … */
  id: string;
  /** Markdown, of one paragraph. */
  text: string;
  hint?: string;
  /** It goes on from that task's solution; else from the program as it is given. */
  after?: string;
  /** It breaks something on purpose: the page offers to put it back. */
  breaks?: boolean;
  /** Of the learner's run. */
  checks: Check[];
  /** What the learner's run may show, and what else would count against it. */
  allow?: Allowed[];
  /** Further runs of the learner's program, under other circumstances. */
  runs?: Variant[];
}

/** errors: out of a handler. unhandled: an error that nobody took. */
export type Allowed = 'errors' | 'unhandled';

/** A run under other circumstances. Of the network, only what is named differs. */
export interface Variant {
  /** In the learner's words, to follow "with": "pieces of one letter". */
  name: string;
  network?: Network;
  /** So many runs, with the seeds 1, 2, 3 …; each check but `occurs` is to hold in each of them. */
  seeds?: number;
  /** The program is changed before it runs. */
  edit?: Edit[];
  allow?: Allowed[];
  checks: Check[];
}

export type Edit =
  /** Every place that has `replace` gets `with`. There must be one. */
  | { replace: string; with: string }
  /** What declares this name at the top level (function, class, const, let) is replaced. There must be one. */
  | { declaration: string; with: string };

// -- the checks. Each may say, in `say`, what is missing in its own words.

export type Check = (
  | AtCheck
  | AfterCheck
  | TurnCheck
  | SameTurnCheck
  | LineCheck
  | OutCheck
  | LinesCheck
  | BeforeCheck
  | AskedCheck
  | EndCheck
  | CountCheck
  | TimesCheck
  | EachCheck
  | PendingCheck
  | PairCheck
  | EnteredCheck
  | TestsCheck
  | OccursCheck
  | CodeCheck
) & { say?: string };

/** A text: whole, or by a part. Of several lines that fit, the first is meant. */
export type Match = string | { starts: string } | { ends: string } | { contains: string };
export type HowMany = number | { atLeast?: number; atMost?: number };

/** A line comes at this time; with several times: lines like it come at these and no other. */
export type AtCheck = { at: Match; is: number | number[] };
/** A line comes so many seconds after another. */
export type AfterCheck = { at: Match; after: Match; by: number };
/** A line is printed in the turn of this number; 0 is the script. */
export type TurnCheck = { turn: Match; is: number };
/** All these lines are printed in one turn. */
export type SameTurnCheck = { sameTurn: Match[] };
/** There is such a line: anywhere, so many times, or at these places (from 1). Or there is none. */
export type LineCheck = { line: Match; absent?: boolean; times?: HowMany; place?: number | number[] | 'first' | 'last' };
/** Exactly these lines, in this order, those with a time at that time. `after`: of the lines later than that. */
export type OutCheck = { out: (string | [number, string])[]; after?: number };
export type LinesCheck = { lines: HowMany };
/** Each of these lines comes before the next; `strictly`: at an earlier time. */
export type BeforeCheck = { before: Match[]; strictly?: boolean };
/** The call that printed a line was asked for in the turn of another line, or as the so-manyth call of the run (from 1). */
export type AskedCheck = { asked: Match; in?: Match; place?: number };
/** "idle@1.0": nothing is left to wait for. "stop@1.0": the reactor was stopped. */
export type EndCheck = { end: string };
/** So many events of this kind; `in`: in the turn of that line. */
export type CountCheck = { count: TraceKind; is: HowMany; where?: Where; in?: Match };
/** The events of this kind come at these times. */
export type TimesCheck = { times: TraceKind; is: number[]; where?: Where };
/** Each event of this kind is such, and there is one. */
export type EachCheck = { each: TraceKind; has: Where; where?: Where };
/** Never more than so many calls are asked for and not made yet. */
export type PendingCheck = { pending: number };
/** In one chain, what is named first runs in a later pair than what is named second. */
export type PairCheck = { pair: InPair; after: InPair; chain?: Match };
/** In the chain that prints the line `chain`, this function runs; or it does not. */
export type EnteredCheck = { entered: string; chain: Match; absent?: boolean };
/** Of the program's tests: how many there are, passed and failed, or by name which; each with so many checks at least. */
export type TestsCheck = { tests: { count?: HowMany; passed?: HowMany | string[]; failed?: HowMany | string[]; checks?: number } };
/** Each of these lines is printed with one seed at least. */
export type OccursCheck = { occurs: Match[] };
/** The program's text has this in it, however it is spaced; or not. */
export type CodeCheck = { code: string; absent?: boolean };

/** A function, by its name; or what printed a line. */
export type InPair = string | { line: Match };

/** What an event is like. */
export interface Where {
  /** Of a call: its function's, or its label's; of a fetch: the address; of a connection: its name. */
  name?: Match;
  /** deferred.entered, .left, .passed: the name of the function on that side. */
  function?: Match;
  /** The value, the error, what was printed. */
  text?: Match;
  lane?: 'callback' | 'errback';
  /** Counted from 0. */
  pair?: number;
  /** The time. */
  at?: number;
}
