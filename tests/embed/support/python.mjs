// Documents for Sphinx and MkDocs, built in a folder of their own by the packages that are installed for the example sites.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sites } from './sites.mjs';

/** A project of these files. `python(...)` runs a module and gives what it says; `read(path)` is for what was built. */
export function project(t, files) {
  const folder = mkdtempSync(join(tmpdir(), 'ravel-docs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const python = (...words) => {
    const { status, stdout, stderr } = spawnSync(join(sites, 'venv/bin/python'), ['-m', ...words], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { status, said: (stdout + stderr).replaceAll(`${folder}/`, '') };
  };
  return { folder, python, read: (path) => readFileSync(join(folder, path), 'utf8') };
}
