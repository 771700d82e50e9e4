// Released versions do not change: released.json has the sum of each file of v<version>/, once that is out.
//
//   node web/embed/release.mjs            writes down what is built now, at a release
//   node web/embed/release.mjs --check    says what of a released version differs now: the end of each build
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** File → sha256. */
export function sumsOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
  const sum = (path) =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
  return Object.fromEntries(paths.sort().map((path) => [path, sum(path)]));
}

/** What differs from what was released, a sentence each; none of a version that is not out. */
export function changesOf(released, version, folder) {
  if (!Object.hasOwn(released, version)) return [];
  const was = released[version];
  const is = existsSync(folder) ? sumsOf(folder) : {};
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((path) => was[path] !== is[path])
    .map((path) => `v${version}/${path} ${was[path] ? (is[path] ? 'has changed' : 'is not there any more') : 'is new'}`);
}

/** The list with this version in it. */
export function withVersion(released, version, folder) {
  const changes = changesOf(released, version, folder);
  if (changes.length > 0) throw new Error(refusal(version, changes));
  return { ...released, [version]: sumsOf(folder) };
}

const refusal = (version, changes) =>
  `Version ${version} is released, and what is released stays as it is:\n  ${changes.join('\n  ')}\nGive the change a version of its own (version in web/package.json).`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const list = path('released.json');
  const { version } = read(path('../package.json'));
  try {
    const released = withVersion(read(list), version, path(`../dist/v${version}`));
    if (process.argv[2] !== '--check') writeFileSync(list, `${JSON.stringify(released, null, 2)}\n`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
