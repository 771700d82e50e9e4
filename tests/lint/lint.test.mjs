// clang-tidy and cppcheck over the C++: a test a file. What was clean stays so until it, a header or a rule changes.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const build = `${root}build/lint/`;
mkdirSync(`${build}include`, { recursive: true });
if (!existsSync(`${build}include/ravel`)) symlinkSync(`${root}core`, `${build}include/ravel`);

/** The files of a folder and the folders in it, with such an ending. */
const filesOf = (folder, ending) =>
  readdirSync(`${root}${folder}`, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.parentPath.includes('node_modules'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .sort();

// Catch2's macros are not ours to mend: of the tests, the programs that are written without them.
const folders = ['core', 'wasm', 'tests/fuzz', 'tests/conformance', 'tests/core/no_memory', 'tests/core/support', 'tests/scenarios'];
const all = folders.flatMap((folder) => filesOf(folder, '.cpp'));
const headers = ['core', 'wasm', 'tests/fuzz', 'tests/conformance', 'tests/core', 'tests/scenarios'].flatMap((folder) => filesOf(folder, '.h'));

/** What names the page's toolchain can be read by that alone. */
const namesThePage = (file) => /#include [<"](emscripten|(?:instance|page|foreign|fetch_client|browser_reactor)\b)/.test(readFileSync(root + file, 'utf8'));
const files = all.filter((file) => !file.startsWith('wasm/') || !namesThePage(file));

const pkg = (...names) => {
  try {
    return execFileSync('pkg-config', ['--cflags', ...names], { encoding: 'utf8' }).trim().split(/\s+/).filter(Boolean);
  } catch {
    return [];
  }
};
const flags = ['-std=c++20', `-I${build}include`, `-I${root}tests`, `-I${root}tests/fuzz`, '-Wall', '-Wextra', ...pkg('libuv', 'libcurl', 'nlohmann_json')];
const versions = ['clang-tidy', 'cppcheck'].map((tool) => execFileSync(tool, ['--version'], { encoding: 'utf8' }));

/** Changes with whatever decides how the file is judged. */
const rules = digest(versions, flags, read('.clang-tidy'), read('tests/lint/cppcheck.txt'), ...headers.map((header) => header + read(header)));

describe('clang-tidy and cppcheck', { concurrency: availableParallelism() }, () => {
  for (const file of files) {
    it(`find nothing in ${file}`, async () => {
      const stamp = `${build}${file.replaceAll('/', '.')}.clean`;
      const state = digest(rules, read(file));
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
      rmSync(stamp, { force: true });
      await clean('clang-tidy', ['--quiet', file, '--', ...flags]);
      await clean('cppcheck', [
        ...['--quiet', '--std=c++20', '--language=c++', '--enable=warning,performance,portability', '--inline-suppr', '--error-exitcode=1'],
        ...['--suppressions-list=tests/lint/cppcheck.txt', `-I${build}include`, `-I${root}tests`, file],
      ]);
      writeFileSync(stamp, state);
    });
  }
});

function read(file) {
  return readFileSync(root + file, 'utf8');
}

function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts.flat()) hash.update(`${part}\0`);
  return hash.digest('hex');
}

/** Fails with what the tool says where it has something to say. */
async function clean(tool, words) {
  const { code = 0, stdout, stderr } = await run(tool, words, { cwd: root, maxBuffer: 1e8 }).catch((error) => error);
  assert.equal(code, 0, `${tool} ${words.join(' ')}\n${stdout}${stderr}`);
}
