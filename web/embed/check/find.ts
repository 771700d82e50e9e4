// The files to read: those that are named, and those in the folders that are named.
import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
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

/** A file, and the folder that addresses from the site's root begin in: the one that was named, or that of a file that was. */
export interface Found {
  file: string;
  root: string;
}

/** Sorted; each once. Throws a sentence for people. */
export async function findFiles(paths: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  const add = (file: string, root: string): void => void (found.has(file) || found.set(file, { file, root }));
  for (const path of paths) {
    const what = await stat(path).catch(() => undefined);
    if (!what) throw new Error(`There is no file or folder '${path}'.`);
    if (what.isDirectory()) for (const file of await filesIn(path)) add(file, path);
    else if (readerOf(path)) add(path, dirname(path));
    else throw new Error(`'${path}' is none of the files that have snippets: ${Object.keys(readers).join(', ')}.`);
  }
  return [...found.values()];
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
