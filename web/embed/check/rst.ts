// The snippets of a reStructuredText file: `.. ravel::` directives, each with a `.. ravel-output::` behind it, or none; and the
// elements in `.. raw:: html`.
import { readHtml, scriptsOf } from './html.js';
import { isLiteralName } from './literal.js';
import { comparable } from './output.js';
import { partOf, readPart } from './part.js';
import type { Block, Edit, Problem, Read, Snippet } from './snippet.js';
import { TextLines, indentOf, isBlank } from './text_lines.js';

/** An explicit markup block: everything indented more than its first line belongs to it. */
interface Directive {
  name: string;
  argument: string;
  indent: number;
  open: number;
  /** The line behind it. */
  end: number;
  options: Map<string, Option>;
  /** Without the indentation that all its lines have. */
  content: Block;
  /** That indentation; of no content, what it would have. */
  space: string;
}

/** Its lines, and the text in each. */
interface Option {
  open: number;
  end: number;
  texts: string[];
}

export function readRst(text: string): Read {
  const file = new TextLines(text);
  const { lines } = file;
  const snippets: Snippet[] = [];
  const problems: Problem[] = [];
  let at = 0;
  while (at < lines.length) {
    const directive = directiveAt(lines, at);
    if (directive?.name === 'ravel') {
      const output = outputBehind(lines, directive);
      snippets.push(snippetOf(file, directive, output));
      at = (output ?? directive).end;
    } else if (directive?.name === 'ravel-output') {
      problems.push({ line: at + 1, message: 'This recorded output has no snippet before it: it belongs right behind its snippet.' });
      at = directive.end;
    } else if (directive?.name === 'raw' && /\bhtml\b/i.test(directive.argument)) {
      const { content, space, end } = directive;
      const first = content.line - 1;
      const rows = lines.slice(first, end).map((line) => line.slice(space.length));
      const read = readPart(partOf(file, first, rows, space), readHtml);
      snippets.push(...read.snippets);
      problems.push(...read.problems);
      at = end;
    } else {
      at = isLiteral(lines[at]!, directive) ? endOf(lines, at) : at + 1;
    }
  }
  return { snippets, problems, scripts: scriptsOf(text) };
}

/** A comment, a directive whose content is literal, or a paragraph that ends with two colons. */
function isLiteral(line: string, directive: Directive | undefined): boolean {
  if (directive) return isLiteralName(directive.name);
  if (/^\s*\.\.(\s|$)/.test(line)) return !/^\s*\.\.\s+(\[|_|\||[\w:.+-]+::)/.test(line);
  return /::\s*$/.test(line);
}

function directiveAt(lines: readonly string[], open: number): Directive | undefined {
  const found = /^(\s*)\.\. +([a-z][\w:.+-]*?)::(?: +(.*))?$/i.exec(lines[open]!);
  if (!found) return undefined;
  const end = endOf(lines, open);
  const [, space, name, argument = ''] = found as unknown as [string, string, string, string | undefined];
  const { options, next } = optionsOf(lines, open + 1, end);
  return { name, argument: argument.trim(), indent: indentOf(space), open, end, options, ...contentOf(lines, next, end, `${space}   `) };
}

/** The line behind what is indented more than this one, without the empty ones before that. */
function endOf(lines: readonly string[], open: number): number {
  const indent = indentOf(lines[open]!);
  let end = open + 1;
  for (let i = open + 1; i < lines.length && (isBlank(lines[i]!) || indentOf(lines[i]!) > indent); i += 1)
    if (!isBlank(lines[i]!)) end = i + 1;
  return end;
}

/** Right below the first line; one may go on in the next line, indented more. */
function optionsOf(lines: readonly string[], from: number, end: number): { options: Map<string, Option>; next: number } {
  const options = new Map<string, Option>();
  let next = from;
  let last: Option | undefined;
  for (; next < end && !isBlank(lines[next]!); next += 1) {
    const line = lines[next]!;
    const found = /^\s*:([\w-]+):(?:\s+(.*))?$/.exec(line);
    if (found) {
      last = { open: next, end: next + 1, texts: [found[2]?.trim() ?? ''] };
      options.set(found[1]!, last);
    } else if (last && indentOf(line) > indentOf(lines[last.open]!)) {
      last.texts.push(line.trim());
      last.end = next + 1;
    } else {
      break;
    }
  }
  return { options, next };
}

function contentOf(lines: readonly string[], from: number, end: number, otherwise: string): Pick<Directive, 'content' | 'space'> {
  let first = from;
  while (first < end && isBlank(lines[first]!)) first += 1;
  const body = lines.slice(first, end);
  const spaces = body.filter((line) => !isBlank(line)).map((line) => /^\s*/.exec(line)![0]);
  const space = spaces.reduce((least, one) => (one.length < least.length ? one : least), spaces[0] ?? otherwise);
  return { content: { text: body.map((line) => line.slice(space.length).trimEnd()).join('\n'), line: first + 1 }, space };
}

function outputBehind(lines: readonly string[], { end, indent }: Directive): Directive | undefined {
  let at = end;
  while (at < lines.length && isBlank(lines[at]!)) at += 1;
  const next = at < lines.length ? directiveAt(lines, at) : undefined;
  return next?.name === 'ravel-output' && next.indent === indent ? next : undefined;
}

function snippetOf(file: TextLines, directive: Directive, output: Directive | undefined): Snippet {
  const { options, argument, content, open } = directive;
  const attributes = new Map([...options].map(([name, { texts }]) => [name, texts.join(' ').trim()]));
  if (argument !== '') attributes.set('scenario', argument);
  const name = attributes.get('name');
  if (name !== undefined) attributes.set('id', name);
  const option = output ? undefined : options.get('output');
  attributes.delete('output');
  return {
    line: open + 1,
    attributes,
    code: isBlank(content.text) ? undefined : content,
    recorded: output?.content ?? (option && { text: option.texts.join('\n').trim(), line: option.open + 1 }),
    record: (text) => (output ? replaced(file, output, text) : added(file, directive, option, text)),
  };
}

/** The lines of `text` indented; where there are none, only the head is left. */
function written(head: string, space: string, text: string): string {
  const lines = comparable(text, true);
  return [head, ...(lines.length === 0 ? [] : ['', ...lines.map((line) => (space + line).trimEnd())])].join('\n');
}

function replaced(file: TextLines, { open, end, space }: Directive, text: string): Edit {
  return { from: file.start(open), to: file.end(end - 1), text: written(file.lines[open]!, space, text) };
}

/** An option can't hold every output: it becomes a directive. */
function added(file: TextLines, { open, end }: Directive, option: Option | undefined, text: string): Edit {
  const before = /^\s*/.exec(file.lines[open]!)![0];
  const directive = `\n\n${written(`${before}.. ravel-output::`, `${before}   `, text)}`;
  const to = file.end(end - 1);
  if (!option) return { from: to, to, text: directive };
  const from = file.end(option.open - 1);
  return { from, to, text: file.text.slice(file.end(option.end - 1), to) + directive };
}
