// A page: a file, read; and written anew with other recorded outputs.
import { readFile, writeFile } from 'node:fs/promises';
import { problemsOf } from './attributes.js';
import { type Found, readerOf } from './find.js';
import type { Edit, Problem, Read } from './snippet.js';

export interface PageFile extends Read, Found {
  /** As it is in the file; snippets are read with \n at the end of each line. */
  text: string;
}

export async function readPage({ file, root }: Found): Promise<PageFile> {
  const bytes = await readFile(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Written back, it would be another file.
    const problems = bytes.includes('ravel') ? [{ line: 1, message: 'This file is not UTF-8: nothing in it was checked.' }] : [];
    return { file, root, text: '', snippets: [], problems, scripts: new Map() };
  }
  const { snippets, problems, scripts } = readerOf(file)!(plain(text));
  const all = [...problems, ...snippets.flatMap(({ attributes, line }) => problemsOf(attributes, line)), ...sameIds(snippets)];
  return { file, root, text, snippets, problems: all.sort((a, b) => a.line - b.line), scripts };
}

/** Without a mark of byte order, and with one kind of line break. */
const plain = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');

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

export async function writePage({ file, text }: PageFile, edits: readonly Edit[]): Promise<void> {
  await writeFile(file, edited(text, edits)).catch((error: unknown) => {
    throw new Error(`${file} could not be written: ${(error as Error).message}.`);
  });
}

/** `edits` are those of the text as it was read. All but them stays as it is. */
export function edited(text: string, edits: readonly Edit[]): string {
  const left = /^\ufeff/.test(text) ? 1 : 0;
  const returns = [...text.matchAll(/\r\n/g)].map(({ index }, i) => index - i - left);
  const place = (at: number): number => at + left + returns.filter((other) => other < at).length;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  return [...edits]
    .sort((a, b) => b.from - a.from) // from the end on, so that places stay
    .reduce(
      (before, { from, to, text: put }) => before.slice(0, place(from)) + put.replaceAll('\n', lineBreak) + before.slice(place(to)),
      text,
    );
}
