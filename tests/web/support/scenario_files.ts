// The files of a scenario and of its tasks, for the tests.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TaskFile } from '@web/model/tasks/format.js';
import { readTasks } from '@web/model/tasks/read.js';
import { programIds, scenariosHome } from '../../support/scenarios.mjs';

const nearMissHome = fileURLToPath(new URL('../../tasks/', import.meta.url));

const read = (file: string): string => readFileSync(file, 'utf8');

/** Scenarios and challenges that have tasks. */
export const withTasks: readonly string[] = programIds.filter((id) => existsSync(`${scenariosHome}${id}/tasks.json`));

export const tasksOf = (id: string): TaskFile => readTasks(read(`${scenariosHome}${id}/tasks.json`), `${id}/tasks.json`);

export const hasSolution = (id: string, task: string): boolean => existsSync(`${scenariosHome}${id}/solutions/${task}.js`);
export const solutionOf = (id: string, task: string): string => read(`${scenariosHome}${id}/solutions/${task}.js`);

/** A program that is almost there. */
export interface NearMiss {
  name: string;
  /** The number of the check that is to fail. */
  check: number;
  source: string;
}

/** tests/tasks/<id>/<task>/<number>-<word>.js */
export function nearMissesOf(id: string, task: string): NearMiss[] {
  const folder = `${nearMissHome}${id}/${task}/`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const check = Number(/^(\d+)-[a-z0-9-]+\.js$/.exec(file)?.[1] ?? Number.NaN);
      if (Number.isNaN(check)) throw new Error(`${folder}${file}: a name like 2-late.js is wanted`);
      return { name: file, check, source: read(folder + file) };
    });
}

export interface Expected {
  out: [number, string][];
  end: ['idle' | 'stop', number];
}

/** What each program of the course prints: by scenario or challenge, and by task; "t1b", "t1c" … are its variants'. */
export const expected = JSON.parse(read(`${nearMissHome}expected.json`)) as Record<string, Record<string, Expected>>;
