// The programs of Ravel's course, as the package ravel-playground has them; in Ravel's own tree, where they are written.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

function home() {
  try {
    const { resolve } = createRequire(import.meta.url);
    return pathToFileURL(resolve('ravel-playground/package.json'));
  } catch {
    return new URL('../../package.json', import.meta.url);
  }
}

/** Undefined: there is no such scenario. */
export function scenarioProgram(id) {
  const file = new URL(`scenarios/${id}/main.js`, home());
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : undefined;
}
