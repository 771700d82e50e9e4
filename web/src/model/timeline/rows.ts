// The rows of the timeline: which there are, what they are called, and what folds into one.
import type { Id } from '../trace/state.js';
import type { History } from './history.js';
import type { Advance, Call, Chain, Connection, Fetch, PrintedLine, RowKind } from './types.js';

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
  | RowOf<'clocks', Advance>
  | RowOf<'fetches', Fetch>
  | RowOf<'connections', Connection>
  | RowOf<'chains', Chain>
  | RowOf<'console', PrintedLine>;

/** What one line of code makes more of than this folds into one row. */
export const foldsAbove = 8;

export function rowsOf(history: History, nameOf: (id: Id) => string, hidden: ReadonlySet<RowKind> = new Set()): Row[] {
  const rows: Row[] = [];
  if (history.turns.length > 0) rows.push(make('turns', 'Turns', '', [], () => 0));
  rows.push(
    ...sorted(
      'calls',
      history.calls.filter(({ carries }) => !carries),
      'call',
      (call) => nameOf(call.id) || call.name,
      endOfCall,
    ),
  );
  if (history.advances.length > 0) rows.push(make('clocks', 'Clocks', '', history.advances, (advance: Advance) => advance.seq));
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
      (end) => nameOf(end.id),
      (end) => end.closed || Infinity,
    ),
  );
  rows.push(...sorted('chains', history.chains, 'Deferred', (chain) => nameOf(chain.id), endOfChain));
  if (history.lines.length > 0) rows.push(make('console', 'Console', '', history.lines, (printed: PrintedLine) => printed.seq));
  return rows.filter((row) => row.kind === 'turns' || !hidden.has(row.kind));
}

const endOfCall = (call: Call): number => call.left || call.entered || call.cancelled || Infinity;
/** As far as its row is concerned: the next may stand behind it while it still runs. */
const overOfCall = (thing: Thing): number => (thing as Call).entered || Infinity;
const endOfChain = (chain: Chain): number => (chain.fired && chain.spans.at(-1)?.to ? Math.max(chain.last, chain.unhandled) : Infinity);

/** "http://north.test/" is north.test, and a path is told by its end. */
export function nameOfUrl(url: string): string {
  const [, host = url, path = ''] = /^[a-z]+:\/\/([^/?#]+)([^?#]*)/.exec(url) ?? [];
  return path.length > 1 ? path : host;
}

interface Thing {
  readonly id: Id;
  readonly line: number;
  readonly name?: string;
}
const begunAt = (thing: Thing): number => {
  const { made, begun, opened } = thing as Partial<Call & Fetch & Connection>;
  return made ?? begun ?? opened ?? 0;
};

/** What one line of code makes folds into one row where it is much; else what has one name shares a row where it does not overlap. */
function sorted<Kind extends 'calls' | 'fetches' | 'connections' | 'chains', T extends Thing>(
  kind: Kind,
  things: readonly T[],
  noun: string,
  nameOf: (thing: T) => string,
  endOf: (thing: T) => number,
): Row[] {
  return grouped(things, ({ line, name = '' }) => `${line} ${kind === 'calls' ? name : ''}`).flatMap((same) => {
    if (same.length > foldsAbove)
      return [make(kind, commonName(same, nameOf), `${same.length.toLocaleString('en')} ${plural(noun)}`, same, endOf)];
    if (kind === 'chains') return same.map((thing) => make(kind, nameOf(thing), '', [thing], endOf));
    return grouped(same, nameOf).flatMap((named) =>
      lanes(named, kind === 'calls' ? overOfCall : endOf).map((lane) => make(kind, nameOf(lane[0]!), '', lane, endOf)),
    );
  });
}

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups.values()];
}

/** Of many: their name without its number, or, where they have several, their line. */
function commonName<T extends Thing>(things: readonly T[], nameOf: (thing: T) => string): string {
  const names = new Set(things.slice(0, 20).map((thing) => nameOf(thing).replace(/ \d+$/, '')));
  names.delete('Deferred');
  return names.size === 1 ? [...names][0]! : things[0]!.name || (things[0]!.line ? `L${things[0]!.line}` : 'several');
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
