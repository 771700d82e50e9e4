// The command `ravel` of a package that is laid out in a folder of its own, and pages for it.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { layOut } from '../../../web/embed/npm/pack.mjs';

/** A folder that is gone after the tests of the file. */
export function folderForNow() {
  const folder = mkdtempSync(join(tmpdir(), 'ravel-embed-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program to its end, whatever that is. */
export function run(program, given, options = {}) {
  const begun = performance.now();
  return new Promise((resolve) => {
    execFile(program, given, { encoding: 'utf8', timeout: 120_000, maxBuffer: 1e8, ...options }, (error, out, err) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, out, err, took: performance.now() - begun });
    });
  });
}

/** Gives `check(files, …options)`: writes the files into a new folder, and checks that. */
export function useCommand() {
  const home = folderForNow();
  const command = join(layOut(join(home, 'package')), 'check', 'ravel.mjs');
  let folders = 0;
  const ravel = (given, options) => run(process.execPath, [command, ...given], options);
  async function check(files, ...options) {
    const cwd = join(home, String((folders += 1)));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, 'docs', name)), { recursive: true });
      writeFileSync(join(cwd, 'docs', name), text);
    }
    const again = (...more) => ravel(['check', 'docs', ...more], { cwd });
    const read = (name) => readFileSync(join(cwd, 'docs', name), 'utf8');
    return { ...(await again(...options)), cwd, again, read };
  }
  return { command, ravel, check };
}

export const page = (...lines) => `${lines.join('\n')}\n`;
/** A fence with a snippet, and its output behind it where there is one. */
export const snippet = (words, code, output) =>
  ['```ravel ' + words, code, '```', ...(output === undefined ? [] : ['', '```ravel-output', output, '```']), ''].join('\n');
