// The simulated network as a learner edits it: a row of texts for each page, and what is wrong with them.
import type { Network } from 'ravel/create.js';
import type { Page } from 'ravel/pages.js';
import { hasUnseen } from './unseen.js';

export type FailureKind = 'none' | 'refused' | 'timeout' | 'dropped' | 'other';
export type Field = 'address' | 'latency' | 'jitter' | 'status' | 'body' | 'words';

/** A page as it is written into the fields. */
export interface PageRow {
  address: string;
  latency: string;
  jitter: string;
  status: string;
  body: string;
  failure: FailureKind;
  /** What the failure says, where it is `dropped` (there it may be empty) or `other`. */
  words: string;
  /** As it was given, for what has no field of its own: when pieces arrive. */
  given?: { latency: number; chunks: number[] };
}

export interface Problem {
  row: number;
  field: Field;
  /** What to do. */
  message: string;
}

export const failureWords = { refused: 'connection refused', timeout: 'timed out' } as const;
export const mostPages = 50;
const longestWait = 86_400;
const longestBody = 20_000;
const longestWords = 200;
const longestName = 500;
const isLink = (name: string): boolean => name.startsWith('memory:');

export const newRow = (rows: readonly PageRow[]): PageRow => {
  let n = rows.length + 1;
  while (rows.some(({ address }) => address === `http://page${n}.test/`)) n += 1;
  return { address: `http://page${n}.test/`, latency: '0.5', jitter: '', status: '', body: `page ${n}`, failure: 'none', words: '' };
};

export function rowsOf(network: Network): PageRow[] {
  return Object.entries(network)
    .filter(([name]) => !isLink(name))
    .map(([address, entry]) => rowOf(address, entry as Page));
}

function rowOf(address: string, { latency, jitter = 0, chunks, status = 200, body = '', failure = '', dropped = false }: Page): PageRow {
  const known = (Object.keys(failureWords) as (keyof typeof failureWords)[]).find((kind) => failureWords[kind] === failure);
  const kind = dropped ? 'dropped' : failure === '' ? 'none' : (known ?? 'other');
  return {
    address,
    latency: String(latency),
    jitter: jitter > 0 ? String(jitter) : '',
    status: status === 200 ? '' : String(status),
    body,
    failure: kind,
    words: kind === 'dropped' || kind === 'other' ? failure : '',
    ...(chunks && { given: { latency, chunks } }),
  };
}

/** The names of the links in memory: they have no fields, and stay as they are. */
export const linksOf = (network: Network): string[] => Object.keys(network).filter(isLink);

/** The network that the rows make, with the links of the one before; or what is wrong with the rows. */
export function readRows(rows: readonly PageRow[], before: Network): { network: Network } | { problems: Problem[] } {
  const problems = rows.flatMap((row, i) => problemsOf(row, i, rows));
  if (problems.length > 0) return { problems };
  const pages = rows.map((row): [string, Page] => [row.address.trim(), pageOf(row)]);
  const links = Object.entries(before).filter(([name]) => isLink(name));
  return { network: Object.fromEntries([...pages, ...links]) };
}

/** Without what is as it is by default. */
function pageOf({ latency, jitter, status, body, failure, words, given }: PageRow): Page {
  const page: Page = { latency: Number(latency) };
  if (Number(jitter) > 0) page.jitter = Number(jitter);
  if (given) page.chunks = stretched(given, page.latency);
  if (status.trim() !== '' && Number(status) !== 200) page.status = Number(status);
  if (body !== '') page.body = body;
  if (failure === 'dropped') page.dropped = true;
  const failed = failure === 'refused' || failure === 'timeout' ? failureWords[failure] : failure === 'none' ? '' : words.trim();
  if (failed !== '') page.failure = failed;
  return page;
}

/** Pieces keep their share of the way. */
function stretched(given: { latency: number; chunks: number[] }, latency: number): number[] {
  if (latency === given.latency || given.latency === 0) return given.chunks;
  return given.chunks.map((at) => Math.round((at * latency * 1000) / given.latency) / 1000);
}

function problemsOf(row: PageRow, index: number, rows: readonly PageRow[]): Problem[] {
  const found: [Field, string | undefined][] = [
    ['address', addressProblem(row.address, index, rows)],
    ['latency', row.latency.trim() === '' ? 'Write how many seconds the answer takes, such as 0.5.' : secondsProblem(row.latency)],
    ['jitter', row.jitter.trim() === '' ? undefined : secondsProblem(row.jitter)],
    ['status', statusProblem(row.status.trim())],
    ['body', row.body.length > longestBody ? `Shorten it to ${longestBody.toLocaleString('en')} letters.` : undefined],
    ['words', wordsProblem(row)],
  ];
  return found.flatMap(([field, message]) => (message === undefined ? [] : [{ row: index, field, message }]));
}

function addressProblem(text: string, index: number, rows: readonly PageRow[]): string | undefined {
  const address = text.trim();
  if (address === '') return 'Write an address, such as http://north.test/.';
  if (!/^https?:\/\/[^\s/]/.test(address) || address.length > longestName || !URL.canParse(address))
    return 'Begin it with http://, then a name: http://north.test/.';
  if (hasUnseen(address)) return 'Write it again by hand: it has signs that cannot be seen.';
  const same = rows.findIndex((other) => plain(other.address) === plain(address));
  return same < index ? `Page ${same + 1} has this address already: change one of them.` : undefined;
}

/** With and without the last slash it is the same page. */
const plain = (address: string): string => address.trim().replace(/\/$/, '');

function secondsProblem(text: string): string | undefined {
  const seconds = Number(text);
  if (text.trim() === '' || !/^[\d.e+-]+$/i.test(text.trim()) || !Number.isFinite(seconds))
    return 'Write it as a number of seconds, such as 0.5.';
  if (seconds < 0) return 'Choose 0 or more seconds.';
  return seconds > longestWait ? `Choose ${longestWait.toLocaleString('en')} seconds (a day) or less.` : undefined;
}

function statusProblem(status: string): string | undefined {
  if (status === '' || (/^\d+$/.test(status) && Number(status) >= 100 && Number(status) <= 599)) return undefined;
  return 'Write a number from 100 to 599. 400 and more fail with HttpError.';
}

function wordsProblem({ failure, words }: PageRow): string | undefined {
  if (failure === 'other' && words.trim() === '') return 'Write what the Failure says, such as: no such host.';
  return (failure === 'other' || failure === 'dropped') && words.length > longestWords
    ? `Shorten it to ${longestWords} letters.`
    : undefined;
}

/** What was kept or came with a link, if it is a network that could be written here. */
export function parseNetwork(data: unknown): Network | undefined {
  if (!isObject(data)) return undefined;
  const entries = Object.entries(data);
  if (
    entries.length > mostPages ||
    !entries.every(([name, entry]) => (isLink(name) ? isLinkName(name) && isLinkEntry(entry) : isPage(entry)))
  )
    return undefined;
  const network = data as Network;
  return 'network' in readRows(rowsOf(network), network) ? network : undefined;
}

const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null && !Array.isArray(data);
const isSeconds = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= longestWait;
const isList = (value: unknown, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= 1_000 && value.every(holds);

/** Every field that is there passes its check, and there are no others. */
function fits(entry: unknown, checks: Record<string, (value: unknown) => boolean>): boolean {
  return isObject(entry) && Object.entries(entry).every(([name, value]) => Object.hasOwn(checks, name) && checks[name]!(value));
}

const isPage = (entry: unknown): boolean =>
  isObject(entry) &&
  isSeconds(entry.latency) &&
  fits(entry, {
    latency: isSeconds,
    jitter: isSeconds,
    chunks: (value) => isList(value, isSeconds),
    status: Number.isInteger,
    body: (value) => typeof value === 'string',
    failure: (value) => typeof value === 'string' && value.length <= longestWords,
    dropped: (value) => typeof value === 'boolean',
  });

const isLinkName = (name: string): boolean => name.length <= longestName && !hasUnseen(name);
const isLinkEntry = (entry: unknown): boolean =>
  fits(entry, {
    delay: isSeconds,
    gap: isSeconds,
    pieces: (value) => isList(value, (size) => Number.isSafeInteger(size) && (size as number) > 0),
  });

/** Whether two networks are the same, in the same order. */
export const sameNetwork = (a: Network, b: Network): boolean => JSON.stringify(readable(a)) === JSON.stringify(readable(b));

const readable = (network: Network): unknown => {
  const read = readRows(rowsOf(network), network);
  return 'network' in read ? Object.entries(read.network) : Object.entries(network);
};
