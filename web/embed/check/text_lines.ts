// TextLines: a text by its lines, and where they are in it.

export class TextLines {
  readonly lines: readonly string[];
  private readonly starts: number[] = [];

  constructor(readonly text: string) {
    this.lines = text.split('\n');
    let at = 0;
    for (const line of this.lines) {
      this.starts.push(at);
      at += line.length + 1;
    }
  }

  /** Where a line begins, by its index; behind the last one, the end. */
  start(index: number): number {
    return this.starts[index] ?? this.text.length;
  }

  /** … and ends, without its line break. */
  end(index: number): number {
    return this.start(index) + (this.lines[index]?.length ?? 0);
  }

  /** The index of the line that an offset lies in. */
  at(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** How far a line is indented; a tab goes to the next multiple of eight, as in reStructuredText. */
export function indentOf(line: string): number {
  let width = 0;
  for (const sign of line) {
    if (sign === ' ') width += 1;
    else if (sign === '\t') width += 8 - (width % 8);
    else break;
  }
  return width;
}

export const isBlank = (line: string): boolean => line.trim() === '';
