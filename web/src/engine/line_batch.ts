// LineBatch: printed lines on their way to the page, in groups.
import type { ShownLine } from './messages.js';

/** Within so many milliseconds … */
const span = 16;
/** … the first lines go out at once, each by itself: who prints and then blocks is seen. Later ones wait for their group. */
const alone = 20;
/** A group is never larger. */
const most = 2_000;
/** The console keeps so many; more are only counted. Ravel's own are always kept. */
export const kept = 100_000;

/** Ten thousand messages would keep the page busy; a group each frame does not. */
export class LineBatch {
  private lines: ShownLine[] = [];
  private count = 0;
  private left = 0;
  private begun = Number.NEGATIVE_INFINITY;
  private sent = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (lines: ShownLine[], left: number) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(line: ShownLine): void {
    if (line.stream !== 'log' && ++this.count > kept) this.left += 1;
    else this.lines.push(line);
    const now = this.now();
    if (now - this.begun >= span) {
      this.begun = now;
      this.sent = 0;
    }
    if (this.lines.length >= most || (this.sent < alone && this.left === 0)) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), span);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.lines.length === 0 && this.left === 0) return;
    const { lines } = this;
    this.lines = [];
    this.sent += 1;
    this.send(lines, this.left);
  }
}
