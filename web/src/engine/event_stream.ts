// EventStream: the events of a trace on their way to the page, in groups.
import type { TraceEvent } from 'ravel/create.js';
import { cutText } from '../model/trace/event.js';

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
const quietSpan = 1_000;
/** A group is never larger; the rest follows in a task of its own, so that Stop is heard between them. */
export const most = 5_000;

/** Groups go out every 100 ms at most, and before whatever is sent by `after`. */
export class EventStream {
  private count = 0;
  private sent = 0;
  private told = 0;
  private waiting: TraceEvent[] = [];
  private readonly steps: { count: number; then: () => void }[] = [];
  /** The last group was not all there is: the next follows by itself. */
  private draining = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastSent = Number.NEGATIVE_INFINITY;

  /** `saw` hears of all events once, before they go out. */
  constructor(
    private readonly source: EventSource,
    private readonly send: (events: TraceEvent[], dropped: number) => void,
    private readonly saw: (events: readonly TraceEvent[]) => void = () => {},
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the new events; they go out with the next group. */
  pull(): void {
    const fresh = this.source.read(this.count);
    this.count += fresh.length;
    if (fresh.length === 0) return;
    if (this.waiting.length === 0) this.waiting = fresh;
    else for (const event of fresh) this.waiting.push(event);
    this.saw(fresh);
  }

  /** Calls `then` when all events up to now have gone out. Calls stay in order. */
  after(then: () => void): void {
    this.pull();
    this.steps.push({ count: this.count, then });
    if (!this.draining) this.go();
  }

  /** Something happened: what is new goes out, if the last group has not just done so. */
  nudge(): void {
    if (this.now() - this.lastSent >= span) this.look();
  }

  private look(): void {
    this.pull();
    this.go();
  }

  /** Sends a group, does the steps that it was for, and sees to the next. */
  private go(): void {
    clearTimeout(this.timer);
    const dropped = this.source.dropped();
    if (this.waiting.length > 0 || dropped !== this.told) {
      const group = this.waiting.slice(0, most).map(cutText);
      this.waiting = this.waiting.slice(most);
      this.sent += group.length;
      this.lastSent = this.now();
      this.told = dropped;
      this.send(group, dropped);
    }
    while (this.steps[0] && this.steps[0].count <= this.sent) this.steps.shift()!.then();
    this.draining = this.waiting.length > 0;
    const wait = this.draining ? 0 : this.source.busy() ? span : quietSpan;
    this.timer = setTimeout(() => (this.draining ? this.go() : this.look()), wait);
  }
}
