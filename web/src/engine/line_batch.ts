// LineBatch: printed lines on their way to the page, in groups.
import { cutLine } from '../model/trace/event.js';
import type { ShownLine } from './messages.js';
import { timers } from './timers.js';

/** Within so many milliseconds … */
const span = 16;
/** … the first lines go out at once, each by itself: who prints and then blocks is seen. Later ones wait for their group. */
const alone = 20;
/** A group is never larger. */
const most = 2_000;
/** So many characters are enough for one. */
const mostText = 500_000;
/** The console keeps so many lines, of so many characters all told; more are only counted. Ravel's own are always kept. */
export const kept = 100_000;
export const keptText = 20_000_000;

/** Ten thousand messages would keep the page busy; a group each frame does not. */
export class LineBatch {
  private lines: ShownLine[] = [];
  private count = 0;
  private left = 0;
  /** Characters: in this group, and in all. */
  private length = 0;
  private total = 0;
  private begun = Number.NEGATIVE_INFINITY;
  private sent = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (lines: ShownLine[], left: number) => void,
    private readonly now: () => number = () => timers.now(),
  ) {}

  add(whole: ShownLine): void {
    const line = cutLine(whole);
    const { length } = line.text;
    if (line.stream !== 'log' && (++this.count > kept || this.left > 0 || this.total + length > keptText)) {
      this.left += 1;
    } else {
      // By its place: a program may have put something else in the place of push.
      this.lines[this.lines.length] = line;
      this.length += length;
      this.total += length;
    }
    const now = this.now();
    if (now - this.begun >= span) {
      this.begun = now;
      this.sent = 0;
    }
    if (this.lines.length >= most || this.length >= mostText || (this.sent < alone && this.left === 0)) this.flush();
    else this.timer ??= timers.set(() => this.flush(), span);
  }

  flush(): void {
    timers.clear(this.timer);
    this.timer = undefined;
    if (this.lines.length === 0 && this.left === 0) return;
    const { lines } = this;
    this.lines = [];
    this.length = 0;
    this.sent += 1;
    this.send(lines, this.left);
  }
}
