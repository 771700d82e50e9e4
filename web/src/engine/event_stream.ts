// EventStream: the events of a trace on their way to the page, in groups.
import type { TraceEvent } from 'ravel/create.js';
import { cutText } from '../model/trace/event.js';
import { Haste } from './haste.js';
import { timers } from './timers.js';

/** Where the events come from. */
export interface EventSource {
  /** Those after the first `count`. */
  read(count: number): TraceEvent[];
  /** How many were not kept. */
  dropped(): number;
  /** Whether more may come at any time. */
  busy(): boolean;
}

/** In milliseconds: how often it looks for new ones while the run is busy, and otherwise. */
export const span = 100;
/** … and where the program may block, as Haste has it. */
const alone = 5;
const share = 4;
const quietSpan = 1_000;
/** A group is never larger; the rest follows in a task of its own, so that Stop is heard between them. */
export const most = 2_000;
/** … nor of so many characters, with one more event. */
const mostText = 500_000;
/** Once so many characters were sent, texts are cut to a few. */
export const keptText = 20_000_000;
const short = 200;

/** What is done when so many have gone out, and what comes after. */
interface Step {
  count: number;
  then: () => void;
  next: Step | undefined;
}

/** Groups go out every 100 ms, where the program may block, and before whatever is sent by `after`. */
export class EventStream {
  private count = 0;
  private sent = 0;
  private told = 0;
  /** Those before `at` have gone. */
  private waiting: TraceEvent[] = [];
  private at = 0;
  private steps: Step | undefined;
  private length = 0;
  /** The last group was not all there is: the next follows by itself. */
  private draining = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly haste: Haste;

  /** `saw` hears of all events once, before they go out. */
  constructor(
    private readonly source: EventSource,
    private readonly send: (events: TraceEvent[], dropped: number) => void,
    private readonly saw: (events: readonly TraceEvent[]) => void = () => {},
    now: () => number = () => timers.now(),
  ) {
    this.haste = new Haste(span, alone, share, now);
  }

  /** Takes the new events; they go out with the next group. */
  pull(): void {
    const fresh = this.source.read(this.count);
    this.count += fresh.length;
    if (fresh.length === 0) return;
    // Loops here, since a program may have put something else in the place of what arrays have.
    if (this.waiting.length === 0) this.waiting = fresh;
    else for (let i = 0; i < fresh.length; i += 1) this.waiting[this.waiting.length] = fresh[i]!;
    this.saw(fresh);
  }

  /** Calls `then` when all events up to now have gone out. Calls stay in order. */
  after(then: () => void): void {
    this.pull();
    const step: Step = { count: this.count, then, next: undefined };
    let last = this.steps;
    while (last?.next) last = last.next;
    if (last) last.next = step;
    else this.steps = step;
    if (!this.draining) this.go();
  }

  /** What comes next may never end: what is new goes out, but not too often. */
  hurry(): void {
    if (!this.haste.next()) return;
    this.pull();
    if (this.waiting.length > 0) this.go();
  }

  /** Nothing comes after this: all that there is goes out. */
  end(): void {
    try {
      this.pull();
    } finally {
      while (this.waiting.length > 0) this.send(this.group(), this.told);
    }
  }

  /** What is new goes out, and from now on by itself. */
  look(): void {
    this.pull();
    this.go();
  }

  /** Sends a group, does the steps that it was for, and sees to the next. */
  private go(): void {
    timers.clear(this.timer);
    const dropped = this.source.dropped();
    if (this.waiting.length > this.at || dropped !== this.told) {
      const group = this.group();
      this.sent += group.length;
      this.told = dropped;
      this.send(group, dropped);
    }
    for (let step = this.steps; step && step.count <= this.sent; step = this.steps) {
      this.steps = step.next;
      step.then();
    }
    this.draining = this.waiting.length > 0;
    const wait = this.draining ? 0 : this.source.busy() ? span : quietSpan;
    this.timer = timers.set(() => (this.draining ? this.go() : this.look()), wait);
  }

  /** Takes the next events to go, with texts that are cut. */
  private group(): TraceEvent[] {
    const group: TraceEvent[] = [];
    const begun = this.length;
    for (; this.at < this.waiting.length && group.length < most && this.length - begun < mostText; this.at += 1) {
      const event = cutText(this.waiting[this.at]!, this.length < keptText ? undefined : short);
      this.length += event.text?.length ?? 0;
      group[group.length] = event;
    }
    if (this.at < this.waiting.length) return group;
    this.waiting = [];
    this.at = 0;
    return group;
  }
}
