// LineBatch: printed lines on their way to the page, in groups.
import { cutLine } from '../model/trace/event.js';
import { Haste } from './haste.js';
import type { ShownLine } from './messages.js';
import { timers } from './timers.js';

/** Within so many milliseconds the first lines go out by themselves, later ones wait for their group. */
const span = 16;
const alone = 20;
const share = 10;
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
  private readonly haste: Haste;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (lines: ShownLine[], left: number) => void,
    now: () => number = () => timers.now(),
  ) {
    this.haste = new Haste(span, alone, share, now);
  }

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
    // Of what is only counted nobody is in a hurry to hear.
    const now = this.left === 0 && this.haste.next();
    if (now || this.lines.length >= most || this.length >= mostText) this.flush();
    else this.timer ??= timers.set(() => this.flush(), span);
  }

  flush(): void {
    timers.clear(this.timer);
    this.timer = undefined;
    if (this.lines.length === 0 && this.left === 0) return;
    const { lines } = this;
    this.lines = [];
    this.length = 0;
    this.haste.went();
    this.send(lines, this.left);
  }
}
