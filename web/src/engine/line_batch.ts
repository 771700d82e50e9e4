// LineBatch: printed lines on their way to the page, in groups.
import type { Line } from 'ravel/create.js';

/** Sends at most so often, in milliseconds; and no more lines at once than this. */
const pause = 16;
const most = 2_000;

/** Ten thousand messages would keep the page busy; a group each frame does not. */
export class LineBatch {
  private lines: Line[] = [];
  private sent = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (lines: Line[]) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Keeps the line; sends when it is time. A program that never returns to the event loop is heard, too. */
  add(line: Line): void {
    this.lines.push(line);
    if (this.lines.length >= most || this.now() - this.sent >= pause) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), pause);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.lines.length === 0) return;
    const lines = this.lines;
    this.lines = [];
    this.sent = this.now();
    this.send(lines);
  }
}
