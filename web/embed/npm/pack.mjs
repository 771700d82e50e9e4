// Packs the npm package `ravel-playground`: what is built, and what is in this folder, into build/npm/ravel-playground-<version>.tgz.
//
//   node web/embed/npm/pack.mjs [FOLDER]    into another folder
//
// The page, the embed and the core are to be built before: web/dist/v<version>/ and build/wasm/.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}web/package.json`, 'utf8'));

/** Lays the package out in this folder, and gives it. */
export function layOut(folder) {
  for (const file of ['build/wasm/ravel/create.js', 'build/wasm/ravel-core.wasm', `web/dist/v${version}/embed.js`]) {
    if (!existsSync(root + file)) throw new Error(`${file} is not there: './tests/run.sh web' builds it.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const take = (from, to) => cpSync(root + from, join(folder, to), { recursive: true, dereference: true });
  take('web/dist', 'dist'); // with the page: a snippet is opened in it
  take('build/wasm/ravel', 'core/ravel');
  for (const file of ['mjs', 'wasm', 'd.ts']) take(`build/wasm/ravel-core.${file}`, `core/ravel-core.${file}`);
  for (const id of readdirSync(`${root}web/scenarios`)) {
    for (const file of ['main.js', 'network.json']) {
      if (existsSync(`${root}web/scenarios/${id}/${file}`)) take(`web/scenarios/${id}/${file}`, `scenarios/${id}/${file}`);
    }
  }
  for (const file of ['index.js', 'index.d.ts', 'custom-elements.json']) cpSync(here + file, join(folder, file));
  take('web/embed/embed.d.ts', 'embed.d.ts');
  const described = JSON.parse(readFileSync(`${here}package.json`, 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...described, version }, null, 2)}\n`);
  take('LICENSE', 'LICENSE');
  for (const file of ['README.md', 'snippet.png', 'dialog.png']) take(`web/embed/${file}`, file);
  buildCommand(folder);
  return folder;
}

/** The command `ravel`, and the file of the processes that it starts. */
function buildCommand(folder) {
  const vite = `${root}web/node_modules/vite/bin/vite.js`;
  const config = `${root}web/embed/check/vite.config.ts`;
  const env = { ...process.env, RAVEL_PACKAGE: folder };
  execFileSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { cwd: `${root}web`, env, stdio: 'inherit' });
  chmodSync(join(folder, 'check/ravel.mjs'), 0o755);
}

/** Gives the tarball. */
export function pack(target) {
  mkdirSync(target, { recursive: true });
  const folder = layOut(join(target, 'package'));
  const said = execFileSync('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', target], { cwd: folder, encoding: 'utf8' });
  const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(said);
  return { file: join(target, filename), size, unpackedSize, entryCount };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { file, size, entryCount } = pack(resolve(process.argv[2] ?? `${root}build/npm`));
    console.log(`${file}: ${entryCount} files, ${Math.round(size / 1000)} KB`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
