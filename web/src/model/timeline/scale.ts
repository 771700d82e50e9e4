// The scale: where events and moments lie across the timeline, in pixels from its left edge.
//
// Virtual time: each event has a place of its own, `pitch` wide, and a turn has `pad` on either side; whatever time passes, between
// turns or where something blocks, adds to that by `perSecond`. Real time: only time counts, but a turn is at least 3 px wide.
import type { Seq } from '../trace/state.js';
import type { History } from './history.js';
import { findLast } from './search.js';
import type { Turn } from './types.js';

export interface ScaleOptions {
  /** Of the whole run in pixels: zoomed in, more than can be seen. */
  readonly width: number;
  readonly virtual: boolean;
  /** How wide an event's place is where there is room. */
  readonly pitch: number;
}

/** A point that lies on the same thing in every scale of the same run. */
export interface Point {
  readonly turn: number;
  /** How far into the turn (0 to 1), or after it (1 to 2). */
  readonly at: number;
}

const pad = 5;
const gap = 5;
const smallestTurn = 3;
/** What the events may take where time passes too. */
const most = 0.8;

export class Scale {
  readonly width: number;
  readonly pitch: number;
  readonly perSecond: number;
  /** The last moment shown: calls may be due after the last event. */
  readonly end: number;
  private readonly begin: number;
  private readonly pad: number;
  private readonly gap: number;
  private readonly turns: readonly Turn[];

  constructor(
    private readonly history: History,
    private readonly options: ScaleOptions,
  ) {
    const { turns, begin, end, lastDue } = history;
    this.turns = turns;
    this.begin = begin;
    this.end = lastDue <= end ? end : end === begin ? lastDue : Math.min(lastDue, end + (end - begin) / 4);
    this.width = options.width;
    const slots = history.count === 0 ? 0 : turns.at(-1)!.slotsBefore + turns.at(-1)!.slots;
    const full = slots * options.pitch + turns.length * (2 * pad + gap);
    const duration = this.end - begin;
    const room = duration > 0 ? most * options.width : options.width;
    const shrink = options.virtual ? Math.min(1, full > 0 ? room / full : 1) : 0;
    this.pitch = options.pitch * shrink;
    this.pad = pad * shrink;
    this.gap = gap * shrink;
    this.perSecond = duration > 0 ? Math.max(0, options.width - full * shrink) / duration : 0;
  }

  /** Of a turn, by its index. */
  left(index: number): number {
    const { from, slotsBefore } = this.turns[index]!;
    return slotsBefore * this.pitch + index * (2 * this.pad + this.gap) + (from - this.begin) * this.perSecond;
  }

  right(index: number): number {
    const { from, to, slots } = this.turns[index]!;
    return this.left(index) + (to - from) * this.perSecond + 2 * this.pad + slots * this.pitch + this.spread(index);
  }

  /** What a turn of real time is made wider by, to be seen. */
  private spread(index: number): number {
    if (this.options.virtual) return 0;
    const { from, to } = this.turns[index]!;
    const room = index + 1 < this.turns.length ? (this.turns[index + 1]!.from - to) * this.perSecond : smallestTurn;
    return Math.max(0, Math.min(smallestTurn - (to - from) * this.perSecond, room));
  }

  /** The middle of an event's place. */
  x(seq: Seq): number {
    const index = this.turnOf(seq);
    return index < 0 ? 0 : this.xIn(index, seq);
  }

  xIn(index: number, seq: Seq): number {
    const turn = this.turns[index]!;
    const begun = turn.boxed && turn.number > 0;
    if (begun && seq === turn.first) return this.left(index);
    const { kind, time } = this.history.events[seq - 1]!;
    if (kind === 'turn.ended') return this.right(index);
    const slot = seq - turn.first - (begun ? 1 : 0) + 0.5;
    const within = slot * this.pitch + (slot / Math.max(1, turn.slots)) * this.spread(index);
    return this.left(index) + this.pad + within + (time - turn.from) * this.perSecond;
  }

  /** A moment: the left edge of the first turn that comes at it, else somewhere in a wait. */
  time(moment: number): number {
    const { events, count } = this.history;
    if (!this.options.virtual) return (moment - this.begin) * this.perSecond;
    const before = findLast(count, (i) => events[i]!.time < moment);
    if (before < 0) return 0;
    const passed = (moment - events[before]!.time) * this.perSecond;
    const index = this.turnOf(before + 1);
    if (before + 1 === count) return this.right(index) + passed;
    const after = this.turnOf(before + 2);
    if (after === index) return this.xIn(index, before + 1) + this.pitch / 2 + passed;
    return events[before + 1]!.time === moment ? this.left(after) : this.right(index) + this.gap / 2 + passed;
  }

  /** The index of the turn an event belongs to. */
  turnOf(seq: Seq): number {
    return findLast(this.turns.length, (i) => this.turns[i]!.first <= seq);
  }

  /** The index of the last turn that begins at `x` or before; -1: none. */
  turnAt(x: number): number {
    return findLast(this.turns.length, (i) => this.left(i) <= x);
  }

  /** The event whose place is nearest. */
  seqAt(x: number): Seq {
    const index = Math.max(0, this.turnAt(x));
    const turn = this.turns[index];
    if (!turn) return 0;
    const before = findLast(turn.last - turn.first + 1, (i) => this.xIn(index, turn.first + i) <= x);
    const seq = turn.first + Math.max(0, before);
    const next = seq + 1;
    return next <= this.history.count && this.x(next) - x < x - this.x(seq) ? next : seq;
  }

  /** The moment at `x`. */
  momentAt(x: number): number {
    if (!this.options.virtual) return this.begin + (this.perSecond > 0 ? x / this.perSecond : 0);
    const { events, count } = this.history;
    // Moments and events go up together: between two events time passes evenly.
    const index = this.turnAt(x);
    if (index < 0) return this.begin;
    const turn = this.turns[index]!;
    const seq =
      turn.first +
      Math.max(
        0,
        findLast(turn.last - turn.first + 1, (i) => this.xIn(index, turn.first + i) <= x),
      );
    const { time } = events[seq - 1]!;
    const next = seq < count ? events[seq]!.time : this.end;
    return this.perSecond > 0 ? Math.min(next, Math.max(time, time + (x - this.endOf(index, seq)) / this.perSecond)) : time;
  }

  private endOf(index: number, seq: Seq): number {
    return seq === this.turns[index]!.last ? this.right(index) + this.gap / 2 : this.xIn(index, seq) + this.pitch / 2;
  }

  pointAt(x: number): Point {
    const turn = Math.max(0, this.turnAt(x));
    if (this.turns.length === 0) return { turn: 0, at: 0 };
    const left = this.left(turn);
    const right = this.right(turn);
    const next = turn + 1 < this.turns.length ? this.left(turn + 1) : this.width;
    if (x <= right) return { turn, at: (x - left) / Math.max(1e-9, right - left) };
    return { turn, at: 1 + (x - right) / Math.max(1e-9, next - right) };
  }

  xOf({ turn, at }: Point): number {
    if (this.turns.length === 0) return 0;
    const index = Math.min(turn, this.turns.length - 1);
    const left = this.left(index);
    const right = this.right(index);
    const next = index + 1 < this.turns.length ? this.left(index + 1) : this.width;
    return at <= 1 ? left + at * (right - left) : right + (at - 1) * (next - right);
  }
}
