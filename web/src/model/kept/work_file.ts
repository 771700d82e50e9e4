// Work files: all of a learner's work as JSON. Written by the page, and opened again in this browser or another.
import { count } from '../facts.js';
import { mostBytes, readJson } from '../open_file.js';
import { Refusal } from '../refusal.js';
import { type KeptProgress, readProgress } from './kept_progress.js';
import { type Work, isWorkKey, mergeVersions, readWork, sameState, withVersion } from './work.js';

export interface Kept {
  /** By scenario, or the name of a shared program. */
  works: ReadonlyMap<string, Work>;
  progress: KeptProgress;
  /** The store could not be read: this is what the page has. */
  unread?: boolean;
}

export interface WorkFile extends Kept {
  /** So many parts of it could not be read. */
  damaged: number;
}

const version = 1;
const mostWorks = 2_000;

export function writeWorkFile({ works, progress }: Kept, saved: Date): string {
  const entries = [...works].map(([key, { code, network, cursor, at, versions }]) => [key, { at, code, network, cursor, versions }]);
  const { seen, solved } = progress;
  return `${JSON.stringify(
    {
      ravel: 'work',
      version,
      saved: saved.toISOString(),
      works: Object.fromEntries(entries) as unknown,
      progress: { seen: [...seen], solved: [...solved] },
    },
    null,
    1,
  )}\n`;
}

/** Of a file that was chosen or dropped. Rejects with a Refusal. */
export async function openWorkFile(file: Blob): Promise<WorkFile> {
  if (file.size > mostBytes) throw new Refusal(`This file has more than ${mostBytes / 1_000_000} MB. It was not opened.`);
  return readWorkFile(await file.text());
}

/** Throws a Refusal. A part that is damaged does not keep the others away. */
export function readWorkFile(text: string): WorkFile {
  const data = readJson(text);
  if (data.ravel !== 'work') throw new Refusal('This file is no work of Ravel. Nothing was opened.');
  if (data.version !== version) {
    const its = typeof data.version === 'number' ? data.version : 'unknown';
    throw new Refusal(`This work is of version ${its}; this page reads version ${version}. Nothing was opened.`);
  }
  if (!isObject(data.works)) throw new Refusal('The “works” of this file are not a list of programs. Nothing was opened.');
  const entries = Object.entries(data.works);
  if (entries.length > mostWorks)
    throw new Refusal(`This file has more than ${mostWorks.toLocaleString('en')} programs. Nothing was opened.`);
  const works = new Map<string, Work>();
  for (const [key, value] of entries) {
    const work = isWorkKey(key) ? readWork(value, mostBytes) : undefined;
    if (work) works.set(key, work);
  }
  // When it was cleared elsewhere is nothing to this browser.
  const { seen, solved } = readProgress(data.progress);
  return { works, progress: { seen, solved, cleared: 0 }, damaged: entries.length - works.size };
}

const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null && !Array.isArray(data);

// -- into what is there

/** fresh: nothing was changed here. same: there is nothing new. differing: both have changed the program, and not in the same way. */
export type Kind = 'fresh' | 'same' | 'differing';

export function kindOf(there: Work | undefined, file: Work): Kind {
  if (isGiven(file)) return 'same';
  if (!there || isGiven(there)) return 'fresh';
  return sameState(there, file) ? 'same' : 'differing';
}

const isGiven = ({ code, network }: Work): boolean => code === undefined && !network;

/** Nothing of either is lost: the one that is not `preferred` is among the versions. */
export function joinWork(there: Work | undefined, file: Work, preferred: 'file' | 'mine', rev: string, at: number): Work {
  const versions = mergeVersions(there?.versions ?? [], file.versions);
  const kind = kindOf(there, file);
  if (kind === 'fresh' || !there) return { ...file, rev, at, versions };
  if (kind === 'same') return { ...there, versions };
  if (preferred === 'file') return { ...file, rev, at, versions: withVersion(versions, { ...stateOf(there), at, why: 'file' }) };
  return { ...there, versions: withVersion(versions, { ...stateOf(file), at: file.at, why: 'file' }) };
}

const stateOf = ({ code, network }: Work): Pick<Work, 'code' | 'network'> => ({ code, network });

/** In words, such as "2 programs, 1 network, 3 earlier versions, 12 scenarios run, 9 tasks solved". */
export function sayKept({ works, progress }: Kept): string {
  const all = [...works.values()];
  const parts: [number, string][] = [
    [all.filter(({ code }) => code !== undefined).length, 'changed program'],
    [all.filter(({ network }) => network).length, 'changed network'],
    [all.reduce((sum, { versions }) => sum + versions.length, 0), 'earlier version'],
    [progress.solved.size, 'solved task'],
  ];
  const said = parts.filter(([many]) => many > 0).map(([many, what]) => count(many, what));
  if (progress.seen.size > 0) said.push(`${count(progress.seen.size, 'scenario')} run`);
  return said.join(', ') || 'nothing yet';
}
