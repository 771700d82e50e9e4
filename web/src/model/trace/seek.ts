// Seeker: the state after any number of a recording's events, in a few milliseconds.
import type { TraceEvent } from 'ravel/create.js';
import { RunDraft, emptyState } from './draft.js';
import { take } from './fold.js';
import type { RunState, Seq } from './state.js';

/** A state is kept for every so many events. It shares most records with its neighbours. */
const interval = 1_000;

/** What it needs of a Recording: events, which may become more but never others. */
export interface Events {
  readonly events: readonly TraceEvent[];
}

export class Seeker {
  /** After 0, interval, 2 · interval … events. */
  private readonly kept: RunState[] = [emptyState()];
  /** At the state that was given last: a step on takes one event. */
  private draft: RunDraft;
  private state: RunState;

  constructor(private readonly recording: Events) {
    this.state = this.kept[0]!;
    this.draft = new RunDraft(this.state);
  }

  /** After the first `count` events, or after all that there are. The same object for the same count, asked in a row. */
  at(count: Seq): RunState {
    const to = Math.max(0, Math.min(Math.floor(count) || 0, this.recording.events.length));
    if (to === this.state.count) return this.state;
    this.begin(to);
    this.walk(to);
    this.state = this.draft.state();
    return this.state;
  }

  /** Keeps states ahead, up to that of `count` events, so that a later seek finds them. */
  prepare(count: Seq): void {
    const from = this.kept.at(-1)!;
    if (count >= from.count + interval) this.walk(Math.min(count, this.recording.events.length), new RunDraft(from));
  }

  /** Takes the nearest state at or before it. */
  private begin(to: Seq): void {
    const kept = this.kept[Math.min(Math.floor(to / interval), this.kept.length - 1)]!;
    if (this.state.count <= to && this.state.count >= kept.count) return;
    this.draft = new RunDraft(kept);
  }

  private walk(to: Seq, draft = this.draft): void {
    const { events } = this.recording;
    while (draft.count < to) {
      take(draft, events[draft.count]!);
      if (draft.count === this.kept.length * interval) this.kept.push(draft.state());
    }
  }
}
