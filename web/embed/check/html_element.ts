// One <ravel-playground> in HTML: its code, and its recorded output.
import { decode, encode } from './html_text.js';
import { type Slotted, slottedAt } from './html_slots.js';
import { type Tag, tagsOf } from './html_tags.js';
import type { Block, Edit, Problem, Snippet } from './snippet.js';
import type { TextLines } from './text_lines.js';

export const elementName = 'ravel-playground';

/** What lies between a start tag and its end tag. */
interface Content {
  from: number;
  to: number;
}

interface Pre {
  tag: Tag;
  slotted: Slotted | undefined;
  content: Content;
}

export interface Element {
  snippet: Snippet;
  problems: Problem[];
  /** Behind its end tag. */
  end: number;
}

/** Where the element stands, and what stands before it. */
export interface Around {
  file: TextLines;
  kind: 'html' | 'markdown';
  /** The code that an element with attach="previous" takes. */
  before: Block | undefined;
}

export function readElement(around: Around, tag: Tag): Element | Problem {
  const { file } = around;
  const line = file.at(tag.from) + 1;
  const { text } = file;
  const inside: Pre[] = [];
  const outputs: Slotted[] = [];
  let open: Omit<Pre, 'content'> | undefined;
  let slotted: Slotted | undefined;
  for (const found of tagsOf(text, tag.to)) {
    slotted = slottedAt(found, slotted);
    if (slotted?.tag === found && slotted.slot === 'output') outputs.push(slotted);
    if (found.name === 'pre') open = { tag: found, slotted };
    if (found.name === '/pre' && open) {
      inside.push({ ...open, content: { from: open.tag.to, to: found.from } });
      open = undefined;
    }
    if (found.name === elementName) break;
    if (found.name === `/${elementName}`) {
      if (open) return { line: file.at(open.tag.from) + 1, message: 'This <pre> is never closed: write </pre> behind its text.' };
      return wrongOutput(file, outputs, inside) ?? { ...partsOf(around, tag, found, inside), end: found.to };
    }
  }
  return unclosed(line);
}

export const unclosed = (line: number): Problem => ({
  line,
  message: `This <${elementName}> is never closed: write </${elementName}> behind it. (A custom element can't close itself.)`,
});

/** Recorded output that can't be compared. */
function wrongOutput(file: TextLines, outputs: readonly Slotted[], inside: readonly Pre[]): Problem | undefined {
  const without = outputs.find((output) => !inside.some(({ slotted }) => slotted === output));
  if (without) return { line: file.at(without.tag.from) + 1, message: 'This recorded output has no <pre>: write its text into one.' };
  const second = inside.filter(isOutput)[1];
  return second && { line: file.at(second.tag.from) + 1, message: 'This is the second recorded output of its snippet: write one.' };
}

const isOutput = ({ slotted }: Pre): boolean => slotted?.slot === 'output';

function partsOf({ file, kind, before }: Around, tag: Tag, end: Tag, inside: readonly Pre[]): Pick<Element, 'snippet' | 'problems'> {
  const problems: Problem[] = [];
  const blockOf = (content: Content): Block =>
    textOf(file, content, (name) =>
      problems.push({ line: file.at(content.from) + 1, message: `${name} is not known here: write the character itself.` }),
    );
  const output = inside.find(isOutput)?.content;
  const code = inside.find(({ slotted }) => !slotted);
  const attached = tag.attributes.get('attach') === 'previous' ? before : undefined;
  const write = kind === 'html' ? encode : encodeInMarkdown;
  const snippet: Snippet = {
    line: file.at(tag.from) + 1,
    attributes: tag.attributes,
    code: code ? blockOf(code.content) : attached,
    recorded: output && blockOf(output),
    record: (text) => (output ? replaced(file.text, output, write(text)) : added(file, end, code?.tag, write(text))),
  };
  return { snippet, problems };
}

/** As some generators put it into code. */
const lineNumber = /<(\w+)[^>]*\sclass="[^"]*\blinenos?\b[^"]*"[^>]*>[^]*?<\/\1>/gi;

/** The text of an element, without the tags in it. A line break right behind the start tag is not part of it. */
export function textOf(file: TextLines, content: Content, unknown?: (name: string) => void): Block {
  const inner = file.text.slice(content.from, content.to);
  const code = /^\s*<code[^>]*>/i.exec(inner)?.[0] ?? '';
  const from = code.length || /^(?:\n|&#10;)?/.exec(inner)![0].length;
  const plain = inner
    .slice(from)
    .replace(lineNumber, '')
    .replace(/<!--[^]*?-->|<\/?[a-z][^>]*>/gi, '');
  return { text: decode(plain, unknown).replace(/\n[ \t]*$/, ''), line: file.at(content.from + from) + 1 };
}

function replaced(text: string, { from, to }: Content, output: string): Edit {
  return { from, to, text: (text[from] === '\n' || output.startsWith('\n') ? '\n' : '') + output };
}

/** A new one goes before the end tag: on a line of its own where that has one. */
function added({ text }: TextLines, end: Tag, code: Tag | undefined, output: string): Edit {
  const pre = `<pre slot="output">${output.startsWith('\n') ? '\n' : ''}${output}</pre>`;
  const lineStart = text.lastIndexOf('\n', end.from - 1) + 1;
  const before = text.slice(lineStart, end.from);
  if (before.trim() !== '') return { from: end.from, to: end.from, text: pre };
  const indent = code ? /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', code.from - 1) + 1))![0] : `${before}  `;
  return { from: lineStart, to: lineStart, text: `${indent}${pre}\n` };
}

const byNumber = (breaks: string): string => '&#10;'.repeat(breaks.length);

/** An empty line would end the HTML in a Markdown text: there it is written by number. The first one in a pre does not count. */
const encodeInMarkdown = (text: string): string =>
  encode(text)
    .replace(/^\n+/, (breaks) => byNumber(`\n${breaks}`))
    .replace(/\n(\n+)/g, (_, breaks: string) => `\n${byNumber(breaks)}`);
