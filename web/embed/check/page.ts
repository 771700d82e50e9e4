// A page: a file, read; and written anew with other recorded outputs.
import { readFile, writeFile } from 'node:fs/promises';
import { problemsOf } from './attributes.js';
import { readerOf } from './find.js';
import type { Edit, Problem, Read } from './snippet.js';

export interface PageFile extends Read {
  file: string;
  /** With single line breaks. */
  text: string;
  /** How the file itself has it. */
  bom: boolean;
  crlf: boolean;
}

export async function readPage(file: string): Promise<PageFile> {
  const whole = await readFile(file, 'utf8');
  const bom = whole.startsWith('\ufeff');
  const crlf = whole.includes('\r\n');
  const text = (bom ? whole.slice(1) : whole).replaceAll('\r\n', '\n');
  const { snippets, problems, scripts } = readerOf(file)!(text);
  const all = [...problems, ...snippets.flatMap(({ attributes, line }) => problemsOf(attributes, line)), ...sameIds(snippets)];
  return { file, text, bom, crlf, snippets, problems: all.sort((a, b) => a.line - b.line), scripts };
}

function sameIds(snippets: Read['snippets']): Problem[] {
  const seen = new Map<string, number>();
  return snippets.flatMap(({ attributes, line }) => {
    const id = attributes.get('id');
    if (id === undefined) return [];
    const before = seen.get(id);
    if (before === undefined) seen.set(id, line);
    return before === undefined
      ? []
      : [{ line, message: `The id '${id}' is that of the snippet in line ${before}, too. Give it another one.` }];
  });
}

export async function writePage({ file, text, bom, crlf }: PageFile, edits: readonly Edit[]): Promise<void> {
  const edited = applied(text, edits);
  await writeFile(file, (bom ? '\ufeff' : '') + (crlf ? edited.replaceAll('\n', '\r\n') : edited));
}

/** From the end on, so that places stay. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((before, { from, to, text: put }) => before.slice(0, from) + put + before.slice(to), text);
}
