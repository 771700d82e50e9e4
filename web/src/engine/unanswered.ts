// Pages asked for in real time that do not come: a server may never answer, so it is said of each once.
import type { TraceEvent } from 'ravel/create.js';
import { timers } from './timers.js';

/** In seconds. */
const patience = 10;

const ends: ReadonlySet<string> = new Set(['fetch.done', 'fetch.failed', 'fetch.aborted']);

export class Unanswered {
  /** In the order in which they were asked for. */
  private readonly asked = new Map<number, { url: string; at: number }>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (sentence: string) => unknown) {}

  saw(events: readonly TraceEvent[]): void {
    for (const { kind, call = 0, text = '' } of events) {
      if (kind === 'fetch.begun') this.asked.set(call, { url: text, at: timers.now() });
      else if (ends.has(kind)) this.asked.delete(call);
    }
    this.wait();
  }

  /** Until the oldest has waited long enough. */
  private wait(): void {
    const [oldest] = this.asked.values();
    if (!oldest || this.timer !== undefined) return;
    this.timer = timers.set(() => this.look(), oldest.at + patience * 1_000 - timers.now());
  }

  private look(): void {
    this.timer = undefined;
    const late = [...this.asked].filter(([, { at }]) => timers.now() - at >= patience * 1_000);
    for (const [call] of late) this.asked.delete(call);
    const [first] = late;
    if (first) {
      const more = late.length > 1 ? ` nor from ${late.length - 1} more` : '';
      this.say(
        `No answer from ${first[1].url}${more} for ${patience} seconds. The program waits on: Stop ends it, addTimeout gives up by itself.`,
      );
    }
    this.wait();
  }
}
