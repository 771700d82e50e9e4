// Output as text: what a program printed, what is recorded of it, and whether they are the same.
import type { ShownLine } from '../../src/engine/messages.js';

export const printedText = (lines: readonly ShownLine[]): string => lines.map(({ text }) => text).join('\n');

/**
 * The lines to compare. Spaces at the end of a line and empty lines at the end of all don't count, since editors take them
 * away. reStructuredText can't hold empty lines at the beginning, nor spaces before all lines: there they don't count either.
 */
export function comparable(text: string, rst: boolean): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  if (!rst) return lines;
  while (lines[0] === '') lines.shift();
  const spaces = lines.filter((line) => line !== '').map((line) => /^\s*/.exec(line)![0].length);
  const least = spaces.length > 0 ? Math.min(...spaces) : 0;
  return lines.map((line) => line.slice(least));
}
