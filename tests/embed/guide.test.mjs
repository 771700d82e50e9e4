// The guide for docs authors, followed word for word in an empty folder: its commands, and its files as they stand in it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { scriptsIn, snippetsIn, stylesIn } from './support/markup.mjs';
import { root, version } from './support/sites.mjs';

const home = mkdtempSync(join(tmpdir(), 'ravel-guide-'));
const ravel = join(home, 'ravel');
const guide = (path) => readFileSync(join(root, 'web/embed', path), 'utf8');

/** A clone that has been built: what packs a package writes beside it. */
before(() => {
  mkdirSync(join(ravel, 'build'), { recursive: true });
  cpSync(join(root, 'LICENSE'), join(ravel, 'LICENSE'));
  symlinkSync(join(root, 'build/wasm'), join(ravel, 'build/wasm'));
  const linked = ['dist', 'node_modules'].map((name) => join(root, 'web', name));
  cpSync(join(root, 'web'), join(ravel, 'web'), { recursive: true, filter: (path) => !linked.includes(path) });
  for (const path of linked) symlinkSync(path, join(ravel, path.slice(root.length)));
});
after(() => rmSync(home, { recursive: true, force: true }));

/** The indented blocks of a guide, without their indent: one ends where text that is not indented begins. */
const blocksOf = (text) =>
  [...text.matchAll(/(?<=\n\n)(?: {4}.*\n|\n(?= {4}))+/g)].map(([block]) => block.replace(/^ {4}/gm, '').trimEnd());

/** The block that begins so. */
function block(text, begin) {
  const found = blocksOf(text).filter((one) => one.startsWith(begin));
  assert.equal(found.length, 1, `one block begins with ${begin}`);
  return `${found[0]}\n`;
}

/** An empty folder with these files. */
function emptyFolder(name, files) {
  const folder = join(home, name);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Commands in this folder, a line each; only the place of the clone is filled in. Nothing is asked of the network. */
function follow(commands, folder, more = {}) {
  const env = { ...process.env, ...more, PIP_NO_INDEX: '1', npm_config_offline: 'true', npm_config_cache: join(home, 'cache') };
  const script = `set -e\n${commands.replaceAll('RAVEL', ravel)}`;
  try {
    return execFileSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe', timeout: 240_000 });
  } catch (error) {
    throw new Error(`${commands}\n${error.stdout}\n${error.stderr}`);
  }
}

/** This page of a site has the snippet that the guide writes, with the script and the style, and these are there. */
function hasSnippet(site, page = 'index.html') {
  const html = readFileSync(join(site, page), 'utf8');
  const [found] = snippetsIn(html);
  assert.deepEqual(found.attributes, { editable: '', timeline: 'compact' });
  assert.match(found.code, /^import \{ reactor \} from 'ravel'\n\nreactor\.callLater\(1, [^]*reactor\.run\(\)$/);
  assert.equal(found.output, 'later');
  const loaded = [...scriptsIn(html), ...stylesIn(html)];
  assert.deepEqual(
    loaded.map((path) => path.slice(path.indexOf('/v'))),
    [`/v${version}/embed.js`, `/v${version}/embed.css`],
  );
  for (const path of loaded) assert.ok(existsSync(join(site, path)), path);
}

test('a page of HTML', () => {
  const [, html] = /```html\n([^]*?)```/.exec(guide('README.md'));
  const folder = emptyFolder('html', { 'index.html': html });
  cpSync(join(root, 'web/dist'), join(folder, 'ravel'), { recursive: true });
  hasSnippet(folder);
});

test('ravel check, of the npm package', () => {
  const text = guide('README.md');
  const folder = emptyFolder('npm', { 'package.json': '{ "private": true }', 'docs/page.md': text });
  const said = follow(block(text, 'node '), folder);
  assert.match(said, /ravel-playground-[\d.]+\.tgz: \d+ files/);
  assert.match(said, /^1 snippet in 1 file: 1 as recorded\.$/m);
  assert.equal(readFileSync(join(folder, 'docs/page.md'), 'utf8'), text, 'what is recorded is what it prints');
});

test('Sphinx', () => {
  const text = guide('sphinx/README.md');
  const folder = emptyFolder('sphinx', { 'conf.py': block(text, 'extensions'), 'index.rst': block(text, 'Tea\n') });
  const said = follow(block(text, '/usr/bin/python3') + block(text, '.venv/bin/python -m sphinx'), folder);
  assert.ok(!/WARNING/.test(said), said);
  hasSnippet(join(folder, 'site'));
});

test('MkDocs', () => {
  const text = guide('mkdocs/README.md');
  const folder = emptyFolder('mkdocs', { 'mkdocs.yml': block(text, 'site_name'), 'docs/index.md': block(text, '```ravel editable') });
  follow(block(text, '/usr/bin/python3') + block(text, '.venv/bin/python -m mkdocs'), folder);
  hasSnippet(join(folder, 'site'));
});

// A project of Docusaurus as it is before: the packages that the example site has, and the settings of a site. Npm would ask the
// network what versions there are of what a package has to find there.
test('Docusaurus', () => {
  const text = guide('docusaurus/README.md');
  const [settings, lines] = ['import ravel from', '```js ravel'].map((begin) => block(text, begin));
  const title = "title: 'Tea',\n  url: 'https://tea.example',\n  baseUrl: '/',";
  const folder = emptyFolder('docusaurus', {
    'docusaurus.config.js': settings.replace('export default {', `export default {\n  ${title}`),
    'docs/index.md': lines,
    'src/pages/index.md': '# Tea',
  });
  const example = join(root, 'build/sites/docusaurus');
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(example, name), join(folder, name));
  // Links to the same files, but for those that are written anew.
  execFileSync('cp', ['-al', join(example, 'node_modules'), folder]);
  for (const name of ['.cache', '.package-lock.json', 'ravel-playground', 'docusaurus-plugin-ravel'])
    rmSync(join(folder, 'node_modules', name), { recursive: true, force: true });
  follow(block(text, 'node RAVEL'), folder, { npm_config_legacy_peer_deps: 'true' });
  follow(block(text, 'npx docusaurus build'), folder, { NO_UPDATE_NOTIFIER: '1' });
  hasSnippet(join(folder, 'build'), 'docs/index.html');
});
