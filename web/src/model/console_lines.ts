// The console's lines, and which of them a window shows.
import type { ShownLine } from '../engine/messages.js';

/** Up to so many rows, of so many characters all told, are all in the document; of more, only those in view. */
export const allShown = 500;
const allRead = 40_000;
/** So many characters of a row that is not broken are more than any screen has room for. */
const mostInView = 500;

export type Stream = ShownLine['stream'];
export type Filter = 'all' | Stream;

/** All lines of a run, in order. */
export class ConsoleLines {
  readonly lines: ShownLine[] = [];
  /** How many errors there were; what the program itself printed as one does not count. */
  errors = 0;
  /** How many more were printed than are kept. */
  left = 0;
  private characters = 0;
  private readonly counts: Record<Stream, number> = { out: 0, err: 0, log: 0 };
  private readonly before = new WeakMap<ShownLine, number>();

  add(lines: readonly ShownLine[]): void {
    for (const line of lines) {
      this.lines.push(line);
      this.before.set(line, this.counts.out);
      this.counts[line.stream] += 1;
      this.characters += line.text.length;
      if (line.stream === 'err' && !line.printed) this.errors += 1;
    }
  }

  clear(): void {
    this.lines.length = 0;
    this.left = this.errors = this.characters = 0;
    this.counts.out = this.counts.err = this.counts.log = 0;
  }

  /** Whether only those in view are in the document, each in one row. */
  get windowed(): boolean {
    return this.lines.length > allShown || this.characters > allRead;
  }

  count(filter: Filter): number {
    return filter === 'all' ? this.lines.length : this.counts[filter];
  }

  filtered(filter: Filter): readonly ShownLine[] {
    return filter === 'all' ? this.lines : this.lines.filter((line) => line.stream === filter);
  }

  /** How many lines the program had printed before this one. */
  printedBefore(line: ShownLine): number {
    return this.before.get(line) ?? 0;
  }

  /** The time of the last line; 0 before the first. */
  get lastTime(): number {
    return this.lines.at(-1)?.time ?? 0;
  }
}

export interface Span {
  from: number;
  to: number;
}

/** What a row in view has of a text; its tooltip has the rest. */
export const inView = (text: string): string => (text.length > mostInView ? `${text.slice(0, mostInView)}…` : text);

/** The rows to have in the document: those in view and some more either side, so that scrolling shows no gap. */
export function rowsInView(total: number, rowHeight: number, scrollTop: number, viewHeight: number, windowed = total > allShown): Span {
  if (!windowed) return { from: 0, to: total };
  const margin = 20;
  const first = Math.floor(scrollTop / rowHeight);
  const visible = Math.ceil(viewHeight / rowHeight);
  const from = Math.max(0, Math.min(first - margin, total - visible - margin));
  return { from, to: Math.min(total, first + visible + margin) };
}
