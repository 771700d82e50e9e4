// The snippets of a Markdown file: fences marked `ravel`, and <ravel-playground> elements.
import { type Fence, fenceAt, fenceOf } from './fences.js';
import { readHtml, scriptsOf } from './html.js';
import { readInfo } from './info_string.js';
import { isLiteralName } from './literal.js';
import { comment, readText } from './markdown_text.js';
import { directiveIn } from './myst.js';
import { partOf, readPart } from './part.js';
import { readRst } from './rst.js';
import type { Block, Edit, Problem, Read, Snippet } from './snippet.js';
import { TextLines, isBlank } from './text_lines.js';

export function readMarkdown(text: string): Read {
  const file = new TextLines(text);
  const { lines } = file;
  const snippets: Snippet[] = [];
  const problems: Problem[] = [];
  /** The code of a fence, as long as nothing else comes. */
  let before: Block | undefined;
  let at = 0;

  function takeFence(fence: Fence): void {
    const { kind, attributes, body, skipped, directive } = partsOf(fence);
    const line = fence.open + 1;
    at = fence.close + 1;
    before = { text: body.join('\n'), line: line + 1 + skipped };
    if (kind === 'output')
      problems.push({ line, message: 'This recorded output has no snippet before it: it belongs right behind its snippet.' });
    if (kind === 'around') takeInside(fence, skipped);
    if (kind === 'html' || kind === 'rst') {
      const part = partOf(file, fence.open + 1 + skipped, body, fence.prefix);
      add(readPart(part, kind === 'html' ? readHtml : readRst));
    }
    if (kind !== 'snippet') return;
    const output = outputBehind(lines, at);
    if (output) at = output.close + 1;
    const code = before;
    before = undefined;
    snippets.push({
      line,
      attributes,
      code: isBlank(code.text) && (attributes.has('scenario') || attributes.has('src')) ? undefined : code,
      recorded: output && { text: output.body.join('\n'), line: output.open + 2 },
      record: (printed) => (output ? replaced(file, output, printed) : added(file, fence, printed, directive)),
    });
  }

  /** A directive such as a note: what is in it is Markdown, too. */
  function takeInside({ open, close }: Fence, skipped: number): void {
    at = open + 1 + skipped;
    scan(close);
    at = close + 1;
  }

  function takeText(end: number): void {
    const start = file.start(at);
    const opened = comment.exec(lines[at]!)?.[1];
    const read = readText(file, opened ? endOfComment(text, start, opened) : start, end, before);
    add(read);
    at = read.end;
    before = undefined;
  }

  function add(read: Pick<Read, 'snippets' | 'problems'>): void {
    snippets.push(...read.snippets);
    problems.push(...read.problems);
  }

  function scan(end: number): void {
    while (at < end) {
      const line = lines[at]!;
      const fence = fenceAt(lines, at, end);
      if (fence?.close !== undefined) takeFence({ ...fence, close: fence.close });
      else if (fence && !fence.prefix.includes('>')) {
        problems.push(unclosed(fence));
        at = end;
      } else if (isEmpty(line)) at += 1;
      else takeText(end);
    }
  }

  scan(lines.length);
  return { snippets, problems, scripts: scriptsOf(text) };
}

/** What the info string says of a fence; of a directive, what its first lines say. */
function partsOf({ info, body }: Pick<Fence, 'info' | 'body'>) {
  const directive = directiveIn(info, body);
  if (!directive) return { ...readInfo(info), body, skipped: 0, directive: false };
  const { name, attributes, body: rest, skipped } = directive;
  return { kind: kindOf(name, attributes.get('scenario')), attributes, body: rest, skipped, directive: true };
}

function kindOf(name: string, argument: string | undefined) {
  if (name === 'ravel') return 'snippet';
  if (name === 'ravel-output') return 'output';
  if (name === 'eval-rst') return 'rst';
  if (name === 'raw' && argument === 'html') return 'html';
  return isLiteralName(name) ? 'other' : 'around';
}

function unclosed({ open, mark, info }: Omit<Fence, 'close'>): Problem {
  return { line: open + 1, message: `The fence ${mark}${info} is never closed: write ${mark} on a line of its own behind it.` };
}

function endOfComment(text: string, from: number, opened: string): number {
  const end = text.indexOf(opened === '<!--' ? '-->' : '*/}', from);
  return end < 0 ? text.length : end + 3;
}

/** In a quote, too. */
const isEmpty = (line: string): boolean => /^[ \t>]*$/.test(line);

/** The fence of recorded output that comes next, with nothing but empty lines before it. */
function outputBehind(lines: readonly string[], from: number): Fence | undefined {
  let at = from;
  while (at < lines.length && isEmpty(lines[at]!)) at += 1;
  const fence = at < lines.length ? fenceAt(lines, at) : undefined;
  return fence?.close !== undefined && partsOf(fence).kind === 'output' ? { ...fence, close: fence.close } : undefined;
}

function replaced(file: TextLines, { open, close, before, prefix, mark, info }: Fence, printed: string): Edit {
  const text = fenceOf(printed, info, prefix, mark);
  return { from: file.start(open), to: file.end(close), text: before + text.slice(prefix.length) };
}

function added(file: TextLines, { close, prefix, mark }: Fence, printed: string, directive: boolean): Edit {
  const at = file.end(close);
  return {
    from: at,
    to: at,
    text: `\n${prefix.trimEnd()}\n${fenceOf(printed, directive ? '{ravel-output}' : 'ravel-output', prefix, mark)}`,
  };
}
