// The attributes of a snippet: which there are, and what they take. A word that nobody understands is a mistake in the page.
import table from '../attributes.json';
import type { Attributes, Problem } from './snippet.js';

interface Kind {
  /** What it takes, in words. */
  takes: string;
  /** The whole of a value. */
  pattern?: string;
  /** It has no value. */
  flag?: boolean;
  /** What it means without a value. */
  bare?: string;
}

/** Those of the table that all of Ravel's generators share, and those that HTML alone has. */
const kinds: Readonly<Record<string, Kind>> = {
  ...(table as Record<string, Kind>),
  attach: { takes: 'previous', pattern: 'previous' },
  version: { takes: 'a version of Ravel, such as 0.1.0', pattern: '\\S+' },
};

const fits = ({ flag, pattern, bare = '' }: Kind, value: string): boolean =>
  flag ? ['', 'true', 'false'].includes(value) : new RegExp(`^(?:${pattern})$`).test(value || bare);

/** Those that HTML and the generators give a meaning of their own. */
const others =
  /^(class|style|slot|part|exportparts|hidden|dir|tabindex|role|translate|linenums|linenostart|lineno-start|hl_lines|hl-lines|showLineNumbers|noInline|live|className|caption|name|data-.*|aria-.*|on.*|v-.*|[:@].*)$/;

/** Whether a flag is set. */
export const isSet = (attributes: Attributes, name: string): boolean => (attributes.get(name) ?? 'false') !== 'false';

/** What is wrong with them. */
export function problemsOf(attributes: Attributes, line: number): Problem[] {
  const messages = [...attributes].flatMap(([name, value]) => problemOf(name, value) ?? []);
  if (isSet(attributes, 'expect-error') && isSet(attributes, 'no-run')) {
    messages.push('It has expect-error and no-run: what is not run has no error. Take one of them away.');
  }
  if (attributes.has('scenario') && attributes.has('src'))
    messages.push('It has scenario and src: a program has one source. Take one of them away.');
  return messages.map((message) => ({ line, message }));
}

function problemOf(name: string, value: string): string | undefined {
  if (!Object.hasOwn(kinds, name)) {
    if (others.test(name)) return undefined;
    const meant = nearest(name, Object.keys(kinds));
    return `There is no attribute '${name}'${meant ? `: is ${meant} meant?` : `. There are ${listed(Object.keys(kinds), 'and')}.`}`;
  }
  const { takes } = kinds[name]!;
  return fits(kinds[name]!, value) ? undefined : `${name} takes ${takes}${value === '' ? '.' : `, and not '${value}'.`}`;
}

export function listed(words: readonly string[], last = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The one that a slip of two letters at most makes of it. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names.map((other) => ({ other, far: distance(name, other) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.min(2, Math.floor(best.other.length / 2)) ? best.other : undefined;
}

/** How many letters are to be put in, taken away or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row.at(-1)!;
}
