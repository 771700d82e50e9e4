// What is read aloud of the console: the new lines, as long as they are few; of many, how many, and the last.
import type { ShownLine } from '../engine/messages.js';
import { count } from './facts.js';

/** So many lines are read out one by one. */
const readOut = 4;
/** More of a line than this nobody listens to. */
const longest = 200;

/** Lines that wait to be read aloud. Of many only what will be said is kept. */
export class WaitingLines {
  private first: ShownLine[] = [];
  private last: ShownLine | undefined;
  private total = 0;

  /** `more`: so many were printed after these, and are shown nowhere. */
  add(lines: readonly ShownLine[], more: number): void {
    this.total += lines.length + more;
    this.last = lines.at(-1) ?? this.last;
    for (let i = 0; this.first.length < readOut && i < lines.length; i += 1) this.first.push(lines[i]!);
  }

  get waiting(): boolean {
    return this.total > 0;
  }

  /** The sentences to read now; they wait no longer. */
  take(): string[] {
    const { first, last, total } = this;
    this.clear();
    if (total === first.length) return first.map(wordsOf);
    return [last ? `${count(total, 'line')}, the last: ${wordsOf(last)}` : `${count(total, 'line')} more`];
  }

  clear(): void {
    this.first = [];
    this.last = undefined;
    this.total = 0;
  }
}

const kinds: Partial<Record<ShownLine['stream'] | 'warn', string>> = { err: 'Error: ', warn: 'Warning: ' };

function wordsOf({ stream, printed, text }: ShownLine): string {
  const kind = kinds[printed === 'warn' ? 'warn' : stream] ?? '';
  return kind + (text.length > longest ? `${text.slice(0, longest)} …` : text);
}
