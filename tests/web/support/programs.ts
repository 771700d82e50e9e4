// Small programs whose traces tests know (tests/programs). They stay as they are, whatever the course does.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Network, TraceEvent } from 'ravel/create.js';
import { traceOf } from '../../support/program.mjs';

const home = fileURLToPath(new URL('../../programs/', import.meta.url));

export type ProgramName =
  | 'blocking-input'
  | 'chaining'
  | 'errback-lanes'
  | 'fire-twice'
  | 'first-errback'
  | 'first-wins'
  | 'fuse-chain'
  | 'get-page'
  | 'give-up'
  | 'inline-callbacks'
  | 'late-callback'
  | 'unhandled'
  | 'wait-for-all';

const read = (file: string): string => readFileSync(home + file, 'utf8');

export const programOf = (name: ProgramName): string => read(`${name}.js`);

/** A program's trace; its network is in the file beside it. */
export function traceOfProgram(name: ProgramName): Promise<TraceEvent[]> {
  const file = `${name}.json`;
  return traceOf(programOf(name), existsSync(home + file) ? { network: JSON.parse(read(file)) as Network } : {});
}
