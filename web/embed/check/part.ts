// A part of a file: lines without what stands before them, such as the sign of a quote. What is read in it is told by the file's places.
import type { Block, Edit, Problem, Read, Snippet } from './snippet.js';
import { TextLines } from './text_lines.js';

export interface Part {
  /** Its lines, as a text of their own. */
  inner: TextLines;
  /** The index of the first one in the file. */
  first: number;
  /** Where each begins in the file. */
  starts: number[];
  /** What stands before a line that is put in. */
  prefix: string;
}

/** `rows`: of each line, from `first` on, the end that belongs to the part. */
export function partOf(file: TextLines, first: number, rows: readonly string[], prefix: string): Part {
  const starts = rows.map((row, i) => file.end(first + i) - row.length);
  // The one space behind the sign of a quote is the sign's.
  return { inner: new TextLines(rows.join('\n')), first, starts, prefix: prefix.replace(/>$/, '> ') };
}

/** The place in the file of an offset in the part. */
export function placeOf({ inner, starts }: Part, offset: number): number {
  const row = inner.at(offset);
  return starts[row]! + offset - inner.start(row);
}

export function snippetOf(part: Part, snippet: Snippet): Snippet {
  const { line, code, recorded } = snippet;
  const block = (one: Block | undefined) => one && { ...one, line: one.line + part.first };
  const record = (output: string) => editOf(part, snippet.record(output));
  return { ...snippet, line: line + part.first, code: block(code), recorded: block(recorded), record };
}

export const problemOf = ({ first }: Part, { line, message }: Problem): Problem => ({ line: line + first, message });

/** What the reader of another syntax finds in the part. */
export function readPart(part: Part, read: (text: string) => Read): Pick<Read, 'snippets' | 'problems'> {
  const { snippets, problems } = read(part.inner.text);
  return { snippets: snippets.map((one) => snippetOf(part, one)), problems: problems.map((one) => problemOf(part, one)) };
}

function editOf(part: Part, { from, to, text }: Edit): Edit {
  const indented = text.replace(/\n(?=(\n?))/g, (_, next: string) => `\n${next === '' ? part.prefix : part.prefix.trimEnd()}`);
  return { from: placeOf(part, from), to: placeOf(part, to), text: indented };
}
