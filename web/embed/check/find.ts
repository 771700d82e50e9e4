// The files to read: those that are named, and those in the folders that are named.
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
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

/** Sorted; each once, by its own name rather than by a link's. Throws a sentence for people. */
export async function findFiles(paths: readonly string[]): Promise<Found[]> {
  const found = (await Promise.all(paths.map(filesOf))).flat();
  const known = await Promise.all(
    found.map(async (one) => ({ one, own: await realpath(one.file), isLink: (await lstat(one.file)).isSymbolicLink() })),
  );
  const chosen = new Map<string, Found>();
  for (const { one, own } of [...known].sort((a, b) => Number(a.isLink) - Number(b.isLink))) if (!chosen.has(own)) chosen.set(own, one);
  const once = new Set(chosen.values());
  return found.filter((one) => once.has(one));
}

async function filesOf(path: string): Promise<Found[]> {
  const what = await stat(path).catch(() => undefined);
  if (!what) throw new Error(`There is no file or folder '${path}'.`);
  if (what.isDirectory()) return (await filesIn(path)).map((file) => ({ file, root: path }));
  if (readerOf(path)) return [{ file: path, root: dirname(path) }];
  throw new Error(`'${path}' is none of the files that have snippets: ${Object.keys(readers).join(', ')}.`);
}

/** Links are followed where they lead to files: those to folders may go in a circle. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : filesIn(path);
    if (!readerOf(entry.name)) return [];
    const what = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
    return what?.isFile() ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
}
