// The README's JavaScript example: the first ```js ravel block prints, in real time, the ```ravel-output block after it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = join(root, 'README.md');

/** The first block of `first` and the next block of `second` behind it. */
function blocks(markdown, first, second) {
  const found = markdown.match(new RegExp('^```' + first + '\\n([^]*?)^```$[^]*?^```' + second + '\\n([^]*?)^```$', 'm'));
  assert(found, `README.md: no \`\`\`${first} block with a \`\`\`${second} block of what it prints behind it`);
  return found.slice(1);
}

/** A folder in which 'ravel' can be imported. */
function folderWithRavel() {
  const folder = mkdtempSync(join(tmpdir(), 'ravel-readme-'));
  const here = join(folder, 'node_modules', 'ravel');
  mkdirSync(here, { recursive: true });
  writeFileSync(join(here, 'package.json'), JSON.stringify({ name: 'ravel', type: 'module', exports: './index.js' }));
  const built = pathToFileURL(join(root, 'build', 'wasm', 'ravel', 'index.js'));
  writeFileSync(join(here, 'index.js'), `export * from ${JSON.stringify(built)};\n`);
  return folder;
}

test("the README's JavaScript example prints what the README says", { skip: !existsSync(readme) && 'no README.md' }, () => {
  const [program, expected] = blocks(readFileSync(readme, 'utf8'), 'js ravel', 'ravel-output');
  const folder = folderWithRavel();
  try {
    writeFileSync(join(folder, 'example.mjs'), program);
    const printed = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8', timeout: 30_000 });
    assert.equal(printed, expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
