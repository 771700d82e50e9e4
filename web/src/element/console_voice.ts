// ConsoleVoice: reads the console aloud to who does not see it. At most once a second, however much is printed; the first
// error of a run at once.
import type { ShownLine } from '../engine/messages.js';
import { WaitingLines } from '../model/console_words.js';

/** In milliseconds: from a line to when it is read, and from one reading to the next. */
const collecting = 150;
const resting = 1000;
/** What was read stays as long as this many more readings. */
const kept = 3;

/** Where it is written for screen readers: one region that is read when there is time, and one that interrupts. */
export interface Regions {
  polite: HTMLElement | null;
  urgent: HTMLElement | null;
}

export class ConsoleVoice {
  private readonly lines = new WaitingLines();
  private readonly errors = new WaitingLines();
  private left = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = -Infinity;
  /** The run has interrupted once. */
  private interrupted = false;

  constructor(private readonly regions: () => Regions) {}

  /** `left`: how many more were printed than are shown, since the run began. */
  add(lines: readonly ShownLine[], left: number): void {
    const failed = this.interrupted ? [] : lines.filter(isFailure);
    if (failed.length > 0) this.errors.add(failed, 0);
    this.lines.add(failed.length > 0 ? lines.filter((line) => !isFailure(line)) : lines, Math.max(0, left - this.left));
    this.left = left;
    this.timer ??= setTimeout(() => this.speak(), Math.max(collecting, this.last + resting - performance.now()));
  }

  /** Another run: what the last one left to say is of no interest. */
  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lines.clear();
    this.errors.clear();
    this.left = 0;
    this.interrupted = false;
    const { polite, urgent } = this.regions();
    polite?.replaceChildren();
    urgent?.replaceChildren();
  }

  private speak(): void {
    this.timer = undefined;
    this.last = performance.now();
    const { polite, urgent } = this.regions();
    if (this.errors.waiting) {
      this.interrupted = true;
      urgent?.replaceChildren(reading(this.errors.take()));
    }
    if (!this.lines.waiting) return;
    polite?.append(reading(this.lines.take()));
    while ((polite?.childElementCount ?? 0) > kept) polite?.firstElementChild?.remove();
  }
}

/** An error of the run itself; what a program prints as one is a line like others. */
const isFailure = ({ stream, printed }: ShownLine): boolean => stream === 'err' && !printed;

function reading(sentences: readonly string[]): HTMLElement {
  const all = document.createElement('div');
  for (const sentence of sentences) all.append(Object.assign(document.createElement('p'), { textContent: sentence }));
  return all;
}
