// The files to read: those that are named, and those in the folders that are named.
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { readRst } from './rst.js';
import type { Read } from './snippet.js';

/** By the end of a file's name. */
export const readers: Readonly<Record<string, (text: string) => Read>> = {
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.mdx': readMarkdown,
  '.rst': readRst,
  '.html': readHtml,
  '.htm': readHtml,
};

export const isRst = (file: string): boolean => extname(file).toLowerCase() === '.rst';
export const readerOf = (file: string): ((text: string) => Read) | undefined => readers[extname(file).toLowerCase()];

/** Installed packages, and what generators have built. */
const skipped = /^(\..+|node_modules|_build|_site)$/;

/** Sorted; each once. Throws a sentence for people. */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const what = await stat(path).catch(() => undefined);
    if (!what) throw new Error(`There is no file or folder '${path}'.`);
    if (what.isDirectory()) for (const file of await filesIn(path)) found.add(file);
    else if (readerOf(path)) found.add(path);
    else throw new Error(`'${path}' is none of the files that have snippets: ${Object.keys(readers).join(', ')}.`);
  }
  return [...found];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : filesIn(path);
    return entry.isFile() && readerOf(entry.name) ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
}
