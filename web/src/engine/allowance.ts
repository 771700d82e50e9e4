// Allowance: what is taken from one worker. A program can't get at the port; if one ever did, the page would still hold.
import { mostEvents } from '../model/trace/event.js';
import { kept, keptText } from './line_batch.js';
import type { FromWorker } from './messages.js';

/** So much may come at once, and so much more each second. */
interface Rate {
  most: number;
  perSecond: number;
}

/** Messages: far more than the first lines of every 16 ms make. */
const messages: Rate = { most: 50_000, perSecond: 5_000 };
/** Those that have the page drawn anew count for more … */
const weights: Partial<Record<FromWorker['type'], number>> = { state: 20, test: 20 };
/** … and those that no program sends, but the learner's steps, are counted apart. */
const steps: Rate = { most: 50, perSecond: 50 };
/** What a worker sends in all; the rest is room for what Ravel says. */
const mostLines = kept + 10_000;
const mostText = 2 * keptText + mostEvents * 300;
const mostStray = 100;

/** What is left of a rate. */
class Bucket {
  private left: number;

  constructor(
    private readonly rate: Rate,
    private last: number,
  ) {
    this.left = rate.most;
  }

  takes(weight: number, now: number): boolean {
    const { most, perSecond } = this.rate;
    this.left = Math.min(most, this.left + ((now - this.last) / 1000) * perSecond) - weight;
    this.last = now;
    return this.left >= 0;
  }
}

export class Allowance {
  private readonly messages: Bucket;
  private readonly steps: Bucket;
  private lines = mostLines;
  private text = mostText;
  private strays = mostStray;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.messages = new Bucket(messages, now());
    this.steps = new Bucket(steps, now());
  }

  /** Whether this one is within it. */
  takes(message: FromWorker): boolean {
    const { type } = message;
    if (type === 'paused' || type === 'resumed') return this.steps.takes(1, this.now());
    if (type === 'lines') {
      this.lines -= message.lines.length;
      for (const { text } of message.lines) this.text -= text.length;
    }
    if (type === 'events') for (const { text } of message.events) this.text -= text?.length ?? 0;
    return this.messages.takes(weights[type] ?? 1, this.now()) && this.lines >= 0 && this.text >= 0;
  }

  /** The same of one that is no message of a worker's. */
  stray(): boolean {
    return --this.strays >= 0;
  }
}
