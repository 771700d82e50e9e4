// The <ravel-playground> elements in the text of a Markdown file, which is what stands in no fence.
import { opensFence, signs } from './fences.js';
import { elementName, readElement, unclosed } from './html_element.js';
import { tagsOf } from './html_tags.js';
import { partAround } from './markdown_part.js';
import { placeOf, problemOf, snippetOf } from './part.js';
import type { Block, Problem, Snippet } from './snippet.js';
import { type TextLines, isBlank } from './text_lines.js';

interface ReadText {
  snippets: Snippet[];
  problems: Problem[];
  /** The line behind it. */
  end: number;
}

/** From an offset on, up to an empty line or a fence. `before`: the code that stands right before it. */
export function readText(file: TextLines, begun: number, end: number, before: Block | undefined): ReadText {
  const { text, lines } = file;
  const found: ReadText = { snippets: [], problems: [], end: endOfText(lines, file.at(begun), end) };
  let from = begun;
  for (;;) {
    const start = elementIn(text, from, file.end(found.end - 1));
    if (start === undefined) return found;
    const part = partAround(file, start, end);
    const at = start - part.starts[0]!;
    const [tag] = tagsOf(part.inner.text, at);
    const attached = before && /^[\s>]*$/.test(text.slice(begun, start)) ? { ...before, line: before.line - part.first } : undefined;
    // A tag that begins in a quote may go on outside.
    const read = tag?.from === at ? readElement({ file: part.inner, kind: 'markdown', before: attached }, tag) : unclosed(1);
    const isFirst = isBlank(withoutTags(text.slice(Math.max(from, file.start(part.first)), start)));
    from = start + 1;
    if (!isFirst) {
      // A name in a sentence, which nothing closes, is no element.
      if (!('message' in read)) found.problems.push(behindText(part.first + 1));
    } else if ('message' in read) {
      found.problems.push(problemOf(part, read));
    } else {
      found.snippets.push(snippetOf(part, read.snippet));
      found.problems.push(...read.problems.map((one) => problemOf(part, one)));
      from = placeOf(part, read.end);
    }
    if (file.at(from) >= found.end) found.end = endOfText(lines, file.at(from), end);
  }
}

const behindText = (line: number): Problem => ({
  line,
  message: `This <${elementName}> stands behind text, where Markdown reads what is in it as text, too: begin a line with it.`,
});

function endOfText(lines: readonly string[], from: number, end: number): number {
  let at = from + 1;
  while (at < end && !/^[ \t>]*$/.test(lines[at]!) && !opensFence(lines[at]!) && !comment.test(lines[at]!)) at += 1;
  return at;
}

/** One that begins a line, in HTML or in MDX. */
export const comment = /^[ \t]*(<!--|\{\/\*)/;

/** Without what stands before a line in lists and quotes. */
const withoutTags = (text: string): string => text.replace(signs, '').replace(/<!--[^]*?-->|\{\/\*[^]*?\*\/\}|<\/?[a-z][^>]*>/gi, '');

/** In order: what is escaped, code, comments, elements whose content is no HTML, tags. Code does not go over an element that begins a line. */
const passages = [
  '\\\\[^]',
  `(?<!\`)(\`+)(?!\`)(?:(?!\\n[\\s>]*<${elementName})[^])*?(?<!\`)\\1(?!\`)`,
  '<!--[^]*?(?:-->|$)',
  '\\{/\\*[^]*?(?:\\*/\\}|$)',
  '<(script|style|textarea|title|template|xmp|noscript)(?=[\\s/>])[^]*?(?:</\\2\\s*>|$)',
  `<(/?[a-z][\\w.:-]*)(?:\\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/?>`,
];

/** Where the first element between two offsets begins. */
function elementIn(text: string, from: number, to: number): number | undefined {
  const part = text.slice(from, to);
  if (!new RegExp(`<${elementName}`, 'i').test(part)) return undefined;
  for (const found of part.matchAll(new RegExp(passages.join('|'), 'gi')))
    if (found[3]?.toLowerCase() === elementName) return from + found.index;
  return undefined;
}
