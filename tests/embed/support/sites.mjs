// The example sites, as tests/lib/sites.sh has built them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const sites = join(root, 'build/sites');
export const { version } = JSON.parse(readFileSync(join(root, 'web/package.json'), 'utf8'));

/** Its program. */
export const scenario = (id) => readFileSync(join(root, 'web/scenarios', id, 'main.js'), 'utf8').trimEnd();

const pages = ['later', 'deferred', 'unfinished'];

/** Of each generator: where its site is, what addresses from the host's root begin with, and how the pages of the same contents are called. */
export const generators = {
  sphinx: { folder: join(sites, 'sphinx'), pages: Object.fromEntries(['index', ...pages].map((name) => [name, `${name}.html`])) },
  mkdocs: { folder: join(sites, 'mkdocs'), pages: { index: 'index.html', ...inFolders(pages) } },
  docusaurus: { folder: join(sites, 'docusaurus/build'), base: '/kettle/', pages: { index: 'index.html', ...inFolders(pages) } },
};

function inFolders(names) {
  return Object.fromEntries(names.map((name) => [name, `${name}/index.html`]));
}

export const read = ({ folder, pages: names }, page) => readFileSync(join(folder, names[page]), 'utf8');

/** All files below a folder, by their path in it. */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
