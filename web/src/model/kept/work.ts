// A learner's work on one scenario, as it is kept: the changed program and network, and earlier versions of them.
import type { Network } from 'ravel/create.js';
import { parseNetwork } from '../network.js';

/** What took its place: the program as given, a solution, another tab's, a file's, or another of these versions. */
export const reasons = ['reset', 'solution', 'tab', 'file', 'version'] as const;
export type Reason = (typeof reasons)[number];

/** What can differ between two tabs. Undefined: as it was given. */
export interface State {
  readonly code?: string | undefined;
  readonly network?: Network | undefined;
}

/** A state that another one took the place of. */
export interface Version extends State {
  readonly at: number;
  readonly why: Reason;
  /** Of the tab whose question is not answered yet: what it has next takes this one's place. */
  readonly tab?: string | undefined;
}

export interface Work extends State {
  /** Names this state of program and network: another state has another name. '': nothing was kept yet. */
  readonly rev: string;
  /** When it came to this state, in milliseconds. */
  readonly at: number;
  /** Where the cursor was left. */
  readonly cursor?: number | undefined;
  /** The newest first. */
  readonly versions: readonly Version[];
}

/** Of a program that a browser keeps. A file may hold a longer one. */
const mostCode = 5_000_000;
const mostVersions = 12;
/** Of all versions of a scenario together, in letters. The newest is kept however long it is. */
const mostLetters = 1_000_000;

export const noWork: Work = { rev: '', at: 0, versions: [] };

export const isScenarioId = (id: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(id);

/** What a work is kept under: a scenario's id, or the name of a shared program. */
export const isWorkKey = (key: string): boolean => isScenarioId(key.replace(/^link\./, ''));

export const isShort = ({ code }: State): boolean => (code?.length ?? 0) <= mostCode;

export const sameState = (a: State, b: State): boolean => a.code === b.code && JSON.stringify(a.network) === JSON.stringify(b.network);

/** With one more version; the same program is there once, and the program as given never. */
export function withVersion(versions: readonly Version[], version: Version): readonly Version[] {
  if (version.code === undefined && !version.network) return versions;
  const others = versions.filter((other) => !sameState(other, version) && (!version.tab || other.tab !== version.tab));
  const list = [version, ...others].slice(0, mostVersions);
  let letters = 0;
  return list.filter(
    ({ code, network }, index) => (letters += (code ?? '').length + JSON.stringify(network ?? '').length) <= mostLetters || index === 0,
  );
}

/** All of both. */
export const mergeVersions = (versions: readonly Version[], more: readonly Version[]): readonly Version[] =>
  more.toReversed().reduce((all, version) => (all.some((other) => sameState(other, version)) ? all : withVersion(all, version)), versions);

const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null && !Array.isArray(data);
/** The editor's. */
const withPlainBreaks = (code: string): string => code.replace(/\r\n?/g, '\n');
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What can be read of something that was kept, or came in a file (`most`: of a program); undefined: it is no work. Never throws. */
export function readWork(data: unknown, most = mostCode): Work | undefined {
  if (!isObject(data)) return undefined;
  const { rev, at, code, cursor, network, versions } = data;
  if (code !== undefined && !isCode(code, most)) return undefined;
  const pages = network === undefined ? undefined : parseNetwork(network);
  return {
    rev: typeof rev === 'string' && rev !== '' ? rev.slice(0, 60) : 'unnamed',
    at: isCount(at) ? at : 0,
    ...(code !== undefined && { code: withPlainBreaks(code) }),
    ...(pages && { network: pages }),
    ...(isCount(cursor) && { cursor }),
    versions: Array.isArray(versions) ? readVersions(versions.slice(0, mostVersions), most) : [],
  };
}

const isCode = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

function readVersions(list: readonly unknown[], most: number): readonly Version[] {
  const found = list.flatMap((data): Version[] => {
    if (!isObject(data)) return [];
    const { at, why, code, network, tab } = data;
    const pages = network === undefined ? undefined : parseNetwork(network);
    if (code === undefined ? !pages : !isCode(code, most)) return [];
    return [
      {
        at: isCount(at) ? at : 0,
        why: reasons.find((reason) => reason === why) ?? 'version',
        ...(isCode(code, most) && { code: withPlainBreaks(code) }),
        ...(pages && { network: pages }),
        ...(typeof tab === 'string' && { tab: tab.slice(0, 60) }),
      },
    ];
  });
  return found.toReversed().reduce<readonly Version[]>(withVersion, []);
}
