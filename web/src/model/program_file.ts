// Program files: what a link holds, as JSON, for programs that are too long for a link. Who lands another format adds a
// file of it to tests/web/fixtures: what was saved once is readable forever.
import { Refusal } from './refusal.js';
import { type Shared, readShared } from './shared.js';

const version = 1;

export const writeProgramFile = (shared: Shared): string => `${JSON.stringify({ ravel: 'program', version, ...shared }, undefined, 2)}\n`;

export const programFileName = (scenario: string): string => `${scenario || 'program'}.ravel.json`;

/** Of what a file holds. Throws a Refusal. */
export function readProgram(data: Record<string, unknown>): Shared {
  if (data.version !== version) {
    const of = typeof data.version === 'number' ? String(data.version) : 'no number';
    throw new Refusal(`This program is of version ${of}; this page reads version ${version}. Nothing was opened.`);
  }
  const shared = readShared(data);
  if (!shared) throw new Refusal('This file does not hold a program as Ravel saves it. Nothing was opened.');
  return shared;
}
