// clang-tidy and cppcheck over the C++: a test a file, one for the course. What was clean stays so until it, a header or a rule changes.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
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
  readdirSync(root + folder, { recursive: true })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name}`)
    .sort();

/** Catch2's macros are not ours to mend: of the tests, what is written without them. (The contract suite's harness includes them.) */
const isOurs = (file) => !/#include (<catch2|"contract\/harness)/.test(read(file));

const folders = ['core', 'tests', 'wasm'];
const files = folders.flatMap((folder) => filesOf(folder, '.cpp')).filter(isOurs);
const headers = folders.flatMap((folder) => filesOf(folder, '.h'));

// The course is read as one file, in which each scenario has a namespace: each alone would have the whole library read again.
const scenarios = filesOf('web/scenarios', '.cpp');
const course = 'build/lint/course.cpp';
const headersOfCourse = new Set(scenarios.flatMap((file) => read(file).match(/^#include <.*>$/gm)));
const spaces = scenarios.map((file, n) => `namespace scenario${n} {\n#include "${root}${file}"  // NOLINT(bugprone-suspicious-include)\n}`);
writeFileSync(root + course, [...headersOfCourse, ...spaces, ''].join('\n'));
/** It is for learners: `std::string name` is easier to read than a reference to one. */
const forLearners = ['--checks=-performance-unnecessary-value-param'];

const pkg = (...names) => {
  try {
    return execFileSync('pkg-config', ['--cflags', ...names], { encoding: 'utf8' }).trim().split(/\s+/).filter(Boolean);
  } catch {
    return [];
  }
};
/** What the benchmarks are compiled with: the peers that are here. */
const bench = [
  '-DBENCH_FOLDER=""',
  ...(spawnSync('pkg-config', ['--exists', 'kj-async']).status === 0 ? ['-DBENCH_KJ'] : []),
  ...(existsSync('/usr/include/ev.h') ? ['-DBENCH_LIBEV'] : []),
];
const inFolder = (name) => `-I${root}${name}`;
const libraries = pkg('libuv', 'libcurl', 'nlohmann_json');
const flags = ['-std=c++20', `-I${build}include`, inFolder('tests'), inFolder('tests/fuzz'), '-Wall', '-Wextra', ...libraries, ...bench];
const versions = ['clang-tidy', 'cppcheck'].map((tool) => execFileSync(tool, ['--version'], { encoding: 'utf8' }));

// The page's C++ is read as if for this machine, with Emscripten's headers. Embind's are in a later C++ than clang-tidy
// before 16 knows: what needs them is read by cppcheck alone.
const headersOfPage = process.env.RAVEL_EMSCRIPTEN_HEADERS ?? assert.fail('RAVEL_EMSCRIPTEN_HEADERS is not set: tests/run.sh lint does it');
const page = ['-D__EMSCRIPTEN__', '-idirafter', headersOfPage, inFolder('wasm'), inFolder('tests/bench')];
const isOfPage = (file) => /^(wasm|tests\/bench\/wasm)\//.test(file);
const knowsEmbind = Number(/version (\d+)/.exec(versions[0])?.[1]) >= 16;
const emJs = '-DEM_JS(result,name,parameters,...)=result name parameters;';

/** Changes with whatever decides how the file is judged. */
const judges = ['.clang-tidy', 'tests/core/no_memory/.clang-tidy', 'tests/lint/cppcheck.txt', 'tests/lint/lint.test.mjs', ...headers];
const rules = digest(versions, flags, page, ...judges.map((file) => file + read(file)));

describe('clang-tidy and cppcheck', { concurrency: availableParallelism() }, () => {
  it(`find nothing in the ${scenarios.length} scenarios`, () => judge(course, scenarios, forLearners));
  for (const file of files) it(`find nothing in ${file}`, () => judge(file));
  it('read as many files as README.md says', () => assert.match(read('README.md'), new RegExp(` ${files.length + scenarios.length} C\\+\\+ files`)));
});

/** `parts`: what it includes and is judged with it; `words`: more for clang-tidy. */
async function judge(file, parts = [], words = []) {
  const stamp = `${build}${file.replaceAll('/', '.')}.clean`;
  const state = digest(rules, words, [file, ...parts].map(read));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  rmSync(stamp, { force: true });
  if (knowsEmbind || !/#include <emscripten\/bind\.h>/.test(read(file))) {
    await clean('clang-tidy', ['--quiet', ...words, file, '--', ...flags, ...(isOfPage(file) ? page : [])]);
  }
  await clean('cppcheck', [
    ...['--quiet', '--std=c++20', '--language=c++', '--enable=warning,performance,portability', '--inline-suppr', '--error-exitcode=1'],
    ...['--suppressions-list=tests/lint/cppcheck.txt', `-I${build}include`, inFolder('tests'), ...(isOfPage(file) ? [emJs] : []), file],
  ]);
  writeFileSync(stamp, state);
}

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
