// Allowance: what is taken from one worker. A program can't get at the port; if one ever did, the page would still hold.
import { mostEvents } from '../model/trace/event.js';
import { kept, keptText } from './line_batch.js';
import type { FromWorker } from './messages.js';

/** Messages that may come at once, and each second: far more than the first lines of every 16 ms make. */
const most = 50_000;
const perSecond = 5_000;
/** Those that have the page drawn anew count for more. */
const weights: Partial<Record<FromWorker['type'], number>> = { state: 20, test: 20, paused: 200, resumed: 200 };
/** What a worker sends in all; the rest is room for what Ravel says. */
const mostLines = kept + 10_000;
const mostText = 2 * keptText + mostEvents * 300;
const mostStray = 100;

export class Allowance {
  private messages = most;
  private last: number;
  private lines = mostLines;
  private text = mostText;
  private strays = mostStray;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.last = now();
  }

  /** Whether this one is within it. */
  takes(message: FromWorker): boolean {
    const now = this.now();
    this.messages = Math.min(most, this.messages + ((now - this.last) / 1000) * perSecond) - (weights[message.type] ?? 1);
    this.last = now;
    if (message.type === 'lines') {
      this.lines -= message.lines.length;
      for (const { text } of message.lines) this.text -= text.length;
    }
    if (message.type === 'events') for (const { text } of message.events) this.text -= text?.length ?? 0;
    return this.messages >= 0 && this.lines >= 0 && this.text >= 0;
  }

  /** The same of one that is no message of a worker's. */
  stray(): boolean {
    return --this.strays >= 0;
  }
}
