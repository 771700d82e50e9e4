// Now: what the reactor is doing after an event, what it waits for, and which Deferreds are without an end, in words.
import type { TraceEvent } from 'ravel/create.js';
import { isAnswer } from './call_text.js';
import { standingOf } from './explain.js';
import { functionName } from './name_guess.js';
import type { Recording } from './recording.js';
import { type Segment, code, failure, say, seconds, shown } from './segments.js';
import type { CallState, DeferredState, FetchState, Frame, Id, RunState, Seq } from './state.js';
import { shortened } from './value_words.js';

/** One row: what it is about, the event to go to, and the words. */
export interface NowRow {
  readonly id: Id;
  readonly seq: Seq;
  readonly words: readonly Segment[];
}

export interface NowRows {
  readonly rows: readonly NowRow[];
  /** How many more there are. */
  readonly more: number;
}

export interface Now {
  readonly doing: readonly Segment[];
  /** In the order in which they will be called. */
  readonly calls: NowRows;
  readonly fetches: NowRows;
  readonly deferreds: NowRows;
}

/** Of a list; how many more there are is said. */
const mostRows = 20;

export function nowOf(state: RunState, recording: Recording): Now {
  const pending = new First(inOrder);
  const fetches = new First<FetchState>();
  const open = new First<DeferredState>();
  state.calls.forEach((call) => void (isPending(call) && pending.add(call)));
  state.fetches.forEach((fetch) => void (fetch.outcome === 'waits' && fetches.add(fetch)));
  state.deferreds.forEach((d) => void ((d.phase !== 'done' || standingOf(d) !== 'done') && isOpen(d) && open.add(d)));
  const turn = state.inTurn ? turnOf(state, recording) : undefined;
  return {
    doing: doing(
      state,
      recording,
      pending.items.find(({ clock }) => clock === 0),
    ),
    calls: pending.rows((call) => callRow(call, state, recording, turn)),
    fetches: fetches.rows((fetch) => fetchRow(fetch, state, recording)),
    deferreds: open.rows((d) => deferredRow(d, recording)),
  };
}

/** The first of many, and how many there are: only those that are shown are put in order. */
class First<T> {
  readonly items: T[] = [];
  private count = 0;

  constructor(private readonly compare?: (a: T, b: T) => number) {}

  add(item: T): void {
    const { items, compare } = this;
    this.count += 1;
    if (items.length === mostRows) {
      if (!compare || compare(items.at(-1)!, item) <= 0) return;
      items.pop();
    }
    const place = compare ? items.findIndex((other) => compare(other, item) > 0) : -1;
    items.splice(place < 0 ? items.length : place, 0, item);
  }

  rows(row: (item: T) => NowRow): NowRows {
    return { rows: this.items.map(row), more: this.count - this.items.length };
  }
}

/** The event that began the turn. */
function turnOf({ count }: RunState, { events }: Recording): TraceEvent | undefined {
  let at = count;
  while (at > 0 && events[at - 1]!.kind !== 'turn.begun') at -= 1;
  return events[at - 1];
}

/** What was due when a turn began is made in it; what is asked for in it waits for the next. */
const isOfTurn = ({ clock, due, made, moves }: CallState, turn: TraceEvent | undefined): boolean =>
  turn !== undefined && clock === 0 && made < turn.seq && due <= turn.time && (moves.at(-1)?.seq ?? 0) < turn.seq;

const isPending = ({ entered, cancelled }: CallState): boolean => entered === 0 && cancelled === 0;
/** A Clock's calls wait for the program, and come last. */
const inOrder = (a: CallState, b: CallState): number =>
  Math.sign(a.clock) - Math.sign(b.clock) || a.clock - b.clock || a.due - b.due || a.made - b.made;
const isOpen = (d: DeferredState): boolean => standingOf(d) !== 'cancelled' || d.carries?.lane === 'errback';

function doing(state: RunState, recording: Recording, next: CallState | undefined): Segment[] {
  if (state.count === 0) return say`Nothing has run yet.`;
  const frames = state.running.map((frame) => frameName(frame, state, recording));
  if (state.idle) return say`The reactor has nothing left to wait for.`;
  const where = state.turn === 0 ? say`The script` : say`Turn ${code(String(state.turn))}`;
  if (frames.length > 0 && isAnswer(frames.at(-1)!.text)) return say`${where} takes in an ${frames.at(-1)!}.`;
  if (frames.length > 0) return say`${where} runs ${frames.at(-1)!}${inside(frames.slice(0, -1).reverse())}.`;
  if (state.turn === 0) return say`The script runs. The reactor has not begun.`;
  if (state.inTurn) return say`The reactor is in turn ${code(String(state.turn))}, between two calls.`;
  if (!next) return say`Turn ${code(String(state.turn))} is over. No call is pending.`;
  const wait = next.due - state.time;
  const name = recording.nameOf(next.id);
  const which = [...say`${isAnswer(name) ? 'an ' : ''}`, code(name)];
  return wait > 0 ? say`The reactor waits ${seconds(wait)} for ${which}.` : say`The reactor goes on with ${which} in its next turn.`;
}

/** What called what, from the inside: ", called by x, called by y". */
function inside(names: readonly Segment[]): Segment[] {
  const near = names.slice(0, 3);
  return near.length === 0
    ? []
    : say`, inside ${near[0]!}${near.slice(1).flatMap((name) => say`, inside ${name}`)}${names.length > 3 ? ' …' : ''}`;
}

function frameName({ kind, id, pair }: Frame, { deferreds }: RunState, recording: Recording): Segment {
  if (kind === 'call') return code(recording.nameOf(id));
  const found = deferreds.get(id)?.pairs[pair];
  return code(found ? functionName(found.given?.lane === 'errback' ? found.errback : found.callback, found.line) : 'a function');
}

function callRow(call: CallState, { time, clocks }: RunState, recording: Recording, turn: TraceEvent | undefined): NowRow {
  const wait = call.due - time;
  const clock = clocks.get(call.clock);
  const when = clock
    ? say`on a Clock that is at ${code(shown(clock.time))}`
    : wait > 0
      ? say`in ${seconds(wait)}`
      : wait < -0.001
        ? say`${seconds(-wait)} late`
        : isOfTurn(call, turn)
          ? say`in this turn`
          : say`in the next turn`;
  const moved = call.moves.length > 0 ? say`, moved from ${code(shown(call.moves.at(-1)!.from))}` : [];
  return { id: call.id, seq: call.made, words: say`${code(call.due.toFixed(3))} ${code(recording.nameOf(call.id))}, ${when}${moved}` };
}

function fetchRow(fetch: FetchState, { time }: RunState, recording: Recording): NowRow {
  const pieces = fetch.data.length;
  const so = pieces === 0 ? 'no answer yet' : pieces === 1 ? '1 piece is there' : `${pieces} pieces are there`;
  return {
    id: fetch.id,
    seq: fetch.begun,
    words: say`${code(recording.nameOf(fetch.id))}, asked for ${seconds(time - fetch.begunAt)} ago: ${so}`,
  };
}

function deferredRow(d: DeferredState, recording: Recording): NowRow {
  const name = code(recording.nameOf(d.id));
  const row = (words: Segment[], seq = d.made): NowRow => ({ id: d.id, seq, words });
  switch (standingOf(d)) {
    case 'unhandled':
      return row(say`${name} ended with a Failure that nobody took: ${failure(shortened(d.carries?.text ?? ''))}`, d.unhandled);
    case 'waits':
      return row(say`${name} waits for ${code(recording.nameOf(d.waitsFor))}`, d.last);
    case 'paused':
      return row(say`${name} is paused by hand`, d.last);
    case 'running':
      return row(say`${name} runs its chain`, d.last);
    case 'not fired':
      return row(say`${name} has not fired`);
    default:
      return row(say`${name} holds the Failure ${failure(shortened(d.carries?.text ?? ''))}`, d.last);
  }
}
