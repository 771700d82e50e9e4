// The rows of the timeline: which there are, what they are called, and what folds into one.
import type { Id } from '../trace/state.js';
import type { History } from './history.js';
import type { Call, Chain, Connection, Fetch, PrintedLine, RowKind } from './types.js';

interface RowOf<Kind extends RowKind, Thing> {
  readonly kind: Kind;
  readonly label: string;
  /** Under the label, where many things fold into the row: "412 calls". */
  readonly note: string;
  readonly folded: boolean;
  readonly things: readonly Thing[];
  /** Of things[0] to things[i], the last event of any. It only goes up, so that what is in view can be looked up. */
  readonly ends: readonly number[];
}
export type Row =
  | RowOf<'turns', never>
  | RowOf<'calls', Call>
  | RowOf<'fetches', Fetch>
  | RowOf<'connections', Connection>
  | RowOf<'chains', Chain>
  | RowOf<'console', PrintedLine>;

/** What one line of code makes more of than this folds into one row. */
export const foldsAbove = 8;

export function rowsOf(history: History, nameOf: (id: Id) => string, hidden: ReadonlySet<RowKind> = new Set()): Row[] {
  const rows: Row[] = [];
  if (history.turns.length > 0) rows.push(make('turns', 'Turns', '', [], () => 0));
  rows.push(...sorted('calls', history.calls, 'call', (call) => call.name || nameOf(call.id), endOfCall));
  rows.push(
    ...sorted(
      'fetches',
      history.fetches,
      'fetch',
      (fetch) => nameOfUrl(fetch.url),
      (fetch) => fetch.ended || Infinity,
    ),
  );
  rows.push(
    ...sorted(
      'connections',
      history.connections,
      'connection',
      (end) => end.name || nameOf(end.id),
      (end) => end.closed || Infinity,
    ),
  );
  rows.push(...sorted('chains', history.chains, 'Deferred', (chain) => nameOf(chain.id), endOfChain));
  if (history.lines.length > 0) rows.push(make('console', 'Console', '', history.lines, (printed: PrintedLine) => printed.seq));
  return rows.filter((row) => row.kind === 'turns' || !hidden.has(row.kind));
}

const endOfCall = (call: Call): number => call.left || call.entered || call.cancelled || Infinity;
const endOfChain = (chain: Chain): number => (chain.fired && chain.spans.at(-1)?.to ? Math.max(chain.last, chain.unhandled) : Infinity);

/** "http://north.test/" is north.test, and a path is told by its end. */
export function nameOfUrl(url: string): string {
  const [, host = url, path = ''] = /^[a-z]+:\/\/([^/?#]+)([^?#]*)/.exec(url) ?? [];
  return path.length > 1 ? path : host;
}

interface Thing {
  readonly id: Id;
  readonly line: number;
}
const begunAt = (thing: Thing): number => {
  const { made, begun, opened } = thing as Partial<Call & Fetch & Connection>;
  return made ?? begun ?? opened ?? 0;
};

/** Things that one line of code makes under one name share a row where they don't overlap, and fold where they are many. */
function sorted<Kind extends 'calls' | 'fetches' | 'connections' | 'chains', T extends Thing>(
  kind: Kind,
  things: readonly T[],
  noun: string,
  nameOf: (thing: T) => string,
  endOf: (thing: T) => number,
): Row[] {
  const groups = new Map<string, { name: string; things: T[] }>();
  for (const thing of things) {
    const name = nameOf(thing);
    const key = thing.line > 0 ? `${thing.line} ${kind === 'chains' ? '' : name}` : `#${thing.id}`;
    const group = groups.get(key);
    if (group) group.things.push(thing);
    else groups.set(key, { name, things: [thing] });
  }
  const rows: Row[] = [];
  for (const { name, things: same } of groups.values()) {
    if (same.length > foldsAbove) rows.push(make(kind, name, `${same.length.toLocaleString('en')} ${plural(noun)}`, same, endOf));
    else if (kind === 'chains') rows.push(...same.map((thing) => make(kind, nameOf(thing), '', [thing], endOf)));
    else rows.push(...lanes(same, endOf).map((lane) => make(kind, name, '', lane, endOf)));
  }
  // Things of one line stand together, where the first of them was made.
  return rows;
}

const plural = (noun: string): string => (noun === 'fetch' ? 'fetches' : `${noun}s`);

function lanes<T extends Thing>(things: readonly T[], endOf: (thing: T) => number): T[][] {
  const found: T[][] = [];
  for (const thing of things) {
    const free = found.find((lane) => endOf(lane.at(-1)!) <= begunAt(thing) + 2);
    if (free) free.push(thing);
    else found.push([thing]);
  }
  return found;
}

function make<T>(kind: RowKind, label: string, note: string, things: readonly T[], endOf: (thing: T) => number): Row {
  let end = 0;
  const ends = things.map((thing) => (end = Math.max(end, endOf(thing))));
  return { kind, label, note, folded: note !== '', things, ends } as unknown as Row;
}
