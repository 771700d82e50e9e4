// The snippets of a Markdown file: fences marked `ravel`, and <ravel-playground> elements that begin a line.
import { type Fence, fenceAt, fenceOf } from './fences.js';
import { scriptsOf } from './html.js';
import { elementName, readElement } from './html_element.js';
import { tagsOf } from './html_tags.js';
import { readInfo } from './info_string.js';
import { isLiteralName } from './literal.js';
import { directiveIn } from './myst.js';
import type { Block, Edit, Problem, Read, Snippet } from './snippet.js';
import { TextLines, isBlank } from './text_lines.js';

const element = new RegExp(`^[ \\t]*<${elementName}[\\s>]`, 'i');

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

  function takeElement(): void {
    const start = file.start(at);
    const [tag] = tagsOf(text, start);
    const read = tag?.name === elementName ? readElement({ file, kind: 'markdown', before }, tag) : undefined;
    at += 1;
    if (!read) return;
    if ('message' in read) {
      problems.push(read);
      return;
    }
    snippets.push(read.snippet);
    problems.push(...read.problems);
    at = file.at(read.end) + 1;
  }

  function scan(end: number): void {
    while (at < end) {
      const line = lines[at]!;
      const fence = fenceAt(lines, at, end);
      if (fence?.close !== undefined) takeFence({ ...fence, close: fence.close });
      else if (fence && !fence.prefix.includes('>')) {
        problems.push(unclosed(fence));
        at = end;
      } else {
        if (element.test(line)) takeElement();
        else at = /^[ \t]*<!--/.test(line) ? file.at(endOfComment(text, file.start(at))) + 1 : at + 1;
        if (!isBlank(line)) before = undefined;
      }
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
  const kind = name === 'ravel' ? 'snippet' : name === 'ravel-output' ? 'output' : isLiteralName(name) ? 'other' : 'around';
  return { kind, attributes, body: rest, skipped, directive: true };
}

function unclosed({ open, mark, info }: Omit<Fence, 'close'>): Problem {
  return { line: open + 1, message: `The fence ${mark}${info} is never closed: write ${mark} on a line of its own behind it.` };
}

function endOfComment(text: string, from: number): number {
  const end = text.indexOf('-->', from);
  return end < 0 ? text.length : end;
}

/** The fence of recorded output that comes next, with nothing but empty lines before it. */
function outputBehind(lines: readonly string[], from: number): Fence | undefined {
  let at = from;
  while (at < lines.length && /^[ \t>]*$/.test(lines[at]!)) at += 1;
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
