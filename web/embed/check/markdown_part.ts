// The part of a Markdown file that an element is read in: its lines, without what stands before each in its list or its quote.
import { signs, withoutPrefix } from './fences.js';
import { elementName } from './html_element.js';
import { tagsOf } from './html_tags.js';
import { type Part, partOf } from './part.js';
import { type TextLines, indentOf, isBlank } from './text_lines.js';

/** Of the element that begins there. */
export function partAround(file: TextLines, start: number, end: number): Part {
  const first = file.at(start);
  const last = Math.min(end - 1, file.at(endOfElement(file.text, start)));
  const before = signs.exec(file.lines[first]!)![0];
  const prefix = /\S/.test(before) || isInItem(file.lines, first) ? before.replace(/[^>\s]/g, ' ') : '';
  const rows = [file.lines[first]!.slice(prefix.length)];
  for (let at = first + 1; at <= last; at += 1) {
    const row = withoutPrefix(file.lines[at]!, prefix);
    if (row === undefined) break;
    rows.push(row);
  }
  return partOf(file, first, rows, prefix);
}

/** At its end tag, or at one that begins before it is closed. */
function endOfElement(text: string, start: number): number {
  for (const { name, to } of tagsOf(text, start + 1)) if (name.replace('/', '') === elementName) return to;
  return start;
}

/** Whether a line is indented since it belongs to a list, an admonition, a tab, a footnote or a definition. */
function isInItem(lines: readonly string[], at: number): boolean {
  let indent = indentOf(lines[at]!);
  for (let i = at - 1; i >= 0 && indent > 0; i -= 1) {
    const line = lines[i]!;
    if (isBlank(line) || indentOf(line) >= indent) continue;
    if (/^[ \t]*(?:(?:[-*+:]|\d{1,9}[.)]|!!!|\?\?\?\+?|===[!+]?)[ \t]|\[\^[^\]]+\]:)/.test(line)) return true;
    indent = indentOf(line);
  }
  return false;
}
